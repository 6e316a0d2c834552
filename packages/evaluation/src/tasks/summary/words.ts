// The words of summaries, in English and Welsh.
import type { Bilingual, TaskWords } from '../words.ts'

const ROUGE_EN = 'it says nothing of whether the summary is true'
const ROUGE_CY = 'nid yw’n dweud dim ynghylch a yw’r crynodeb yn wir'

const en: TaskWords['measures'] = {
  contradicted_claims: {
    name: 'Claims that the source contradicts',
    meaning: () => 'of all that the summaries claim, that of which the source says otherwise',
    says: (_, f) =>
      `Of every ${f.base} claims in the summaries, between ${f.low} and ${f.high} were contradicted by the source.`,
  },
  unsupported_claims: {
    name: 'Claims without support',
    meaning: () => 'of all that the summaries claim, that of which the source says nothing',
    says: (_, f) =>
      `Of every ${f.base} claims in the summaries, between ${f.low} and ${f.high} had nothing in the source to support them.`,
  },
  sound_summaries: {
    name: 'Sound summaries',
    meaning: () => 'of the summaries that were looked at, those in which the source supports every claim',
  },
  key_facts_covered: {
    name: 'Key facts covered',
    meaning: () => 'of the facts that matter, those that the summary has',
    says: (_, f) =>
      `Of every ${f.base} facts that matter, between ${f.low} and ${f.high} were in the summary.`,
  },
  rouge1: {
    name: 'ROUGE-1',
    meaning: () => `how many words a summary shares with a person’s, from 0 to 1; ${ROUGE_EN}`,
  },
  rouge2: {
    name: 'ROUGE-2',
    meaning: () => `how many pairs of words a summary shares with a person’s, from 0 to 1; ${ROUGE_EN}`,
  },
  rougeL: {
    name: 'ROUGE-L',
    meaning: () =>
      `how long a row of words in the same order a summary shares with a person’s, from 0 to 1; ${ROUGE_EN}`,
  },
}

const cy: TaskWords['measures'] = {
  contradicted_claims: {
    name: 'Honiadau y mae’r ffynhonnell yn eu gwrth-ddweud',
    meaning: () =>
      'ymhlith popeth y mae’r crynodebau’n ei honni, yr hyn y dywed y ffynhonnell yn wahanol amdano',
    says: (_, f) =>
      `Ymhlith honiadau’r crynodebau, roedd y ffynhonnell yn gwrth-ddweud rhwng ${f.low} a ${f.high} o bob ${f.base}.`,
  },
  unsupported_claims: {
    name: 'Honiadau heb gefnogaeth',
    meaning: () =>
      'ymhlith popeth y mae’r crynodebau’n ei honni, yr hyn nad yw’r ffynhonnell yn dweud dim amdano',
    says: (_, f) =>
      `Ymhlith honiadau’r crynodebau, nid oedd dim yn y ffynhonnell i gefnogi rhwng ${f.low} a ${f.high} o bob ${f.base}.`,
  },
  sound_summaries: {
    name: 'Crynodebau cadarn',
    meaning: () =>
      'ymhlith y crynodebau yr edrychwyd arnynt, y rhai y mae’r ffynhonnell yn cefnogi pob honiad ynddynt',
  },
  key_facts_covered: {
    name: 'Ffeithiau allweddol a gafwyd',
    meaning: () => 'ymhlith y ffeithiau sydd o bwys, y rhai sydd yn y crynodeb',
    says: (_, f) =>
      `Ymhlith y ffeithiau sydd o bwys, roedd rhwng ${f.low} a ${f.high} o bob ${f.base} yn y crynodeb.`,
  },
  rouge1: {
    name: 'ROUGE-1',
    meaning: () => `faint o eiriau y mae crynodeb yn eu rhannu ag un gan berson, o 0 i 1; ${ROUGE_CY}`,
  },
  rouge2: {
    name: 'ROUGE-2',
    meaning: () =>
      `faint o barau o eiriau y mae crynodeb yn eu rhannu ag un gan berson, o 0 i 1; ${ROUGE_CY}`,
  },
  rougeL: {
    name: 'ROUGE-L',
    meaning: () =>
      `pa mor hir yw’r rhes o eiriau yn yr un drefn y mae crynodeb yn ei rhannu ag un gan berson, o 0 i 1; ${ROUGE_CY}`,
  },
}

export const words: Bilingual = {
  en: {
    name: 'Summaries',
    about:
      'Whether what a summary says is in its source, and whether it has the facts that matter. Each row is a summary, with the claims that people held against the source and what they found, and the key facts with those that it has.',
    cases: 'summaries',
    measures: en,
    methods: () => [
      'What a summary claims was held against its source by people, one claim after the other; no program judged it.',
      'Key facts were listed before the summaries were seen; a summary has one or has not.',
      'ROUGE compares words and not what they say (Lin 2004): a change in it shows that a tool has begun to write differently, and no figure of it is good or bad. It is the mean F over summaries, of words in lower case, without stemming.',
    ],
  },
  cy: {
    name: 'Crynodebau',
    about:
      'A yw’r hyn a ddywed crynodeb yn ei ffynhonnell, ac a yw’r ffeithiau sydd o bwys ynddo. Crynodeb yw pob rhes, gyda’r honiadau y bu pobl yn eu dal yn erbyn y ffynhonnell a’r hyn a gawsant, a’r ffeithiau allweddol gyda’r rhai sydd ynddo.',
    cases: 'crynodebau',
    measures: cy,
    methods: () => [
      'Pobl a ddaliodd yr hyn y mae crynodeb yn ei honni yn erbyn ei ffynhonnell, y naill honiad ar ôl y llall; ni farnodd unrhyw raglen.',
      'Rhestrwyd y ffeithiau allweddol cyn gweld y crynodebau; mae un mewn crynodeb neu nid yw.',
      'Mae ROUGE yn cymharu geiriau ac nid yr hyn a ddywedant (Lin 2004): mae newid ynddo’n dangos bod offeryn wedi dechrau ysgrifennu’n wahanol, ac nid oes ffigur da na drwg ohono. F cymedrig dros grynodebau ydyw, o eiriau mewn llythrennau bach, heb fonu.',
    ],
  },
}
