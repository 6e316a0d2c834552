// The words of linkage, in English and Welsh.
import type { Bilingual, TaskWords } from '../words.ts'

const en: TaskWords['measures'] = {
  pairwise_recall: {
    name: 'Pairs linked',
    meaning: () => 'of the pairs that are of one entity, those that were linked',
    says: (_, f) =>
      `Of every ${f.base} pairs that belong together, between ${f.low} and ${f.high} were linked.`,
  },
  pairwise_precision: {
    name: 'Links that are right',
    meaning: () => 'of the pairs that were linked, those that are of one entity',
    says: (_, f) =>
      `Of every ${f.base} pairs that were linked, between ${f.low} and ${f.high} belong together.`,
  },
  pairwise_f1: {
    name: 'F1 of pairs',
    meaning: () => 'harmonic mean of pairs linked and links that are right; 1 is best',
  },
  b_cubed_recall: {
    name: 'B-cubed recall',
    meaning: () => 'of the items of one’s own entity, the share one was put together with, for a mean item',
  },
  b_cubed_precision: {
    name: 'B-cubed precision',
    meaning: () => 'of the items one was put together with, the share of one’s own entity, for a mean item',
  },
  b_cubed_f1: { name: 'F1 of B-cubed', meaning: () => 'harmonic mean of the two; 1 is best' },
  pair_completeness: {
    name: 'Pairs compared that belong together',
    meaning: () => 'of the pairs that are of one entity, those that blocking let be compared',
  },
  reduction_ratio: {
    name: 'Comparisons spared',
    meaning: () => 'of all pairs, those that blocking spared from being compared',
  },
  list_precision_at: {
    name: 'Right in the list',
    meaning: () => 'of so many pairs from the top of the list, those that are of one entity',
  },
}

const cy: TaskWords['measures'] = {
  pairwise_recall: {
    name: 'Parau a gysylltwyd',
    meaning: () => 'ymhlith y parau sydd o’r un endid, y rhai a gysylltwyd',
    says: (_, f) =>
      `Ymhlith parau sy’n perthyn i’w gilydd, cysylltwyd rhwng ${f.low} a ${f.high} o bob ${f.base}.`,
  },
  pairwise_precision: {
    name: 'Cysylltiadau cywir',
    meaning: () => 'ymhlith y parau a gysylltwyd, y rhai sydd o’r un endid',
    says: (_, f) =>
      `Ymhlith y parau a gysylltwyd, mae rhwng ${f.low} a ${f.high} o bob ${f.base} yn perthyn i’w gilydd.`,
  },
  pairwise_f1: {
    name: 'F1 y parau',
    meaning: () => 'cymedr harmonig y parau a gysylltwyd a’r cysylltiadau cywir; 1 yw’r gorau',
  },
  b_cubed_recall: {
    name: 'Adalw B-ciwb',
    meaning: () => 'o eitemau ei endid ei hun, y gyfran y rhoddwyd eitem gyfartalog gyda hi',
  },
  b_cubed_precision: {
    name: 'Manylder B-ciwb',
    meaning: () => 'o’r eitemau y rhoddwyd eitem gyfartalog gyda hwy, cyfran ei endid ei hun',
  },
  b_cubed_f1: { name: 'F1 B-ciwb', meaning: () => 'cymedr harmonig y ddau; 1 yw’r gorau' },
  pair_completeness: {
    name: 'Parau a gymharwyd sy’n perthyn i’w gilydd',
    meaning: () => 'ymhlith y parau sydd o’r un endid, y rhai y gadawodd y blocio iddynt gael eu cymharu',
  },
  reduction_ratio: {
    name: 'Cymariaethau a arbedwyd',
    meaning: () => 'ymhlith yr holl barau, y rhai y bu i’r blocio eu harbed rhag eu cymharu',
  },
  list_precision_at: {
    name: 'Cywir yn y rhestr',
    meaning: () => 'o hyn a hyn o barau o ben y rhestr, y rhai sydd o’r un endid',
  },
}

export const words: Bilingual = {
  en: {
    name: 'Linkage of records and items',
    about:
      'Whether the records of one person, or of one stolen item, were brought together, and those of others kept apart. Each row is an item with the entity that it is of and the one that it was put to, or a pair of items with whether they are of one entity.',
    cases: 'records',
    measures: en,
    methods: () => [
      'Intervals take entities as independent, not pairs; a pair of two entities counts half for each. Where rows are pairs, an entity is all items that true pairs tie together.',
      'B-cubed weighs all items alike (Bagga and Baldwin 1998, LREC). An item that was put to nothing stands alone.',
      'In the list, pairs with the same score stand at the worst that they can be: the wrong ones first. A list that ends before a rank has nothing right after its end.',
      'What blocking kept from being compared counts as not linked.',
    ],
  },
  cy: {
    name: 'Cysylltu cofnodion ac eitemau',
    about:
      'A ddaethpwyd â chofnodion un person, neu un eitem a ddygwyd, at ei gilydd, a chadw rhai eraill ar wahân. Eitem yw pob rhes, gyda’r endid y mae’n perthyn iddo a’r un y’i rhoddwyd iddo, neu bâr o eitemau ac a ydynt o’r un endid.',
    cases: 'cofnodion',
    measures: cy,
    methods: () => [
      'Mae cyfyngau’n cymryd bod endidau’n annibynnol, nid parau; mae pâr o ddau endid yn cyfrif hanner i’r naill a’r llall. Lle mae rhesi’n barau, endid yw’r holl eitemau y mae parau gwir yn eu clymu ynghyd.',
      'Mae B-ciwb yn pwyso pob eitem yn gyfartal (Bagga a Baldwin 1998, LREC). Saif eitem na roddwyd i ddim ar ei phen ei hun.',
      'Yn y rhestr, saif parau â’r un sgôr ar eu gwaethaf: y rhai anghywir yn gyntaf. Nid oes dim yn gywir mewn rhestr ar ôl ei diwedd.',
      'Mae’r hyn na adawodd y blocio iddo gael ei gymharu yn cyfrif fel un heb ei gysylltu.',
    ],
  },
}
