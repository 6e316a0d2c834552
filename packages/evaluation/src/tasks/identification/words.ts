// The words of identification, in English and Welsh. Every rate names its denominator: faces of people who are not on the
// list, all faces, or alerts; the same false alerts look a thousand times rarer among the one than among the other.

import { spreadWords } from '../verification/words.ts'
import type { Bilingual, TableWords, TaskWords } from '../words.ts'

const OTHERS = {
  en: 'faces of people who were not on the watchlist',
  cy: 'wynebau pobl nad oeddent ar y rhestr wylio',
}
const MATED = {
  en: 'searches for people who were on the watchlist',
  cy: 'chwiliadau am bobl a oedd ar y rhestr wylio',
}

const en: TaskWords['measures'] = {
  true_positive_identification_rate: {
    name: 'True positive identification rate',
    meaning: (plan) => `of ${plan.positives}, those that found them`,
    says: (plan, f) => `Of every ${f.base} ${plan.positives}, between ${f.low} and ${f.high} found them.`,
  },
  false_positive_identification_rate: {
    name: 'False positive identification rate',
    meaning: (plan) => `of ${plan.negatives}, those that led to an alert`,
    says: (plan, f) =>
      `Of every ${f.base} ${plan.negatives}, between ${f.low} and ${f.high} led to an alert.`,
  },
  false_alerts_per_face: {
    name: 'False alerts per face',
    meaning: () => 'of all faces searched for, on the watchlist or not, those that led to a false alert',
    says: (_, f) =>
      `Of every ${f.base} faces searched for, between ${f.low} and ${f.high} led to a false alert.`,
  },
  false_alerts_per_alert: {
    name: 'False alerts per alert',
    meaning: () => 'of all alerts, those for a face of somebody who was not on the watchlist',
    says: (_, f) => `Of every ${f.base} alerts, between ${f.low} and ${f.high} were false.`,
  },
  selectivity: {
    name: 'Selectivity',
    meaning: (plan) =>
      `how many candidates came back on average for each of the ${plan.negatives}, at or above the threshold`,
  },
  rank_k: {
    name: 'Found within the first candidates',
    meaning: (plan) =>
      `of ${plan.positives}, those whose person stood among the first candidates, at any score`,
  },
}

const cy: TaskWords['measures'] = {
  true_positive_identification_rate: {
    name: 'Cyfradd gwir adnabod',
    meaning: (plan) => `ymhlith ${plan.positives}, y rhai a’u canfu`,
    says: (plan, f) =>
      `Ymhlith ${plan.positives}, canfu rhwng ${f.low} a ${f.high} o bob ${f.base} y person.`,
  },
  false_positive_identification_rate: {
    name: 'Cyfradd adnabod ffug',
    meaning: (plan) => `ymhlith ${plan.negatives}, y rhai a arweiniodd at rybudd`,
    says: (plan, f) =>
      `Ymhlith ${plan.negatives}, arweiniodd rhwng ${f.low} a ${f.high} o bob ${f.base} at rybudd.`,
  },
  false_alerts_per_face: {
    name: 'Rhybuddion ffug fesul wyneb',
    meaning: () =>
      'ymhlith yr holl wynebau y chwiliwyd amdanynt, ar y rhestr wylio neu beidio, y rhai a arweiniodd at rybudd ffug',
    says: (_, f) =>
      `Ymhlith yr wynebau y chwiliwyd amdanynt, arweiniodd rhwng ${f.low} a ${f.high} o bob ${f.base} at rybudd ffug.`,
  },
  false_alerts_per_alert: {
    name: 'Rhybuddion ffug fesul rhybudd',
    meaning: () => 'ymhlith yr holl rybuddion, y rhai am wyneb rhywun nad oedd ar y rhestr wylio',
    says: (_, f) => `Ymhlith y rhybuddion, roedd rhwng ${f.low} a ${f.high} o bob ${f.base} yn ffug.`,
  },
  selectivity: {
    name: 'Detholusrwydd',
    meaning: (plan) =>
      `sawl ymgeisydd a ddaeth yn ôl ar gyfartaledd, ar y trothwy neu uwch, am bob un o’r rhain: ${plan.negatives}`,
  },
  rank_k: {
    name: 'Canfuwyd ymhlith yr ymgeiswyr cyntaf',
    meaning: (plan) =>
      `ymhlith ${plan.positives}, y rhai yr oedd eu person ymhlith yr ymgeiswyr cyntaf, waeth beth fo’r sgôr`,
  },
}

const tables: Readonly<Record<'en' | 'cy', Readonly<Record<string, TableWords>>>> = {
  en: {
    thresholds: {
      plot: {
        x: 'threshold',
        y: ['true_positive_identification_rate', 'false_positive_identification_rate'],
      },
      title: 'The choice of threshold',
      note: 'Each threshold gives one row: more people on the watchlist found, at the price of more false alerts. The counts show what the rates rest on.',
      columns: {
        threshold: 'Threshold',
        found: 'Found',
        true_positive_identification_rate: 'True positive identification rate',
        false_alerts: 'False alerts',
        false_positive_identification_rate: 'False positive identification rate',
      },
    },
    spread_false_positive_identification_rate: spreadWords('en', 'False positive identification rate'),
  },
  cy: {
    thresholds: {
      plot: {
        x: 'threshold',
        y: ['true_positive_identification_rate', 'false_positive_identification_rate'],
      },
      title: 'Dewis y trothwy',
      note: 'Mae pob trothwy’n rhoi un rhes: canfod mwy o’r bobl ar y rhestr wylio, ar draul mwy o rybuddion ffug. Mae’r cyfrifon yn dangos sail y cyfraddau.',
      columns: {
        threshold: 'Trothwy',
        found: 'Canfuwyd',
        true_positive_identification_rate: 'Cyfradd gwir adnabod',
        false_alerts: 'Rhybuddion ffug',
        false_positive_identification_rate: 'Cyfradd adnabod ffug',
      },
    },
    spread_false_positive_identification_rate: spreadWords('cy', 'Cyfradd adnabod ffug'),
  },
}

type Plan = Readonly<Record<string, unknown>>

function list({ watchlist }: Plan, locale: string, say: (n: string) => string): string[] {
  return typeof watchlist === 'number' ? [say(new Intl.NumberFormat(locale).format(watchlist))] : []
}

export const words: Bilingual = {
  en: {
    name: 'Identification',
    about:
      'Whom of a watchlist or a gallery a system finds, live or in retrospect. Each row is one search (one face that passed, one probe image): whether the person is on the list (`mated`), the score of the mate for those who are (empty where the mate did not come back), the highest score of any candidate for those who are not (empty where none came back), and, where there are candidate lists, the rank of the mate. Or each row is a candidate: then `probe` names the search, and `mate` is 1 where the candidate is the person searched for. Name whose face it is in `cluster`: several searches for one person depend on each other.',
    cases: 'searches',
    positives: MATED.en,
    negatives: OTHERS.en,
    measures: en,
    tables: tables.en,
    of: (of) => `first ${of}`,
    methods: (plan) => [
      'A search raises an alert where its score is at least the threshold. Rates follow ISO/IEC 19795-1:2021 and NIST FRTE 1:N: the true positive identification rate is 1 − FNIR(N, R, T), the false positive identification rate FPIR(N, T). Both depend on how many people are on the list.',
      ...list(plan, 'en-GB', (n) => `There were ${n} people on the watchlist.`),
      'An alert counts as false where the face was of somebody who was not on the watchlist; alerts that took one person on the list for another are not told apart.',
    ],
  },
  cy: {
    name: 'Adnabod',
    about:
      'Pwy ar restr wylio neu mewn oriel y mae system yn ei ganfod, yn fyw neu wrth edrych yn ôl. Un chwiliad yw pob rhes (un wyneb a aeth heibio, un ddelwedd): a yw’r person ar y rhestr (`mated`), sgôr y person hwnnw i’r rhai sydd arni (gwag lle na ddaeth yn ôl), sgôr uchaf unrhyw ymgeisydd i’r rhai nad ydynt (gwag lle na ddaeth yr un yn ôl) a, lle mae rhestrau o ymgeiswyr, safle’r person. Neu ymgeisydd yw pob rhes: yna mae `probe` yn enwi’r chwiliad, ac mae `mate` yn 1 lle’r ymgeisydd yw’r person y chwilir amdano. Enwch berchennog yr wyneb yn `cluster`: mae sawl chwiliad am un person yn dibynnu ar ei gilydd.',
    cases: 'chwiliadau',
    positives: MATED.cy,
    negatives: OTHERS.cy,
    measures: cy,
    tables: tables.cy,
    of: (of) => `${of} cyntaf`,
    methods: (plan) => [
      'Mae chwiliad yn codi rhybudd lle mae ei sgôr yn cyrraedd y trothwy o leiaf. Mae’r cyfraddau’n dilyn ISO/IEC 19795-1:2021 a NIST FRTE 1:N: 1 − FNIR(N, R, T) yw’r gyfradd gwir adnabod, FPIR(N, T) yw’r gyfradd adnabod ffug. Mae’r ddwy’n dibynnu ar faint o bobl sydd ar y rhestr.',
      ...list(plan, 'cy-GB', (n) => `Nifer y bobl ar y rhestr wylio: ${n}.`),
      'Mae rhybudd yn ffug lle’r oedd yr wyneb yn perthyn i rywun nad oedd ar y rhestr wylio; ni wahaniaethir rhybuddion a gymerodd un person ar y rhestr am un arall.',
    ],
  },
}
