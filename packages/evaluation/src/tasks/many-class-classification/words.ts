// The words of classification into many classes, in English and Welsh.
import { words as ofTwo } from '../binary-classification/words.ts'
import type { Bilingual, MeasureWords, TaskWords } from '../words.ts'

/** A measure that two classes have as well has one name and one meaning. */
function shared(language: 'en' | 'cy', measure: string): MeasureWords {
  const found = ofTwo[language].measures[measure]
  if (found === undefined) throw new Error(`no words for ${measure}`)
  return found
}

const en: TaskWords['measures'] = {
  accuracy: shared('en', 'accuracy'),
  macro_f1: {
    name: 'Macro F1',
    meaning: () => 'the mean of the classes’ F1 scores, each class counting the same; 1 is best',
    says: (_, f) =>
      `Every class counting the same, however rare, the F1 score lies between ${f.low} and ${f.high}, where 1 is best.`,
  },
  weighted_f1: {
    name: 'Weighted F1',
    meaning: () => 'the mean of the classes’ F1 scores, each counting as often as it is true; 1 is best',
  },
  balanced_accuracy: {
    name: 'Balanced accuracy',
    meaning: () => 'the mean of the classes’ recall, each class counting the same; 1 is best',
  },
  cohen_kappa: {
    name: 'Cohen’s kappa',
    meaning: () => 'how far predictions agree with the truth beyond chance; 1 is best, 0 is chance',
  },
  top_k_accuracy: {
    name: 'Top-k accuracy',
    meaning: ({ all }) => `of ${all}, those whose true class is among the first k that the system proposed`,
  },
  recall: { name: 'Recall', meaning: ({ cases }) => `of ${cases} of a class, those put in it` },
  precision: {
    name: 'Precision',
    meaning: ({ cases }) => `of ${cases} put in a class, those that belong there`,
  },
  f1: shared('en', 'f1'),
}

const cy: TaskWords['measures'] = {
  accuracy: shared('cy', 'accuracy'),
  macro_f1: {
    name: 'Macro F1',
    meaning: () => 'cymedr sgorau F1 y dosbarthiadau, a phob dosbarth yn cyfrif yr un fath; 1 yw’r gorau',
    says: (_, f) =>
      `A phob dosbarth yn cyfrif yr un fath, pa mor brin bynnag, mae’r sgôr F1 rhwng ${f.low} a ${f.high}; 1 yw’r gorau.`,
  },
  weighted_f1: {
    name: 'F1 wedi’i bwysoli',
    meaning: () =>
      'cymedr sgorau F1 y dosbarthiadau, a phob un yn cyfrif mor aml ag y mae’n wir; 1 yw’r gorau',
  },
  balanced_accuracy: {
    name: 'Cywirdeb cytbwys',
    meaning: () => 'cymedr adalw’r dosbarthiadau, a phob dosbarth yn cyfrif yr un fath; 1 yw’r gorau',
  },
  cohen_kappa: {
    name: 'Kappa Cohen',
    meaning: () =>
      'i ba raddau y mae’r rhagfynegiadau’n cytuno â’r gwir y tu hwnt i hap; 1 yw’r gorau, hap yw 0',
  },
  top_k_accuracy: {
    name: 'Cywirdeb y k cyntaf',
    meaning: ({ cases }) =>
      `ymhlith ${cases}, y rhai y mae eu gwir ddosbarth ymhlith y k cyntaf a gynigiodd y system`,
  },
  recall: { name: 'Adalw', meaning: ({ cases }) => `ymhlith ${cases} mewn dosbarth, y rhai a roddwyd ynddo` },
  precision: {
    name: 'Trachywiredd',
    meaning: ({ cases }) => `ymhlith ${cases} a roddwyd mewn dosbarth, y rhai sy’n perthyn iddo`,
  },
  f1: shared('cy', 'f1'),
}

const LEVEL = /^first (\d+) characters?$/

export const words: Bilingual = {
  en: {
    name: 'Classification into many classes',
    about:
      'Whether the system named the right class of several, such as a crime type or an offence code. Each observation has its true class and the class that the system gave, and may have the list of classes that the system proposed.',
    cases: 'cases',
    measures: en,
    tables: {
      confusion: {
        title: 'What was taken for what',
        note: 'A row is a true class, a column the class that the system gave. Unweighted numbers of cases.',
        columns: { true_class: 'True class' },
      },
      confused_pairs: {
        title: 'Classes taken for others most often',
        note: 'The share is of all cases of the true class. Unweighted numbers of cases.',
        columns: { true_class: 'True class', predicted_class: 'Taken for', n: 'Cases', share: 'Share' },
      },
    },
    of: (of) => of,
    methods: () => [
      'A class with neither truth nor prediction counts in no mean; one that was never predicted has an F1 of 0. A true class that ties with others in their scores comes last of them.',
      'Macro and weighted F1, balanced accuracy and kappa are resampled together from the confusion matrix; a matrix of more than 2,000 cells that are not empty has Student’s interval by linearisation instead.',
    ],
  },
  cy: {
    name: 'Dosbarthu’n llawer o ddosbarthiadau',
    about:
      'A enwodd y system y dosbarth cywir o blith sawl un, megis math o drosedd neu god trosedd. Mae gan bob arsylwad ei wir ddosbarth a’r dosbarth a roddodd y system, a gall fod ganddo’r rhestr o ddosbarthiadau a gynigiodd y system.',
    cases: 'achosion',
    measures: cy,
    tables: {
      confusion: {
        title: 'Beth a gymerwyd am beth',
        note: 'Gwir ddosbarth yw rhes; y dosbarth a roddodd y system yw colofn. Niferoedd heb eu pwysoli.',
        columns: { true_class: 'Gwir ddosbarth' },
      },
      confused_pairs: {
        title: 'Dosbarthiadau a gymerwyd am eraill amlaf',
        note: 'Cyfran o holl achosion y gwir ddosbarth a roddir. Niferoedd heb eu pwysoli.',
        columns: {
          true_class: 'Gwir ddosbarth',
          predicted_class: 'Cymerwyd am',
          n: 'Achosion',
          share: 'Cyfran',
        },
      },
    },
    of: (of) => of.replace(LEVEL, (_, length: string) => `nodau cyntaf: ${length}`),
    methods: () => [
      'Nid yw dosbarth heb wir na rhagfynegiad yn cyfrif mewn unrhyw gymedr; 0 yw F1 dosbarth na ragfynegwyd erioed. Daw gwir ddosbarth sy’n gyfartal ag eraill yn eu sgorau yn olaf ohonynt.',
      'Ailsamplir macro F1, F1 wedi’i bwysoli, cywirdeb cytbwys a kappa gyda’i gilydd o’r matrics dryswch; mae gan fatrics o fwy na 2,000 o gelloedd nad ydynt yn wag gyfwng Student trwy linelloli yn lle hynny.',
    ],
  },
}
