// The words of binary classification, in English and Welsh.
import { type Bilingual, FLAGGED, type TaskWords } from '../words.ts'

/** “Missed” says it in one word, unless the plan says what was not done. */
function missed(flagged: string): string {
  return flagged === FLAGGED.en ? 'missed' : `not ${flagged}`
}

const en: TaskWords['measures'] = {
  accuracy: {
    name: 'Accuracy',
    meaning: ({ all }) => `of ${all}, those the system got right`,
    says: ({ cases }, f) =>
      `Of every ${f.base} ${cases}, the system got between ${f.low} and ${f.high} right.`,
  },
  true_positive_rate: {
    name: 'True positive rate',
    meaning: ({ positives, flagged }) => `of ${positives}, those ${flagged}`,
  },
  false_positive_rate: {
    name: 'False positive rate',
    meaning: ({ negatives, flagged }) => `of ${negatives}, those ${flagged} in error`,
    says: ({ negatives, flagged }, f) =>
      `Of every ${f.base} ${negatives}, between ${f.low} and ${f.high} were ${flagged} in error.`,
  },
  true_negative_rate: {
    name: 'True negative rate',
    meaning: ({ negatives, flagged }) => `of ${negatives}, those not ${flagged}`,
  },
  false_negative_rate: {
    name: 'False negative rate',
    meaning: ({ positives, flagged }) => `of ${positives}, those ${missed(flagged)}`,
    says: ({ positives, flagged }, f) =>
      `Of every ${f.base} ${positives}, between ${f.low} and ${f.high} were ${missed(flagged)}.`,
  },
  positive_predictive_value: {
    name: 'Positive predictive value',
    meaning: ({ cases, positives, flagged }) => `of ${cases} ${flagged}, how many were ${positives}`,
  },
  negative_predictive_value: {
    name: 'Negative predictive value',
    meaning: ({ cases, negatives, flagged }) => `of ${cases} not ${flagged}, how many were ${negatives}`,
  },
  selection_rate: { name: 'Selection rate', meaning: ({ all, flagged }) => `of ${all}, those ${flagged}` },
  prevalence: {
    name: 'Prevalence',
    meaning: ({ all, positives }) => `of ${all}, how many were ${positives}`,
  },
  f1: {
    name: 'F1 score',
    meaning: () => 'harmonic mean of the true positive rate and the positive predictive value; 1 is best',
  },
  matthews_correlation: {
    name: 'Matthews correlation',
    meaning: () => 'how far decision and truth go together; 1 is best, 0 is chance',
  },
  area_under_roc: {
    name: 'Area under the ROC curve',
    meaning: ({ positives, negatives }) =>
      `how often one of the ${positives} scores higher than one of the ${negatives}; 0.5 is chance`,
  },
  average_precision: {
    name: 'Average precision',
    meaning: ({ positives, flagged }) =>
      `how many of those ${flagged} were ${positives}, averaged over thresholds, each by how many more it finds; 1 is best`,
  },
  brier_score: {
    name: 'Brier score',
    meaning: () => 'mean squared distance between score and truth; 0 is best',
  },
  expected_calibration_error: {
    name: 'Expected calibration error',
    meaning: () =>
      'how far scores lie from how often they came true, averaged over bins of scores; 0 is best, and few cases raise it',
  },
}

const cy: TaskWords['measures'] = {
  accuracy: {
    name: 'Cywirdeb',
    meaning: ({ cases }) => `ymhlith ${cases}, y rhai yr oedd y system yn gywir yn eu cylch`,
    says: ({ cases }, f) =>
      `Ymhlith ${cases}, roedd y system yn gywir ynghylch rhwng ${f.low} a ${f.high} o bob ${f.base}.`,
  },
  true_positive_rate: {
    name: 'Cyfradd gwir bositif',
    meaning: ({ positives, flagged }) => `ymhlith ${positives}, y rhai a gafodd ${flagged}`,
  },
  false_positive_rate: {
    name: 'Cyfradd positif ffug',
    meaning: ({ negatives, flagged }) => `ymhlith ${negatives}, y rhai a gafodd ${flagged} ar gam`,
    says: ({ negatives, flagged }, f) =>
      `Ymhlith ${negatives}, cafodd rhwng ${f.low} a ${f.high} o bob ${f.base} ${flagged} ar gam.`,
  },
  true_negative_rate: {
    name: 'Cyfradd gwir negatif',
    meaning: ({ negatives, flagged }) => `ymhlith ${negatives}, y rhai na chafodd ${flagged}`,
  },
  false_negative_rate: {
    name: 'Cyfradd negatif ffug',
    meaning: ({ positives, flagged }) => `ymhlith ${positives}, y rhai na chafodd ${flagged}`,
    says: ({ positives, flagged }, f) =>
      `Ymhlith ${positives}, ni chafodd rhwng ${f.low} a ${f.high} o bob ${f.base} ${flagged}.`,
  },
  positive_predictive_value: {
    name: 'Gwerth rhagfynegol positif',
    meaning: ({ cases, positives, flagged }) =>
      `ymhlith ${cases} a gafodd ${flagged}, cyfran y grŵp hwn: ${positives}`,
  },
  negative_predictive_value: {
    name: 'Gwerth rhagfynegol negatif',
    meaning: ({ cases, negatives, flagged }) =>
      `ymhlith ${cases} na chafodd ${flagged}, cyfran y grŵp hwn: ${negatives}`,
  },
  selection_rate: {
    name: 'Cyfradd fflagio',
    meaning: ({ cases, flagged }) => `ymhlith ${cases}, y rhai a gafodd ${flagged}`,
  },
  prevalence: {
    name: 'Mynychder',
    meaning: ({ cases, positives }) => `ymhlith ${cases}, cyfran y grŵp hwn: ${positives}`,
  },
  f1: {
    name: 'Sgôr F1',
    meaning: () => 'cymedr harmonig y gyfradd gwir bositif a’r gwerth rhagfynegol positif; 1 yw’r gorau',
  },
  matthews_correlation: {
    name: 'Cydberthyniad Matthews',
    meaning: () => 'i ba raddau y mae’r penderfyniad a’r gwir yn cyd-fynd; 1 yw’r gorau, hap yw 0',
  },
  area_under_roc: {
    name: 'Arwynebedd o dan y gromlin ROC',
    meaning: ({ positives, negatives }) =>
      `pa mor aml y mae un o’r grŵp cyntaf (${positives}) yn cael sgôr uwch nag un o’r ail (${negatives}); hap yw 0.5`,
  },
  average_precision: {
    name: 'Trachywiredd cyfartalog',
    meaning: ({ cases, positives, flagged }) =>
      `ymhlith ${cases} a gafodd ${flagged}, cyfran y grŵp hwn (${positives}), wedi’i chyfartalu dros y trothwyon yn ôl faint yn fwy y mae pob un yn ei ganfod; 1 yw’r gorau`,
  },
  brier_score: {
    name: 'Sgôr Brier',
    meaning: () => 'cymedr sgwâr y pellter rhwng y sgôr a’r gwir; 0 yw’r gorau',
  },
  expected_calibration_error: {
    name: 'Gwall calibradu disgwyliedig',
    meaning: () =>
      'pa mor bell y mae’r sgorau o ba mor aml y daethant yn wir, wedi’i gyfartalu dros finiau o sgorau; 0 yw’r gorau, ac mae nifer fach o achosion yn ei godi',
  },
}

const enTables: TaskWords['tables'] = {
  threshold: {
    plot: { x: 'threshold', y: ['true_positive_rate', 'false_positive_rate'] },
    title: 'What each threshold does',
    note: 'The limits of a rate hold for all thresholds at once, so that a threshold may be chosen by looking (Dvoretzky, Kiefer and Wolfowitz 1956; Massart 1990). They are left out where cases depend on each other.',
    columns: {
      threshold: 'Threshold',
      flagged: 'Flagged',
      true_positives: 'Of them rightly',
      false_positives: 'Of them in error',
      true_positive_rate: 'True positive rate',
      true_positive_rate_low: 'from',
      true_positive_rate_high: 'to',
      false_positive_rate: 'False positive rate',
      false_positive_rate_low: 'from',
      false_positive_rate_high: 'to',
      positive_predictive_value: 'Positive predictive value',
    },
  },
  reliability: {
    plot: { x: 'mean_score', y: ['observed'], diagonal: true },
    title: 'How often scores came true',
    note: 'Where scores are probabilities that hold, the share that came true lies near the mean score. Bins are closed above; the limits are Wilson’s.',
    columns: {
      low: 'Scores above',
      high: 'up to',
      n: 'Cases',
      mean_score: 'Mean score',
      observed: 'Came true',
      observed_low: 'from',
      observed_high: 'to',
    },
  },
  operating: {
    title: 'Thresholds that keep the plan’s limits',
    note: 'The rates of each group at the lowest and at the highest of the thresholds that were found.',
    columns: {
      group: 'Group',
      threshold: 'Threshold',
      false_positive_rate: 'False positive rate',
      true_positive_rate: 'True positive rate',
    },
  },
  score_bins: {
    title: 'What merging in bins leaves open',
    note: 'The figures of the scores themselves lie within these limits, in whatever order the scores of each bin were.',
    columns: {
      area_low: 'Area under the ROC curve from',
      area_high: 'to',
      precision_low: 'Average precision from',
      precision_high: 'to',
    },
  },
}

const cyTables: TaskWords['tables'] = {
  threshold: {
    plot: { x: 'threshold', y: ['true_positive_rate', 'false_positive_rate'] },
    title: 'Yr hyn y mae pob trothwy yn ei wneud',
    note: 'Mae terfynau cyfradd yn dal ar gyfer pob trothwy ar unwaith, fel y gellir dewis trothwy trwy edrych (Dvoretzky, Kiefer a Wolfowitz 1956; Massart 1990). Gadewir hwy allan lle mae achosion yn dibynnu ar ei gilydd.',
    columns: {
      threshold: 'Trothwy',
      flagged: 'Fflagiwyd',
      true_positives: 'O’r rhain, yn gywir',
      false_positives: 'O’r rhain, ar gam',
      true_positive_rate: 'Cyfradd gwir bositif',
      true_positive_rate_low: 'o',
      true_positive_rate_high: 'i',
      false_positive_rate: 'Cyfradd positif ffug',
      false_positive_rate_low: 'o',
      false_positive_rate_high: 'i',
      positive_predictive_value: 'Gwerth rhagfynegol positif',
    },
  },
  reliability: {
    plot: { x: 'mean_score', y: ['observed'], diagonal: true },
    title: 'Pa mor aml y daeth sgorau’n wir',
    note: 'Lle mae sgorau’n debygolrwyddau sy’n dal, mae’r gyfran a ddaeth yn wir yn agos at y sgôr cymedrig. Caeir y biniau ar y brig; terfynau Wilson a roddir.',
    columns: {
      low: 'Sgorau uwchlaw',
      high: 'hyd at',
      n: 'Achosion',
      mean_score: 'Sgôr cymedrig',
      observed: 'Daeth yn wir',
      observed_low: 'o',
      observed_high: 'i',
    },
  },
  operating: {
    title: 'Trothwyon sy’n cadw terfynau’r cynllun',
    note: 'Cyfraddau pob grŵp ar yr isaf a’r uchaf o’r trothwyon a gafwyd.',
    columns: {
      group: 'Grŵp',
      threshold: 'Trothwy',
      false_positive_rate: 'Cyfradd positif ffug',
      true_positive_rate: 'Cyfradd gwir bositif',
    },
  },
  score_bins: {
    title: 'Yr hyn y mae cyfuno mewn biniau yn ei adael yn agored',
    note: 'Saif ffigurau’r sgorau eu hunain o fewn y terfynau hyn, beth bynnag oedd trefn sgorau pob bin.',
    columns: {
      area_low: 'Arwynebedd o dan y gromlin ROC o',
      area_high: 'i',
      precision_low: 'Trachywiredd cyfartalog o',
      precision_high: 'i',
    },
  },
}

function binsOf(plan: Readonly<Record<string, unknown>>): number {
  const { calibration } = plan as { calibration?: { bins?: number } }
  return calibration?.bins ?? 15
}

export const words: Bilingual = {
  en: {
    name: 'Classification into two classes',
    about:
      'Whether the system flagged those that it should have flagged, and only those. Each observation has what was really the case, and the system’s decision or the score that a threshold turns into one.',
    cases: 'cases',
    measures: en,
    tables: enTables,
    methods: (plan) => [
      `Calibration is over ${binsOf(plan)} bins of equal width from 0 to 1, closed above; the score of a bin is the mean of its scores.`,
      'The average precision is the precision at each threshold, weighted by the recall that it adds, without interpolation; tied scores are one threshold.',
    ],
  },
  cy: {
    name: 'Dosbarthu’n ddau ddosbarth',
    about:
      'A wnaeth y system fflagio’r rhai y dylai fod wedi’u fflagio, a’r rheini’n unig. Mae gan bob arsylwad yr hyn a oedd yn wir, a phenderfyniad y system neu’r sgôr y mae trothwy’n ei droi’n benderfyniad.',
    cases: 'achosion',
    measures: cy,
    tables: cyTables,
    methods: (plan) => [
      `Mesurir calibradu dros finiau o led cyfartal o 0 i 1 (${binsOf(plan)}), wedi’u cau ar y brig; cymedr ei sgorau yw sgôr bin.`,
      'Y trachywiredd cyfartalog yw’r trachywiredd ar bob trothwy, wedi’i bwysoli yn ôl yr adalw y mae’n ei ychwanegu, heb ryngosod; un trothwy yw sgorau cyfartal.',
    ],
  },
}
