// The words of translation, in English and Welsh, with the recipe of each score.
import { bleuSignature, chrfSignature, terSignature } from '@policeai/metrics'
import { KEPT_CY, KEPT_EN } from '../kept-words.ts'
import type { Bilingual, TaskWords } from '../words.ts'

const en: TaskWords['measures'] = {
  ...KEPT_EN,
  chrf: {
    name: 'chrF',
    meaning: () =>
      'how much of the runs of letters the system’s translation shares with a person’s, from 0 to 100',
    says: (_, f) =>
      `How near the translations came to those that people made: between ${f.low} and ${f.high} on a scale from 0 to 100 (chrF).`,
  },
  bleu: {
    name: 'BLEU',
    meaning: () =>
      'how much of the runs of words the system’s translation shares with a person’s, from 0 to 100',
  },
  ter: {
    name: 'Translation edit rate',
    meaning: () =>
      'changes that would make the system’s translation a person’s, for every 100 words of the person’s',
  },
}

const cy: TaskWords['measures'] = {
  ...KEPT_CY,
  chrf: {
    name: 'chrF',
    meaning: () =>
      'faint o’r rhediadau o lythrennau y mae cyfieithiad y system yn eu rhannu ag un gan berson, o 0 i 100',
    says: (_, f) =>
      `Pa mor agos y daeth y cyfieithiadau at y rhai a wnaed gan bobl: rhwng ${f.low} a ${f.high} ar raddfa o 0 i 100 (chrF).`,
  },
  bleu: {
    name: 'BLEU',
    meaning: () =>
      'faint o’r rhediadau o eiriau y mae cyfieithiad y system yn eu rhannu ag un gan berson, o 0 i 100',
  },
  ter: {
    name: 'Cyfradd golygu cyfieithiad',
    meaning: () =>
      'newidiadau a fyddai’n troi cyfieithiad y system yn un y person, am bob 100 gair o un y person',
  },
}

type Plan = Readonly<Record<string, unknown>>

/** Recipes in the form that sacreBLEU made usual: how many references, and how texts were cut up. */
function recipes(plan: Plan): string {
  const { columns, references } = plan as { columns?: { reference?: string | string[] }; references?: string }
  const count = references === 'json' ? 'var' : [columns?.reference ?? 'reference'].flat().length
  return `BLEU ${bleuSignature(count)}; chrF ${chrfSignature(count)}; TER ${terSignature(count)}`
}

function languages(plan: Plan): string | undefined {
  const { source_language: from, target_language: to } = plan
  return typeof from === 'string' && typeof to === 'string' ? `${from} → ${to}` : undefined
}

function methodsEn(plan: Plan): string[] {
  const pair = languages(plan)
  return [
    `The scores are those of sacreBLEU, by these recipes: ${recipes(plan)}. Scores by other recipes cannot be compared with them.`,
    'Scores have intervals from 1,000 resamples at most; where there are more than 5,000 segments or documents, or those of several sites were merged, from linearisation.',
    pair === undefined
      ? 'Without the languages of source and translation, numbers and negations are not measured.'
      : `Numbers and negations (${pair}) are looked for in each segment, wherever in it they stand; those that were added are not counted.`,
  ]
}

function methodsCy(plan: Plan): string[] {
  const pair = languages(plan)
  return [
    `Sgorau sacreBLEU yw’r rhain, yn ôl y ryseitiau hyn: ${recipes(plan)}. Ni ellir cymharu sgorau yn ôl ryseitiau eraill â hwy.`,
    'Daw cyfyngau sgorau o 1,000 o ailsamplau ar y mwyaf; lle mae mwy na 5,000 o segmentau neu ddogfennau, neu lle cyfunwyd rhai sawl safle, dônt o linelloli.',
    pair === undefined
      ? 'Heb ieithoedd y ffynhonnell a’r cyfieithiad, ni fesurir rhifau na geiriau nacáu.'
      : `Chwilir am rifau a geiriau nacáu (${pair}) ym mhob segment, ble bynnag y maent ynddo; ni chyfrifir y rhai a ychwanegwyd.`,
  ]
}

export const words: Bilingual = {
  en: {
    name: 'Translation',
    about:
      'Whether the numbers, negations and names of a text came through its translation, and how near the translation comes to those that people made. Each row is a segment, such as a sentence, with its source, the system’s translation and one or several by people.',
    cases: 'segments',
    measures: en,
    methods: methodsEn,
  },
  cy: {
    name: 'Cyfieithu',
    about:
      'A ddaeth rhifau, geiriau nacáu ac enwau testun drwy’r cyfieithu, a pha mor agos y daw’r cyfieithiad at y rhai a wnaed gan bobl. Segment yw pob rhes, megis brawddeg, gyda’i ffynhonnell, cyfieithiad y system ac un neu ragor gan bobl.',
    cases: 'segmentau',
    measures: cy,
    methods: methodsCy,
  },
}
