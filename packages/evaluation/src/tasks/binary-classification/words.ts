// The words of binary classification, in English and Welsh.
import { type Bilingual, FLAGGED, type TaskWords } from '../words.ts'

/** “Missed” says it in one word, unless the plan says what was not done. */
function missed(flagged: string): string {
  return flagged === FLAGGED.en ? 'missed' : `not ${flagged}`
}

const en: TaskWords['measures'] = {
  accuracy: { name: 'Accuracy', meaning: ({ all }) => `of ${all}, those the system got right` },
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
  area_under_roc: {
    name: 'Area under the ROC curve',
    meaning: ({ positives, negatives }) =>
      `how often one of the ${positives} scores higher than one of the ${negatives}; 0.5 is chance`,
  },
  brier_score: {
    name: 'Brier score',
    meaning: () => 'mean squared distance between score and truth; 0 is best',
  },
}

const cy: TaskWords['measures'] = {
  accuracy: {
    name: 'Cywirdeb',
    meaning: ({ cases }) => `ymhlith ${cases}, y rhai yr oedd y system yn gywir yn eu cylch`,
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
  area_under_roc: {
    name: 'Arwynebedd o dan y gromlin ROC',
    meaning: ({ positives, negatives }) =>
      `pa mor aml y mae un o’r grŵp cyntaf (${positives}) yn cael sgôr uwch nag un o’r ail (${negatives}); hap yw 0.5`,
  },
  brier_score: {
    name: 'Sgôr Brier',
    meaning: () => 'cymedr sgwâr y pellter rhwng y sgôr a’r gwir; 0 yw’r gorau',
  },
}

export const words: Bilingual = {
  en: {
    name: 'Classification into two classes',
    about:
      'Whether the system flagged those that it should have flagged, and only those. Each observation has what was really the case, and the system’s decision or the score that a threshold turns into one.',
    cases: 'cases',
    measures: en,
  },
  cy: {
    name: 'Dosbarthu’n ddau ddosbarth',
    about:
      'A wnaeth y system fflagio’r rhai y dylai fod wedi’u fflagio, a’r rheini’n unig. Mae gan bob arsylwad yr hyn a oedd yn wir, a phenderfyniad y system neu’r sgôr y mae trothwy’n ei droi’n benderfyniad.',
    cases: 'achosion',
    measures: cy,
  },
}
