// The words of verification, in English and Welsh, and those that every task of scores shares.
import type { Bilingual, TablePlot, TableWords, TaskWords } from '../words.ts'

/** “1 in 1,000” */
export function oneIn(of: string, locale: string, words: (n: string) => string): string {
  const rate = Number(of)
  if (!(rate > 0)) return of
  return words(new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 }).format(1 / rate))
}

/** What is said of the trade-off by every task of scores; the columns of the two rates are the task's. */
export function scoreTableWords(
  language: 'en' | 'cy',
  rates: Readonly<Record<string, string>>,
): Readonly<Record<string, TableWords>> {
  return language === 'en' ? englishTables(rates) : welshTables(rates)
}

/** One error over the other, both logarithmic, as such curves are drawn. */
function trade(rates: Readonly<Record<string, string>>): TablePlot {
  const [wrong = '', missed = ''] = Object.keys(rates)
  return { x: wrong, y: [missed], scale: 'log' }
}

function englishTables(rates: Readonly<Record<string, string>>): Readonly<Record<string, TableWords>> {
  return {
    det: {
      title: 'The choice of threshold (detection error trade-off)',
      note: 'Each threshold gives one row: fewer errors of one kind, at the price of more of the other.',
      columns: { threshold: 'Threshold', ...rates },
      plot: trade(rates),
    },
    operating_points: {
      title: 'Thresholds that keep a limit',
      note: 'The most lenient threshold that keeps wrong acceptances within each limit in these data, and, in the row without a limit, the threshold where both errors are equally frequent. A threshold that was chosen on these data has to be confirmed on others.',
      columns: {
        limit: 'Limit',
        threshold: 'Threshold',
        false_accepted: 'Wrongly accepted',
        genuine_refused: 'Wrongly refused',
        ...rates,
      },
    },
    score_grid: {
      title: 'What the bins of the scores leave open',
      note: 'The scores were merged in bins. Counts at the edges of the bins are exact; the figures of the scores themselves lie between these limits.',
      columns: {
        bins: 'Bins',
        area_low: 'Area under the curve, at least',
        area_high: 'Area under the curve, at most',
        equal_error_low: 'Equal error rate, at least',
        equal_error_high: 'Equal error rate, at most',
      },
    },
  }
}

function welshTables(rates: Readonly<Record<string, string>>): Readonly<Record<string, TableWords>> {
  return {
    det: {
      title: 'Dewis y trothwy (cyfaddawd rhwng gwallau)',
      note: 'Mae pob trothwy’n rhoi un rhes: llai o wallau o un math, ar draul mwy o’r llall.',
      columns: { threshold: 'Trothwy', ...rates },
      plot: trade(rates),
    },
    operating_points: {
      title: 'Trothwyon sy’n cadw terfyn',
      note: 'Y trothwy mwyaf llac sy’n cadw derbyniadau anghywir o fewn pob terfyn yn y data hyn ac, yn y rhes heb derfyn, y trothwy lle mae’r ddau fath o wall yr un mor aml. Rhaid cadarnhau ar ddata eraill drothwy a ddewiswyd ar y data hyn.',
      columns: {
        limit: 'Terfyn',
        threshold: 'Trothwy',
        false_accepted: 'Derbyniwyd ar gam',
        genuine_refused: 'Gwrthodwyd ar gam',
        ...rates,
      },
    },
    score_grid: {
      title: 'Yr hyn y mae biniau’r sgorau’n ei adael yn agored',
      note: 'Cyfunwyd y sgorau mewn biniau. Mae’r cyfrifon ar ymylon y biniau’n union; mae ffigurau’r sgorau eu hunain rhwng y terfynau hyn.',
      columns: {
        bins: 'Biniau',
        area_low: 'Arwynebedd o dan y gromlin, o leiaf',
        area_high: 'Arwynebedd o dan y gromlin, ar y mwyaf',
        equal_error_low: 'Cyfradd gwallau cyfartal, o leiaf',
        equal_error_high: 'Cyfradd gwallau cyfartal, ar y mwyaf',
      },
    },
  }
}

/** The table of how far a rate differs between groups. */
export function spreadWords(language: 'en' | 'cy', rate: string): TableWords {
  return language === 'en'
    ? {
        title: `How far groups differ: ${rate}`,
        note: 'A highest rate of once the geometric mean, a Gini coefficient of 0 and a worst rate of once the best are parity (ISO/IEC 19795-10; NIST IR 8429). A ratio cannot be given where a group has no error. These are estimates, and small groups make them look larger; the intervals by group say how sure they are.',
        columns: {
          attribute: 'Attribute',
          groups: 'Groups',
          too_few: 'Groups too small to count in',
          highest_to_geometric_mean: 'Highest ÷ geometric mean',
          gini: 'Gini coefficient',
          worst_to_best: 'Worst ÷ best',
          worst: 'Worst off',
          best: 'Best off',
        },
      }
    : {
        title: `Pa mor wahanol yw’r grwpiau: ${rate}`,
        note: 'Mae cyfradd uchaf sy’n hafal i’r cymedr geometrig, cyfernod Gini o 0 a chyfradd waethaf sy’n hafal i’r orau’n gydraddoldeb (ISO/IEC 19795-10; NIST IR 8429). Ni ellir rhoi cymhareb lle nad oes gwall gan grŵp. Amcangyfrifon yw’r rhain, ac mae grwpiau bach yn gwneud iddynt edrych yn fwy; mae’r cyfyngau yn ôl grŵp yn dweud pa mor sicr ydynt.',
        columns: {
          attribute: 'Priodoledd',
          groups: 'Grwpiau',
          too_few: 'Grwpiau rhy fach i’w cynnwys',
          highest_to_geometric_mean: 'Uchaf ÷ cymedr geometrig',
          gini: 'Cyfernod Gini',
          worst_to_best: 'Gwaethaf ÷ gorau',
          worst: 'Y gwaethaf',
          best: 'Y gorau',
        },
      }
}

export const SHARED_MEASURES: Readonly<Record<'en' | 'cy', TaskWords['measures']>> = {
  en: {
    equal_error_rate: {
      name: 'Equal error rate',
      meaning: () =>
        'the rate of both kinds of error at the threshold where they are equally frequent; 0% is best, 50% is chance',
      says: ({ cases }, f) =>
        `At the threshold where both kinds of error are equally frequent, between ${f.low} and ${f.high} of every ${f.base} ${cases} are judged wrongly.`,
    },
    area_under_roc: {
      name: 'Area under the ROC curve',
      meaning: ({ positives, negatives }) =>
        `how often one of the ${positives} scores higher than one of the ${negatives}; 0.5 is chance`,
    },
  },
  cy: {
    equal_error_rate: {
      name: 'Cyfradd gwallau cyfartal',
      meaning: () =>
        'cyfradd y ddau fath o wall wrth y trothwy lle maent yr un mor aml; 0% yw’r gorau, hap yw 50%',
      says: ({ cases }, f) =>
        `Wrth y trothwy lle mae’r ddau fath o wall yr un mor aml, bernir rhwng ${f.low} a ${f.high} o bob ${f.base} yn anghywir (${cases}).`,
    },
    area_under_roc: {
      name: 'Arwynebedd o dan y gromlin ROC',
      meaning: ({ positives, negatives }) =>
        `pa mor aml y mae un o’r grŵp cyntaf (${positives}) yn cael sgôr uwch nag un o’r ail (${negatives}); hap yw 0.5`,
    },
  },
}

const IMPOSTORS = { en: 'comparisons of two different people', cy: 'cymariaethau o ddau berson gwahanol' }
const GENUINE = {
  en: 'comparisons of a person with themselves',
  cy: 'cymariaethau o berson ag ef neu hi ei hun',
}

const en: TaskWords['measures'] = {
  false_match_rate: {
    name: 'False match rate',
    meaning: (plan) => `of ${plan.negatives}, those called a match`,
    says: (plan, f) =>
      `Of every ${f.base} ${plan.negatives}, between ${f.low} and ${f.high} were wrongly called a match.`,
  },
  false_non_match_rate: {
    name: 'False non-match rate',
    meaning: (plan) => `of ${plan.positives}, those not called a match`,
    says: (plan, f) =>
      `Of every ${f.base} ${plan.positives}, between ${f.low} and ${f.high} were wrongly not called a match.`,
  },
  false_non_match_rate_at: {
    name: 'False non-match rate at a fixed false match rate',
    meaning: (plan) =>
      `of ${plan.positives}, those not called a match at the lowest threshold that keeps the false match rate within the limit`,
  },
  ...SHARED_MEASURES.en,
}

const cy: TaskWords['measures'] = {
  false_match_rate: {
    name: 'Cyfradd paru ffug',
    meaning: (plan) => `ymhlith ${plan.negatives}, y rhai y dywedwyd eu bod yn cyfateb`,
    says: (plan, f) =>
      `Ymhlith ${plan.negatives}, dywedwyd ar gam fod rhwng ${f.low} a ${f.high} o bob ${f.base} yn cyfateb.`,
  },
  false_non_match_rate: {
    name: 'Cyfradd methu paru',
    meaning: (plan) => `ymhlith ${plan.positives}, y rhai na ddywedwyd eu bod yn cyfateb`,
    says: (plan, f) =>
      `Ymhlith ${plan.positives}, dywedwyd ar gam nad oedd rhwng ${f.low} a ${f.high} o bob ${f.base} yn cyfateb.`,
  },
  false_non_match_rate_at: {
    name: 'Cyfradd methu paru wrth gyfradd paru ffug benodol',
    meaning: (plan) =>
      `ymhlith ${plan.positives}, y rhai na ddywedwyd eu bod yn cyfateb wrth y trothwy isaf sy’n cadw’r gyfradd paru ffug o fewn y terfyn`,
  },
  ...SHARED_MEASURES.cy,
}

const RATES = {
  en: { false_match_rate: 'False match rate', false_non_match_rate: 'False non-match rate' },
  cy: { false_match_rate: 'Cyfradd paru ffug', false_non_match_rate: 'Cyfradd methu paru' },
}

function tables(language: 'en' | 'cy'): Readonly<Record<string, TableWords>> {
  const rates = RATES[language]
  return {
    ...scoreTableWords(language, rates),
    spread_false_match_rate: spreadWords(language, rates.false_match_rate),
    spread_false_non_match_rate: spreadWords(language, rates.false_non_match_rate),
  }
}

export const words: Bilingual = {
  en: {
    name: 'Verification',
    about:
      'Whether two faces, voices or fingerprints are of the same person. Each row is one comparison, with the score that the system gave it and whether the two really are the same person (genuine). Name the people compared in `subject_a` and `subject_b`: comparisons share people, and the intervals then know it.',
    cases: 'comparisons',
    positives: GENUINE.en,
    negatives: IMPOSTORS.en,
    measures: en,
    tables: tables('en'),
    of: (of) => oneIn(of, 'en-GB', (n) => `1 in ${n}`),
    methods: () => [
      'A comparison is a match where its score is at least the threshold (at most, where a lower score means more alike). False match and false non-match rates follow ISO/IEC 19795-1:2021; failures to acquire an image are not among the comparisons.',
      'The equal error rate is the mean of both rates at the threshold where they are nearest; scores that tie are never split.',
      'Where the people compared are named, comparisons that share a person count as dependent, after Fogliato, Patil and Perona (2024, arXiv:2306.01198).',
    ],
  },
  cy: {
    name: 'Gwirio',
    about:
      'A yw dau wyneb, llais neu olion bysedd yn perthyn i’r un person. Un gymhariaeth yw pob rhes, gyda’r sgôr a roddodd y system iddi ac a yw’r ddau’n perthyn i’r un person mewn gwirionedd (dilys). Enwch y bobl a gymharwyd yn `subject_a` a `subject_b`: mae cymariaethau’n rhannu pobl, ac mae’r cyfyngau wedyn yn gwybod hynny.',
    cases: 'cymariaethau',
    positives: GENUINE.cy,
    negatives: IMPOSTORS.cy,
    measures: cy,
    tables: tables('cy'),
    of: (of) => oneIn(of, 'cy-GB', (n) => `1 o bob ${n}`),
    methods: () => [
      'Mae cymhariaeth yn cyfateb lle mae ei sgôr yn cyrraedd y trothwy o leiaf (ar y mwyaf, lle mae sgôr is yn golygu mwy tebyg). Mae’r cyfraddau paru ffug a methu paru’n dilyn ISO/IEC 19795-1:2021; nid yw methiannau i gael delwedd ymhlith y cymariaethau.',
      'Y gyfradd gwallau cyfartal yw cymedr y ddwy gyfradd wrth y trothwy lle maent agosaf; ni chaiff sgorau cyfartal eu gwahanu byth.',
      'Lle enwir y bobl a gymharwyd, mae cymariaethau sy’n rhannu person yn ddibynnol, yn ôl Fogliato, Patil a Perona (2024, arXiv:2306.01198).',
    ],
  },
}
