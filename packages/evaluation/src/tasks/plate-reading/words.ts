// The words of plate reading, in English and Welsh.
import type { Bilingual, TaskWords } from '../words.ts'

const en: TaskWords['measures'] = {
  exact_read_rate: {
    name: 'Plates read exactly',
    meaning: () => 'of plates, those read character for character as they stand',
    says: (_, f) => `Of every ${f.base} plates, between ${f.low} and ${f.high} were read exactly.`,
  },
  pattern_read_rate: {
    name: 'Plates read exactly, by pattern',
    meaning: () => 'of plates made after a pattern, those read character for character as they stand',
  },
  false_read_rate: {
    name: 'Plates read as another',
    meaning: () => 'of plates, those for which another plate was given',
    says: (_, f) => `Of every ${f.base} plates, between ${f.low} and ${f.high} were read as another plate.`,
  },
  no_read_rate: { name: 'Plates not read', meaning: () => 'of plates, those for which no answer was given' },
  character_error_rate: {
    name: 'Character error rate',
    meaning: () => 'characters given wrong, left out or added, for each character of the truth',
  },
}

const cy: TaskWords['measures'] = {
  exact_read_rate: {
    name: 'Platiau a ddarllenwyd yn union',
    meaning: () => 'ymhlith platiau, y rhai a ddarllenwyd nod am nod fel y maent',
    says: (_, f) => `Ymhlith platiau, darllenwyd rhwng ${f.low} a ${f.high} o bob ${f.base} yn union.`,
  },
  pattern_read_rate: {
    name: 'Platiau a ddarllenwyd yn union, yn ôl patrwm',
    meaning: () => 'ymhlith platiau o’r patrwm, y rhai a ddarllenwyd nod am nod fel y maent',
  },
  false_read_rate: {
    name: 'Platiau a ddarllenwyd fel un arall',
    meaning: () => 'ymhlith platiau, y rhai y rhoddwyd plât arall ar eu cyfer',
    says: (_, f) => `Ymhlith platiau, darllenwyd rhwng ${f.low} a ${f.high} o bob ${f.base} fel plât arall.`,
  },
  no_read_rate: {
    name: 'Platiau nas darllenwyd',
    meaning: () => 'ymhlith platiau, y rhai na roddwyd ateb ar eu cyfer',
  },
  character_error_rate: {
    name: 'Cyfradd gwallau nodau',
    meaning: () => 'nodau a roddwyd yn anghywir, a adawyd allan neu a ychwanegwyd, am bob nod yn y gwir',
  },
}

const OF_EN: Readonly<Record<string, string>> = {
  current: 'as AB12 CDE',
  prefix: 'as A123 BCD',
  suffix: 'as ABC 123D',
  dateless: 'as ABC 123 or 123 ABC',
  other: 'of no British pattern',
}

const OF_CY: Readonly<Record<string, string>> = {
  current: 'fel AB12 CDE',
  prefix: 'fel A123 BCD',
  suffix: 'fel ABC 123D',
  dateless: 'fel ABC 123 neu 123 ABC',
  other: 'heb batrwm Prydeinig',
}

const STEPS_EN: Readonly<Record<string, string>> = {
  'upper-case': 'made into capital letters',
  'strip-separators': 'without spaces and hyphens',
  'fold-look-alikes': 'with O taken as 0 and I as 1',
}

const STEPS_CY: Readonly<Record<string, string>> = {
  'upper-case': 'wedi’u troi’n briflythrennau',
  'strip-separators': 'heb fylchau a chysylltnodau',
  'fold-look-alikes': 'gan gymryd O yn 0 ac I yn 1',
}

function stepsOf(normalise: unknown, steps: Readonly<Record<string, string>>, asIs: string): string {
  const named = Array.isArray(normalise) ? normalise.map((step) => steps[String(step)] ?? String(step)) : []
  return named.length === 0 ? asIs : named.join(', ')
}

export const words: Bilingual = {
  en: {
    name: 'Plate reading',
    about:
      'Whether number plates were read as they stand, and how often another plate was given in their place. Each row is a plate that came past: what stands on it, and what was read, or nothing where the system gave no answer.',
    cases: 'plates',
    measures: en,
    of: (of) => OF_EN[of] ?? of,
    methods: ({ normalise, threshold }) => [
      `Plates are compared ${stepsOf(normalise, STEPS_EN, 'as they are written')}.`,
      ...(threshold === undefined ? [] : [`A read with a confidence below ${threshold} counts as no read.`]),
      'Character errors are the Levenshtein distance (Levenshtein 1966, Soviet Physics Doklady 10:707–710); where there is no read, every character is left out.',
      'A plate has a British pattern by its letters and digits alone, whether or not it was ever issued.',
    ],
  },
  cy: {
    name: 'Darllen platiau',
    about:
      'A ddarllenwyd platiau rhif fel y maent, a pha mor aml y rhoddwyd plât arall yn eu lle. Plât a aeth heibio yw pob rhes: yr hyn sydd arno, a’r hyn a ddarllenwyd, neu ddim lle na roddodd y system ateb.',
    cases: 'platiau',
    measures: cy,
    of: (of) => OF_CY[of] ?? of,
    methods: ({ normalise, threshold }) => [
      `Cymherir platiau ${stepsOf(normalise, STEPS_CY, 'fel y’u hysgrifennir')}.`,
      ...(threshold === undefined
        ? []
        : [`Mae darlleniad â hyder is na ${threshold} yn cyfrif fel plât nas darllenwyd.`]),
      'Pellter Levenshtein yw gwallau nodau (Levenshtein 1966, Soviet Physics Doklady 10:707–710); lle nad oes darlleniad, gadawyd pob nod allan.',
      'Wrth ei lythrennau a’i ddigidau’n unig y mae gan blât batrwm Prydeinig, p’un a gafodd ei roi erioed ai peidio.',
    ],
  },
}
