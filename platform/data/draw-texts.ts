// Draws what is written: interviews as they were said and as they were heard, messages and their translations, documents
// with what must be hidden in them, and summaries with what people found in them. Nobody of these names is meant.
import { chance, createRandom, oneOf, pick, type Random, toJsonLines, whole } from './draws.ts'

type Row = Readonly<Record<string, unknown>>

const NAMES = ['Aled', 'Marta', 'Yusuf', 'Priya', 'Owen', 'Chidi', 'Sioned', 'Dawid', 'Nia', 'Tomos', 'Amina', 'Grace'] as const
const SURNAMES = ['Farrow', 'Okoye', 'Pritchard', 'Nowak', 'Rahman', 'Sealey', 'Vaughan', 'Brock', 'Mistry', 'Tully'] as const
const NUMBERS = ['two', 'three', 'four', 'five', 'seven', 'nine', 'eleven', 'twelve'] as const
const OTHER_WORDS = ['and', 'the', 'then', 'there', 'so', 'it', 'well'] as const

/** What witnesses say; a place in braces is drawn. */
const SAID = [
  'i saw {name} near the bakery at about {number} in the morning',
  'he did not say anything to {name} before he ran off',
  'there were {number} of them and they were not from round here',
  'i never gave {name} the keys to the back door',
  'she was holding {number} bags and she dropped one by the gate',
  'i could not see the number plate because it was dark',
  'it took about {number} minutes until {name} came back',
  'nobody was in the shop when the window was broken',
  'the man in the grey coat asked {name} for the time',
  'we heard shouting and then a car drove away very fast',
] as const

const WELSH_NUMBERS = ['2', '3', '4', '5', '6', '7', '8', '9', '10'] as const
const WELSH_OTHER_WORDS = ['a', 'y', 'wedyn', 'yno', 'felly', 'yn'] as const
const WELSH_SAID = [
  'gwelais {name} wrth y becws tua {number} y bore',
  'ni ddywedodd ddim wrth {name} cyn rhedeg i ffwrdd',
  'roedd {number} ohonyn nhw ac nid oeddent o’r ardal hon',
  'nid fi roddodd yr allweddi i {name} o gwbl',
  'roedd hi’n cario {number} bag a gollyngodd un wrth y giât',
  'ni allwn weld y plât rhif am ei bod yn dywyll',
  'cymerodd tua {number} munud cyn i {name} ddod yn ôl',
  'nid oedd neb yn y siop pan dorrwyd y ffenestr',
  'clywsom weiddi ac yna aeth car i ffwrdd yn gyflym iawn',
] as const

type Interviews = Readonly<{
  seed: number
  rows: number
  sentences: readonly string[]
  numbers: readonly string[]
  others: readonly string[]
  accents: readonly (readonly [accent: string, share: number, missed: number])[]
}>

/** Sentences of interviews, some over silence, and what the tool wrote; accents and open air are harder. */
function interviews({ seed, rows, sentences, numbers, others, accents }: Interviews): Row[] {
  const random = createRandom(seed)
  const speakers = Array.from({ length: Math.round(rows / 6) }, (_, i) => ({
    speaker: `w${i + 1}`,
    accent: pick(random, accents.map((accent) => [accent, accent[1]] as const)),
    recording: pick(random, [['interview room', 0.65], ['body-worn video', 0.35]] as const),
  }))
  return Array.from({ length: rows }, (_, i) => {
    const { speaker, accent: [accent, , missed], recording } = speakers[i % speakers.length]!
    const silent = chance(random, 0.03)
    const name = oneOf(random, NAMES).toLowerCase()
    const sentence = silent ? '' : oneOf(random, sentences).replace('{name}', name).replace('{number}', oneOf(random, numbers))
    const trouble = missed * (recording === 'interview room' ? 1 : 1.9)
    const heard = silent ? (chance(random, 0.25) ? 'thank you' : '') : heardOf(random, sentence, trouble, others)
    return { id: `u${i + 1}`, speaker, reference: sentence, hypothesis: heard, names: sentence.includes(name) ? [name] : [], accent, recording }
  })
}

function heardOf(random: Random, sentence: string, trouble: number, others: readonly string[]): string {
  const words = sentence.split(' ').flatMap((word) => {
    const share = random()
    if (share < trouble * 0.4) return []
    if (share < trouble * 0.85) return [oneOf(random, others)]
    return share < trouble ? [word, oneOf(random, others)] : [word]
  })
  return words.join(' ')
}

type Message = readonly [source: string, reference: string, other: string]

/** Polish, English as a person wrote it, and English as the tool puts it. */
const MESSAGES: readonly Message[] = [
  ['Nie znam tego człowieka.', 'I do not know this man.', 'I don’t know that person.'],
  ['Wczoraj o godzinie {n} ktoś zapukał do drzwi.', 'Yesterday at {n} somebody knocked on the door.', 'Somebody knocked at the door yesterday at {n}.'],
  ['{name} nie przyszła do pracy.', '{name} did not come to work.', '{name} didn’t come to work.'],
  ['Zapłaciłem {n} funtów i nic nie dostałem.', 'I paid {n} pounds and got nothing.', 'I have paid {n} pounds and received nothing.'],
  ['Zadzwoń do mnie przed {n}.', 'Call me before {n}.', 'Ring me before {n}.'],
  ['{name} powiedział, że samochód jest niebieski.', '{name} said that the car is blue.', '{name} said the car is blue.'],
  ['Nigdy nie byłem w tym mieszkaniu.', 'I was never in that flat.', 'I have never been in this apartment.'],
  ['Było tam {n} osób, ale nikogo nie znałem.', 'There were {n} people there, but I knew nobody.', 'There were {n} people but I did not know anyone.'],
  ['Proszę nie mówić o tym mojej siostrze.', 'Please do not tell my sister about this.', 'Please don’t tell it to my sister.'],
  ['{name} ma {n} lat i mieszka na drugim piętrze.', '{name} is {n} years old and lives on the second floor.', '{name} is {n} years old and lives on the second floor.'],
]

/** Faults that a translation of a message may have, and how often. */
const SLIPS: readonly (readonly [share: number, slip: (text: string, n: string, random: Random) => string])[] = [
  [0.05, (text) => text.replace(/ (do|did) not|don’t |didn’t | never|never /, ' ').replace('  ', ' ')],
  [0.06, (text, n, random) => text.replace(n, String(Number(n) + 1 + whole(random, 9)))],
  [0.03, (text) => text.replace('somebody', 'nobody').replace('Somebody', 'Nobody')],
]

function messages(seed: number, rows: number): Row[] {
  const random = createRandom(seed)
  return Array.from({ length: rows }, (_, i) => {
    const [source, reference, other] = oneOf(random, MESSAGES)
    const kind = pick(random, [['text message', 0.6], ['statement', 0.4]] as const)
    const [name, n] = [oneOf(random, ['Marta', 'Dawid', 'Kasia', 'Piotr']), String(2 + whole(random, 40))]
    const drawn = (text: string) => text.replaceAll('{name}', name).replaceAll('{n}', n)
    const plain = drawn(chance(random, kind === 'statement' ? 0.6 : 0.35) ? reference : other)
    const worse = kind === 'statement' ? 0.6 : 1.4
    const hypothesis = SLIPS.reduce((text, [share, slip]) => (chance(random, share * worse) ? slip(text, n, random) : text), plain)
    return { id: `m${i + 1}`, conversation: `t${1 + (i % 60)}`, source: drawn(source), reference: drawn(reference), hypothesis, names: source.includes('{name}') ? [name] : [], kind }
  })
}

type Span = Readonly<{ start: number; end: number; type: string; entity: string }>
type Part = string | Readonly<{ text: string; type: string }>

const part = (type: string, text: string): Part => ({ type, text })

/** A document as parts, those with a type to be hidden. The name comes back at the end, as it does in statements. */
function documentOf(random: Random, kind: string): readonly Part[] {
  const name = part('NAME', `${oneOf(random, NAMES)} ${oneOf(random, SURNAMES)}`)
  const other = part('NAME', `${oneOf(random, NAMES)} ${oneOf(random, SURNAMES)}`)
  const street = part('ADDRESS', `${1 + whole(random, 90)} ${oneOf(random, ['Millrace', 'Tannery', 'Orchard', 'Quarry'])} ${oneOf(random, ['Lane', 'Row', 'Close'])}`)
  const phone = part('PHONE', `01632 960${String(whole(random, 1000)).padStart(3, '0')}`)
  const born = part('BIRTH', `${1 + whole(random, 28)} ${oneOf(random, ['March', 'June', 'October'])} ${1950 + whole(random, 55)}`)
  if (kind === 'e-mail') return ['From ', name, '. Please call me on ', phone, ' about what happened at ', street, '. Regards, ', name, '.']
  if (kind === 'letter') return ['Dear ', name, ', you told us that ', other, ' lives at ', street, '. We will call ', phone, ' next week.']
  return ['I am ', name, ', born on ', born, ', and I live at ', street, '. On that evening I saw ', other, ' by the canal. ', other, ' did not see me. Signed, ', name, '.']
}

const FOUND: Readonly<Record<string, number>> = { NAME: 0.985, ADDRESS: 0.965, PHONE: 0.995, BIRTH: 0.985 }

/** Documents, what had to be hidden, and what the tool proposed to hide; what a scanner read is harder. */
function documents(seed: number, rows: number): Row[] {
  const random = createRandom(seed)
  return Array.from({ length: rows }, (_, i) => {
    const kind = pick(random, [['statement', 0.5], ['e-mail', 0.3], ['letter', 0.2]] as const)
    const origin = pick(random, [['written on a computer', 0.7], ['scanned', 0.3]] as const)
    const { text, spans } = put(documentOf(random, kind))
    const worse = origin === 'scanned' ? 2.6 : 1
    const found = spans.flatMap(({ start, end, type }) => {
      if (chance(random, (1 - (FOUND[type] ?? 1)) * worse)) return []
      return [{ start, end: chance(random, 0.015 * worse) ? end - 2 : end, type }]
    })
    const extra = chance(random, 0.12) ? [{ start: 0, end: 4, type: 'NAME' }] : []
    const prediction = extra.some((one) => found.some(({ start }) => start < one.end)) ? found : [...extra, ...found]
    return { document: `f${i + 1}`, text, truth: spans, prediction, kind, origin }
  })
}

function put(parts: readonly Part[]): Readonly<{ text: string; spans: readonly Span[] }> {
  let text = ''
  const spans: Span[] = []
  for (const one of parts) {
    const start = text.length
    text += typeof one === 'string' ? one : one.text
    if (typeof one !== 'string') spans.push({ start, end: text.length, type: one.type, entity: `${one.type}: ${one.text}` })
  }
  return { text, spans }
}

const FACTS = ['who reported it', 'where it happened', 'when it happened', 'what was taken', 'what the witness saw', 'what the suspect said', 'which recordings there are', 'what is missing from the file'] as const

/** Summaries of case files, each of whose claims somebody held against the file. */
function summaries(seed: number, rows: number): Row[] {
  const random = createRandom(seed)
  return Array.from({ length: rows }, (_, i) => {
    const offence = pick(random, [['theft', 0.45], ['assault', 0.35], ['fraud', 0.2]] as const)
    const pages = pick(random, [['up to 50 pages', 0.6], ['more than 50 pages', 0.4]] as const)
    const worse = pages === 'up to 50 pages' ? 1 : 2.2
    const claims = Array.from({ length: 8 + whole(random, 9) }, (_, n) => ({ claim: `claim ${n + 1}`, verdict: verdictOf(random, worse) }))
    const facts = FACTS.filter(() => chance(random, 0.85))
    const covered = facts.filter(() => chance(random, 1 - 0.07 * worse))
    return { id: `z${i + 1}`, case: `k${1 + Math.floor(i / 2)}`, claims, key_facts: facts, covered, offence, pages }
  })
}

function verdictOf(random: Random, worse: number): string {
  const share = random()
  if (share < 0.006 * worse) return 'contradicted'
  return share < 0.035 * worse ? 'unsupported' : 'supported'
}

const ENGLISH: Omit<Interviews, 'seed' | 'rows'> = {
  sentences: SAID,
  numbers: NUMBERS,
  others: OTHER_WORDS,
  accents: [['Wales', 0.6, 0.06], ['elsewhere in the UK', 0.28, 0.05], ['outside the UK', 0.12, 0.13]],
}

const WELSH: Omit<Interviews, 'seed' | 'rows'> = {
  sentences: WELSH_SAID,
  numbers: WELSH_NUMBERS,
  others: WELSH_OTHER_WORDS,
  accents: [['North', 0.5, 0.19], ['South', 0.5, 0.15]],
}

/** The files by name, as text. */
export function drawTexts(): readonly (readonly [name: string, text: string])[] {
  return [
    ['interviews-english.jsonl', toJsonLines(interviews({ seed: 20261010, rows: 420, ...ENGLISH }))],
    ['interviews-welsh.jsonl', toJsonLines(interviews({ seed: 20261011, rows: 240, ...WELSH }))],
    ['messages-eastfold.jsonl', toJsonLines(messages(20260912, 320))],
    ['documents-calder.jsonl', toJsonLines(documents(20260813, 220))],
    ['summaries-northmoor.jsonl', toJsonLines(summaries(20260914, 120))],
  ]
}
