// The words of rankings, in English and Welsh.
import type { Bilingual, TaskWords } from '../words.ts'

const en: TaskWords['measures'] = {
  recall_by_elusion: {
    name: 'Found by the review',
    meaning: () => 'of all that matters, what the review found, as the sample of the discarded implies',
    says: (_, f) =>
      `Of every ${f.base} items that matter, the review found between ${f.low} and ${f.high}, as a sample of what it threw away implies.`,
  },
  elusion: {
    name: 'Elusion',
    meaning: () => 'of what was thrown away unseen, what matters',
    says: (_, f) => `Of every ${f.base} items thrown away unseen, between ${f.low} and ${f.high} mattered.`,
  },
  recall_at: {
    name: 'Found early',
    meaning: () => 'of what matters, what came within so many items from the top',
  },
  precision_at: { name: 'Worth reading', meaning: () => 'of so many items from the top, those that matter' },
  average_precision_of_ranking: {
    name: 'Average precision of the order',
    meaning: () => 'how near to the top what matters comes; 1 is all of it before anything else',
    says: (_, f) =>
      `On a scale on which 1 puts all that matters before anything else, the order came to between ${f.low} and ${f.high}.`,
  },
  work_saved_over_sampling: {
    name: 'Work saved over sampling',
    meaning: () =>
      'the share of the review that a stop at this recall would have spared, less what chance would spare',
  },
}

const cy: TaskWords['measures'] = {
  recall_by_elusion: {
    name: 'A ganfuwyd gan yr adolygiad',
    meaning: () => 'o’r cyfan sy’n bwysig, yr hyn a ganfu’r adolygiad, yn ôl y sampl o’r hyn a daflwyd',
    says: (_, f) =>
      `O bob ${f.base} eitem sy’n bwysig, canfu’r adolygiad rhwng ${f.low} a ${f.high}, yn ôl sampl o’r hyn a daflodd.`,
  },
  elusion: {
    name: 'Osgoi',
    meaning: () => 'o’r hyn a daflwyd heb ei weld, yr hyn sy’n bwysig',
    says: (_, f) =>
      `O bob ${f.base} eitem a daflwyd heb ei gweld, roedd rhwng ${f.low} a ${f.high} yn bwysig.`,
  },
  recall_at: {
    name: 'A ganfuwyd yn gynnar',
    meaning: () => 'o’r hyn sy’n bwysig, yr hyn a ddaeth o fewn hyn a hyn o eitemau o’r brig',
  },
  precision_at: {
    name: 'Gwerth ei ddarllen',
    meaning: () => 'o hyn a hyn o eitemau o’r brig, y rhai sy’n bwysig',
  },
  average_precision_of_ranking: {
    name: 'Manylder cyfartalog y drefn',
    meaning: () => 'pa mor agos at y brig y daw’r hyn sy’n bwysig; 1 yw’r cyfan ohono cyn dim arall',
    says: (_, f) =>
      `Ar raddfa lle mae 1 yn rhoi’r cyfan sy’n bwysig cyn dim arall, cyrhaeddodd y drefn rhwng ${f.low} a ${f.high}.`,
  },
  work_saved_over_sampling: {
    name: 'Gwaith a arbedwyd dros samplu',
    meaning: () =>
      'cyfran yr adolygiad y byddai stopio ar yr adalw hwn wedi’i harbed, llai’r hyn y byddai hap yn ei arbed',
  },
}

export const words: Bilingual = {
  en: {
    name: 'Ranking for review and search',
    about:
      'Whether a review or a search that follows the machine’s order comes soon to what matters, and what it leaves behind. Each row is an item with its rank or score and whether it matters; where part of what was thrown away was sampled and judged, the recall that this implies is given with its interval.',
    cases: 'items',
    measures: en,
    methods: ({ unjudged, columns }) => [
      'Of one review, shares are of its items. Of several, figures are means in which each counts the same, with intervals by review or search; those with nothing that matters are left out, save of what is worth reading.',
      `Items nobody judged ${unjudged === 'left_out' ? 'are left out of the order' : 'count as not mattering'}; those without a rank count as never found.`,
      `Ties ${(columns as { score?: string }).score === undefined ? 'in rank' : 'in score'} go by the item’s name from last to first, as in trec_eval; without names, what matters comes last.`,
      'Work saved over sampling (Cohen and others 2006, J Am Med Inform Assoc 13:206–219): a recall of 95 % is reached with 0.95 of what matters, a half rounded to the even number, as in the scripts of CLEF-TAR; 100 % with all of it. A review that never gets there is left out.',
      'Average precision is not interpolated. A group’s figures within so many items from the top count places among all items; its other figures, among its own.',
    ],
  },
  cy: {
    name: 'Trefnu ar gyfer adolygu a chwilio',
    about:
      'A yw adolygiad neu chwiliad sy’n dilyn trefn y peiriant yn dod yn fuan at yr hyn sy’n bwysig, a beth mae’n ei adael ar ôl. Eitem yw pob rhes, gyda’i safle neu ei sgôr ac a yw’n bwysig; lle samplwyd a barnwyd rhan o’r hyn a daflwyd, rhoddir yr adalw sy’n dilyn o hynny, gyda’i gyfwng.',
    cases: 'eitemau',
    measures: cy,
    methods: ({ unjudged, columns }) => [
      'O un adolygiad, cyfrannau o’i eitemau yw’r ffigurau. O sawl un, cymedrau ydynt lle mae pob un yn cyfrif yr un faint, gyda chyfyngau fesul adolygiad neu chwiliad; gadewir allan y rhai heb ddim sy’n bwysig, ac eithrio o’r hyn sy’n werth ei ddarllen.',
      `${unjudged === 'left_out' ? 'Gadewir eitemau na farnodd neb arnynt allan o’r drefn' : 'Mae eitemau na farnodd neb arnynt yn cyfrif fel rhai nad ydynt yn bwysig'}; mae’r rhai heb safle yn cyfrif fel rhai na chanfuwyd.`,
      `Lle mae ${(columns as { score?: string }).score === undefined ? 'safleoedd' : 'sgorau'} yn gyfartal, trefnir yn ôl enw’r eitem o’r olaf i’r cyntaf, fel yn trec_eval; heb enwau, daw’r hyn sy’n bwysig yn olaf.`,
      'Gwaith a arbedwyd dros samplu (Cohen ac eraill 2006, J Am Med Inform Assoc 13:206–219): cyrhaeddir adalw o 95 % gyda 0.95 o’r hyn sy’n bwysig, a hanner yn cael ei dalgrynnu i’r eilrif, fel yn sgriptiau CLEF-TAR; 100 % gyda’r cyfan. Gadewir allan adolygiad nad yw byth yn ei gyrraedd.',
      'Nid yw’r manylder cyfartalog wedi’i ryngosod. Mae ffigurau grŵp o fewn hyn a hyn o eitemau o’r brig yn cyfrif safleoedd ymhlith yr holl eitemau; ei ffigurau eraill, ymhlith ei eitemau ei hun.',
    ],
  },
}
