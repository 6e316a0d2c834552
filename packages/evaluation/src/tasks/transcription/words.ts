// The words of transcription, in English and Welsh.
import { KEPT_CY, KEPT_EN } from '../kept-words.ts'
import type { Bilingual, Frequency, TaskWords } from '../words.ts'

/** Percentages as words in every hundred: whole ones where that leaves two ends apart, and one where there is but one. */
function perHundred({ low, high }: Frequency, range: (low: string, high: string) => string, about: string) {
  const [from = '', to = ''] = [low, high].map((text) => text.replace(/\s?%$/, ''))
  const [least = 0, most = 0] = [from, to].map((text) => Math.round(Number(text.replaceAll(',', ''))))
  if (from === to) return `${about} ${from}`
  return least < most && most >= 5 ? range(String(least), String(most)) : range(from, to)
}

const en: TaskWords['measures'] = {
  word_error_rate: {
    name: 'Word error rate',
    meaning: () => 'words written wrong, left out or added, for each word that was said',
    says: (_, f) => {
      const words = perHundred(f, (low, high) => `between ${low} and ${high}`, 'about')
      return `Of every 100 words that were said, ${words} were written wrong, left out or added.`
    },
  },
  words_correct: {
    name: 'Words right',
    meaning: () => 'of the words that were said, those that were written as they were said',
  },
  substitution_rate: {
    name: 'Words written wrong',
    meaning: () => 'words written as another, for each word that was said',
  },
  deletion_rate: {
    name: 'Words left out',
    meaning: () => 'words that were not written, for each word that was said',
  },
  insertion_rate: {
    name: 'Words added',
    meaning: () => 'words written that nobody said, for each word that was said',
  },
  character_error_rate: {
    name: 'Character error rate',
    meaning: () => 'letters written wrong, left out or added, for each letter of what was said',
  },
  sentence_error_rate: {
    name: 'Utterances with an error',
    meaning: ({ cases }) => `of ${cases}, those with one error or more`,
  },
  ...KEPT_EN,
  words_invented_over_silence: {
    name: 'Words invented over silence',
    meaning: () => 'of stretches in which nothing was said, those for which words were written',
    says: (_, f) =>
      `Of every ${f.base} stretches in which nothing was said, words were written for between ${f.low} and ${f.high}.`,
  },
}

const cy: TaskWords['measures'] = {
  word_error_rate: {
    name: 'Cyfradd gwallau geiriau',
    meaning: () =>
      'geiriau a ysgrifennwyd yn anghywir, a adawyd allan neu a ychwanegwyd, am bob gair a ddywedwyd',
    says: (_, f) => {
      const words = perHundred(f, (low, high) => `rhwng ${low} a ${high}`, 'tua')
      return `O bob 100 gair a ddywedwyd, cafodd ${words} eu hysgrifennu’n anghywir, eu gadael allan neu eu hychwanegu.`
    },
  },
  words_correct: {
    name: 'Geiriau cywir',
    meaning: () => 'ymhlith y geiriau a ddywedwyd, y rhai a ysgrifennwyd fel y’u dywedwyd',
  },
  substitution_rate: {
    name: 'Geiriau a ysgrifennwyd yn anghywir',
    meaning: () => 'geiriau a ysgrifennwyd fel gair arall, am bob gair a ddywedwyd',
  },
  deletion_rate: {
    name: 'Geiriau a adawyd allan',
    meaning: () => 'geiriau nas ysgrifennwyd, am bob gair a ddywedwyd',
  },
  insertion_rate: {
    name: 'Geiriau a ychwanegwyd',
    meaning: () => 'geiriau a ysgrifennwyd heb i neb eu dweud, am bob gair a ddywedwyd',
  },
  character_error_rate: {
    name: 'Cyfradd gwallau nodau',
    meaning: () =>
      'llythrennau a ysgrifennwyd yn anghywir, a adawyd allan neu a ychwanegwyd, am bob llythyren o’r hyn a ddywedwyd',
  },
  sentence_error_rate: {
    name: 'Ymadroddion â gwall',
    meaning: ({ cases }) => `ymhlith ${cases}, y rhai ag un gwall neu ragor`,
  },
  ...KEPT_CY,
  words_invented_over_silence: {
    name: 'Geiriau a ddyfeisiwyd dros dawelwch',
    meaning: () => 'ymhlith darnau lle na ddywedwyd dim, y rhai yr ysgrifennwyd geiriau ar eu cyfer',
    says: (_, f) =>
      `Ymhlith darnau lle na ddywedwyd dim, ysgrifennwyd geiriau ar gyfer rhwng ${f.low} a ${f.high} o bob ${f.base}.`,
  },
}

type Step = string | { readonly 'drop-fillers': readonly string[] }

const STEPS_EN: Readonly<Record<string, string>> = {
  'straighten-apostrophes': 'curved apostrophes made straight',
  'lower-case': 'all in lower case',
  'split-hyphens': 'words parted at hyphens',
  'strip-punctuation': 'marks of punctuation at the ends of words left out',
}

const STEPS_CY: Readonly<Record<string, string>> = {
  'straighten-apostrophes': 'sythu collnodau crwm',
  'lower-case': 'rhoi popeth mewn llythrennau bach',
  'split-hyphens': 'gwahanu geiriau wrth gysylltnodau',
  'strip-punctuation': 'hepgor atalnodau ar ddechrau a diwedd geiriau',
}

type PlanRead = {
  readonly normalise: readonly Step[]
  readonly references?: string
  readonly observations?: { readonly format?: string }
  readonly language: string
}

function stepsOf(
  { normalise }: PlanRead,
  names: Readonly<Record<string, string>>,
  dropped: (words: string) => string,
): string {
  const steps = normalise.map((step) =>
    typeof step === 'string' ? (names[step] ?? step) : dropped(step['drop-fillers'].join(', ')),
  )
  return steps.join('; ')
}

function isTrn({ references, observations }: PlanRead): boolean {
  return (references ?? observations?.format) === 'trn'
}

function methodsEn(read: PlanRead): string[] {
  const steps = stepsOf(read, STEPS_EN, (words) => `left out: ${words}`)
  return [
    'Words are aligned as by NIST’s sclite (SCTK 2.4.10), where a substitution costs 4 and a word left out or added 3; characters are aligned in the same way, without the spaces.',
    steps === ''
      ? 'Words are compared as they are written.'
      : `Before words are compared, both texts are put through: ${steps}.`,
    ...(isTrn(read)
      ? [
          'Of alternatives in a reference the one that fits best counts, and a word that may be left out, and is, counts as right.',
        ]
      : []),
    `Numbers and negations are looked for as in the language “${read.language}”, in each utterance, wherever in it they stand: “forty-two” answers “42”.`,
    'A row whose reference is empty is silence; words written over it are words added too.',
  ]
}

function methodsCy(read: PlanRead): string[] {
  const steps = stepsOf(read, STEPS_CY, (words) => `hepgor: ${words}`)
  return [
    'Alinir geiriau fel y gwna sclite NIST (SCTK 2.4.10), lle mae amnewid yn costio 4 a gair a adawyd allan neu a ychwanegwyd yn costio 3; alinir nodau yn yr un modd, heb y bylchau.',
    steps === ''
      ? 'Cymherir geiriau fel y’u hysgrifennwyd.'
      : `Cyn cymharu geiriau, gwneir hyn i’r ddau destun: ${steps}.`,
    ...(isTrn(read)
      ? [
          'O ddewisiadau mewn cyfeirnod yr un sy’n ffitio orau sy’n cyfrif, ac mae gair y caniateir ei adael allan, ac a adawyd allan, yn cyfrif yn gywir.',
        ]
      : []),
    `Chwilir am rifau a geiriau nacáu fel yn yr iaith “${read.language}”, ym mhob ymadrodd, ble bynnag y maent ynddo: mae “forty-two” yn ateb “42”.`,
    'Tawelwch yw rhes y mae ei chyfeirnod yn wag; mae geiriau a ysgrifennwyd drosti’n eiriau a ychwanegwyd hefyd.',
  ]
}

function read(plan: Readonly<Record<string, unknown>>): PlanRead {
  return plan as unknown as PlanRead
}

export const words: Bilingual = {
  en: {
    name: 'Transcription',
    about:
      'How much of what was said was written as it was said, and whether the numbers, negations and names came through. Each row is an utterance, with what was said, what was written, and who spoke.',
    cases: 'utterances',
    measures: en,
    tables: {
      speakers: {
        title: 'Word errors by speaker',
        note: 'Those who were understood worst come first. The names of speakers stay in this result: they are not in a state that leaves the site.',
        columns: {
          speaker: 'Speaker',
          utterances: 'Utterances',
          words: 'Words',
          word_error_rate: 'Word error rate',
          substitutions: 'Written wrong',
          deletions: 'Left out',
          insertions: 'Added',
          utterances_in_error: 'Utterances with an error',
        },
      },
    },
    methods: (plan) => methodsEn(read(plan)),
  },
  cy: {
    name: 'Trawsgrifio',
    about:
      'Faint o’r hyn a ddywedwyd a ysgrifennwyd fel y’i dywedwyd, ac a gadwyd y rhifau, y geiriau nacáu a’r enwau. Ymadrodd yw pob rhes, gyda’r hyn a ddywedwyd, yr hyn a ysgrifennwyd, a phwy a siaradodd.',
    cases: 'ymadroddion',
    measures: cy,
    tables: {
      speakers: {
        title: 'Gwallau geiriau yn ôl siaradwr',
        note: 'Daw’r rhai a ddeallwyd waethaf yn gyntaf. Erys enwau siaradwyr yn y canlyniad hwn: nid ydynt mewn cyflwr sy’n gadael y safle.',
        columns: {
          speaker: 'Siaradwr',
          utterances: 'Ymadroddion',
          words: 'Geiriau',
          word_error_rate: 'Cyfradd gwallau geiriau',
          substitutions: 'Ysgrifennwyd yn anghywir',
          deletions: 'Gadawyd allan',
          insertions: 'Ychwanegwyd',
          utterances_in_error: 'Ymadroddion â gwall',
        },
      },
    },
    methods: (plan) => methodsCy(read(plan)),
  },
}
