// The words of deepfake detection, in English and Welsh. Positive means genuine, and is said as “genuine” everywhere.

import { oneIn, SHARED_MEASURES, scoreTableWords, spreadWords } from '../verification/words.ts'
import type { Bilingual, TableWords, TaskWords } from '../words.ts'

const GENUINE = { en: 'genuine items', cy: 'eitemau dilys' }
const SPOOFED = { en: 'faked items', cy: 'eitemau ffug' }

const en: TaskWords['measures'] = {
  ...SHARED_MEASURES.en,
  misses_at_false_alarms: {
    name: 'Genuine refused at a fixed rate of fakes accepted',
    meaning: (plan) =>
      `of ${plan.positives}, those refused at the lowest threshold that accepts no more than the limit of ${plan.negatives}`,
  },
  minimum_detection_cost: {
    name: 'Minimum detection cost',
    meaning: () =>
      'what errors cost at the best threshold, as a multiple of the better of accepting everything and refusing everything; 0 is best, 1 is no use',
  },
  actual_detection_cost: {
    name: 'Actual detection cost',
    meaning: () =>
      'what errors cost somebody who believes the scores as they are, on the scale of the minimum detection cost',
  },
  log_likelihood_ratio_cost: {
    name: 'Cost of the log-likelihood ratio',
    meaning: () => 'how far the scores mislead over all choices of cost, in bits; 0 is best, 1 says nothing',
  },
}

const cy: TaskWords['measures'] = {
  ...SHARED_MEASURES.cy,
  misses_at_false_alarms: {
    name: 'Gwrthod y dilys wrth gyfradd benodol o dderbyn y ffug',
    meaning: (plan) =>
      `ymhlith ${plan.positives}, y rhai a wrthodir wrth y trothwy isaf nad yw’n derbyn mwy na’r terfyn o ${plan.negatives}`,
  },
  minimum_detection_cost: {
    name: 'Isafswm cost canfod',
    meaning: () =>
      'cost gwallau wrth y trothwy gorau, fel lluosrif o’r gorau o dderbyn popeth a gwrthod popeth; 0 yw’r gorau, 1 yn ddi-fudd',
  },
  actual_detection_cost: {
    name: 'Cost canfod wirioneddol',
    meaning: () => 'cost gwallau i rywun sy’n credu’r sgorau fel y maent, ar raddfa’r isafswm cost canfod',
  },
  log_likelihood_ratio_cost: {
    name: 'Cost y gymhareb log-debygolrwydd',
    meaning: () =>
      'i ba raddau y mae’r sgorau’n camarwain dros bob dewis o gost, mewn bitiau; 0 yw’r gorau, nid yw 1 yn dweud dim',
  },
}

const RATES = {
  en: { spoofed_accepted: 'Fakes accepted', genuine_refused_rate: 'Genuine refused' },
  cy: { spoofed_accepted: 'Eitemau ffug a dderbyniwyd', genuine_refused_rate: 'Eitemau dilys a wrthodwyd' },
}

function tables(language: 'en' | 'cy'): Readonly<Record<string, TableWords>> {
  const equal = SHARED_MEASURES[language]['equal_error_rate']?.name ?? ''
  return {
    ...scoreTableWords(language, RATES[language]),
    spread_equal_error_rate: spreadWords(language, equal),
  }
}

export const words: Bilingual = {
  en: {
    name: 'Deepfake and spoof detection',
    about:
      'Whether a recording, image or video is genuine or was faked. Each row is one item, with the score that the system gave it (higher for genuine) and whether it really is genuine. Positive means genuine: a miss refuses a genuine item, a false alarm accepts a fake. Name in `cluster` the source that several items come from; generators and compressions are groups like any other.',
    cases: 'items',
    positives: GENUINE.en,
    negatives: SPOOFED.en,
    measures: en,
    tables: tables('en'),
    of: (of) => oneIn(of, 'en-GB', (n) => `1 fake in ${n} accepted`),
    methods: () => [
      'Positive means genuine: an item is accepted as genuine where its score is at least the threshold; to accept a fake is a false alarm, to refuse a genuine item a miss.',
      'The equal error rate, the minimum and the actual detection cost are those of the ASVspoof 5 evaluation package; the cost of the log-likelihood ratio is that of Brümmer and du Preez (2006, Comput Speech Lang 20:230–275). Scores that tie are never split.',
      'The minimum detection cost is measured at the threshold that these very data make the best one, and is to that extent flattering.',
    ],
  },
  cy: {
    name: 'Canfod deunydd ffug (deepfake)',
    about:
      'A yw recordiad, delwedd neu fideo’n ddilys ynteu’n ffug. Un eitem yw pob rhes, gyda’r sgôr a roddodd y system iddi (uwch am ddilys) ac a yw’n ddilys mewn gwirionedd. Mae positif yn golygu dilys: mae methiant yn gwrthod eitem ddilys, a rhybudd ffug yn derbyn un ffug. Enwch yn `cluster` y ffynhonnell y daw sawl eitem ohoni; mae cynhyrchwyr a chywasgiadau’n grwpiau fel unrhyw rai eraill.',
    cases: 'eitemau',
    positives: GENUINE.cy,
    negatives: SPOOFED.cy,
    measures: cy,
    tables: tables('cy'),
    of: (of) => oneIn(of, 'cy-GB', (n) => `derbyn 1 eitem ffug o bob ${n}`),
    methods: () => [
      'Mae positif yn golygu dilys: derbynnir eitem fel un ddilys lle mae ei sgôr yn cyrraedd y trothwy o leiaf; mae derbyn eitem ffug yn rhybudd ffug, a gwrthod eitem ddilys yn fethiant.',
      'Mae’r gyfradd gwallau cyfartal a’r isafswm cost canfod a’r gost wirioneddol yn dilyn pecyn gwerthuso ASVspoof 5; mae cost y gymhareb log-debygolrwydd yn dilyn Brümmer a du Preez (2006, Comput Speech Lang 20:230–275). Ni chaiff sgorau cyfartal eu gwahanu byth.',
      'Mesurir yr isafswm cost canfod wrth y trothwy y mae’r union ddata hyn yn ei wneud y gorau, ac i’r graddau hynny mae’n rhy ffafriol.',
    ],
  },
}
