// The words of judgements, in English and Welsh.
import type { Bilingual, TaskWords } from '../words.ts'

const en: TaskWords['measures'] = {
  judge_agreement: {
    name: 'Judge agrees with people',
    meaning: () => 'of items on which most people agree, those on which the judge says the same',
    says: (_, f) =>
      `Of every ${f.base} items on which most people said the same, the judge said so too of between ${f.low} and ${f.high}.`,
  },
  judge_kappa: {
    name: 'Judge and people beyond chance',
    meaning: () =>
      'Cohen’s kappa of the judge and what most people said; 1 is full agreement, 0 what chance gives',
  },
  rater_agreement: {
    name: 'People agree',
    meaning: () => 'of pairs of ratings of the same item by people, those that are the same',
    says: (_, f) =>
      `Of every ${f.base} pairs of ratings that people gave the same item, between ${f.low} and ${f.high} were the same.`,
  },
  krippendorff_alpha: {
    name: 'People agree beyond chance',
    meaning: () => 'Krippendorff’s alpha of people’s ratings; 1 is full agreement, 0 what chance gives',
    says: (_, f) =>
      `On a scale on which 1 is full agreement and 0 what chance gives, people’s agreement was between ${f.low} and ${f.high}.`,
  },
  fleiss_kappa: {
    name: 'People agree beyond chance, ratings complete',
    meaning: () => 'Fleiss’ kappa of people’s ratings, where every item has the same number of them',
  },
  rater_kappa: {
    name: 'Two raters agree beyond chance',
    meaning: () => 'Cohen’s kappa of two raters; 1 is full agreement, 0 what chance gives',
  },
}

const cy: TaskWords['measures'] = {
  judge_agreement: {
    name: 'Y barnwr yn cytuno â phobl',
    meaning: () =>
      'ymhlith eitemau y mae’r rhan fwyaf o bobl yn gytûn arnynt, y rhai y dywed y barnwr yr un peth amdanynt',
    says: (_, f) =>
      `Ymhlith eitemau y dywedodd y rhan fwyaf o bobl yr un peth amdanynt, felly y dywedodd y barnwr hefyd am rhwng ${f.low} a ${f.high} o bob ${f.base}.`,
  },
  judge_kappa: {
    name: 'Y barnwr a phobl y tu hwnt i hap',
    meaning: () =>
      'kappa Cohen y barnwr a’r hyn a ddywedodd y rhan fwyaf o bobl; 1 yw cytundeb llawn, 0 yr hyn a rydd hap',
  },
  rater_agreement: {
    name: 'Pobl yn cytuno',
    meaning: () => 'ymhlith parau o farnau pobl ar yr un eitem, y rhai sydd yr un fath',
    says: (_, f) =>
      `Ymhlith parau o farnau a roddodd pobl ar yr un eitem, roedd rhwng ${f.low} a ${f.high} o bob ${f.base} yr un fath.`,
  },
  krippendorff_alpha: {
    name: 'Pobl yn cytuno y tu hwnt i hap',
    meaning: () => 'alffa Krippendorff barnau pobl; 1 yw cytundeb llawn, 0 yr hyn a rydd hap',
    says: (_, f) =>
      `Ar raddfa lle mae 1 yn gytundeb llawn a 0 yr hyn a rydd hap, roedd cytundeb pobl rhwng ${f.low} a ${f.high}.`,
  },
  fleiss_kappa: {
    name: 'Pobl yn cytuno y tu hwnt i hap, barnau cyflawn',
    meaning: () => 'kappa Fleiss barnau pobl, lle mae gan bob eitem yr un nifer ohonynt',
  },
  rater_kappa: {
    name: 'Dau farnwr yn cytuno y tu hwnt i hap',
    meaning: () => 'kappa Cohen dau farnwr; 1 yw cytundeb llawn, 0 yr hyn a rydd hap',
  },
}

const SCALES = {
  en: { nominal: 'names', ordinal: 'steps of an order', interval: 'numbers whose distances count' },
  cy: { nominal: 'enwau', ordinal: 'camau mewn trefn', interval: 'rhifau y mae eu pellterau’n cyfrif' },
} as const

function scaleOf(scale: unknown, language: 'en' | 'cy'): string {
  return SCALES[language][scale === 'ordinal' || scale === 'interval' ? scale : 'nominal']
}

export const words: Bilingual = {
  en: {
    name: 'Agreement of raters and judges',
    about:
      'Whether people, or a machine that judges and people, say the same of the same things. Each row is what one rater said of one item. A judge is held against the others; how far people agree among themselves says what can be asked of it.',
    cases: 'ratings',
    measures: en,
    of: (of) => (of === 'each person' ? 'each person by themselves' : of),
    methods: ({ scale, weights }) => [
      `Labels are taken as ${scaleOf(scale, 'en')}. Krippendorff’s alpha is as he gives it (2011, Computing Krippendorff’s Alpha-Reliability), with ratings missing.`,
      `Kappa is Cohen’s (1960, Educ Psychol Meas 20:37–46)${weights === 'none' ? '' : `, with ${String(weights)} weights by the order of labels (1968, Psychol Bull 70:213–220)`}; of more raters, Fleiss’ (1971, Psychol Bull 76:378–382).`,
      'What most people said is the label that more of them gave than any other; items without one are left out of what is held against it. The judge’s own ratings are in no figure of people.',
      'Intervals take items as independent, not ratings.',
    ],
  },
  cy: {
    name: 'Cytundeb barnwyr',
    about:
      'A yw pobl, neu beiriant sy’n barnu a phobl, yn dweud yr un peth am yr un pethau. Yr hyn a ddywedodd un barnwr am un eitem yw pob rhes. Cymherir barnwr â’r lleill; mae’r graddau y mae pobl yn cytuno â’i gilydd yn dangos yr hyn y gellir ei ofyn ganddo.',
    cases: 'barnau',
    measures: cy,
    of: (of) => (of === 'each person' ? 'pob person ar ei ben ei hun' : of),
    methods: ({ scale, weights }) => [
      `Cymerir labeli fel ${scaleOf(scale, 'cy')}. Mae alffa Krippendorff fel y mae ef yn ei roi (2011, Computing Krippendorff’s Alpha-Reliability), gyda barnau ar goll.`,
      `Kappa Cohen yw’r kappa (1960, Educ Psychol Meas 20:37–46)${weights === 'none' ? '' : `, gyda phwysau ${weights === 'linear' ? 'llinol' : 'cwadratig'} yn ôl trefn y labeli (1968, Psychol Bull 70:213–220)`}; ar gyfer rhagor o farnwyr, kappa Fleiss (1971, Psychol Bull 76:378–382).`,
      'Yr hyn a ddywedodd y rhan fwyaf o bobl yw’r label a roddodd mwy ohonynt nag unrhyw un arall; gadewir eitemau heb un allan o’r hyn a gymherir â hi. Nid yw barnau’r barnwr ei hun mewn unrhyw ffigur am bobl.',
      'Mae cyfyngau’n cymryd bod eitemau’n annibynnol, nid barnau.',
    ],
  },
}
