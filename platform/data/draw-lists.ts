// Draws what is put in order, matched or sorted: items to be reviewed for disclosure, adverts beside reports of theft,
// closed logs by the offence that they tell of, and the same logs as registrars and the tool judged them.
import { chance, clamp, createRandom, normal, pick, type Random, type Row, toCsv, whole, yesNo } from './draws.ts'

/** A review of twelve cases: what the tool puts first, and what a disclosure officer found to matter (TREC). */
function reviews(seed: number, cases: number, items: number): Readonly<{ run: string; qrels: string }> {
  const random = createRandom(seed)
  const entries = Array.from({ length: cases * items }, (_, i) => {
    const relevant = chance(random, 0.07)
    const hard = relevant && chance(random, 0.06)
    const score = hard ? normal(random, 0.28, 0.08) : relevant ? normal(random, 0.72, 0.13) : normal(random, 0.27, 0.13)
    return { topic: `case-${1 + Math.floor(i / items)}`, item: `i${1 + (i % items)}`, relevant, score: score.toFixed(4) }
  })
  const runs = Array.from({ length: cases }, (_, at) => entries.slice(at * items, (at + 1) * items).toSorted((a, b) => Number(b.score) - Number(a.score)))
  const run = runs.flatMap((ranked) => ranked.map(({ topic, item, score }, i) => `${topic} Q0 ${item} ${i + 1} ${score} ledgerlight`))
  const qrels = entries.map(({ topic, item, relevant }) => `${topic} 0 ${item} ${relevant ? 1 : 0}`)
  return { run: `${run.join('\n')}\n`, qrels: `${qrels.join('\n')}\n` }
}

/** Reports of theft beside adverts that look alike, most of which show another thing of the same kind. */
function matches(seed: number, reports: number): Row[] {
  const random = createRandom(seed)
  return Array.from({ length: reports }, (_, i) => {
    const kind = pick(random, [['bicycle', 0.55], ['power tool', 0.45]] as const)
    const adverts = 2 + whole(random, 4)
    const own = chance(random, 0.3) ? whole(random, adverts) : -1
    return Array.from({ length: adverts }, (_, n) => matchOf(random, { report: i + 1, advert: n, same: n === own, kind }))
  }).flat()
}

type Match = Readonly<{ report: number; advert: number; same: boolean; kind: string }>

function matchOf(random: Random, { report, advert, same, kind }: Match): Row {
  const number = chance(random, same ? 0.25 : 0.02) ? 'yes' : 'no'
  const alike = same ? normal(random, kind === 'bicycle' ? 0.74 : 0.66, 0.13) : normal(random, 0.4, 0.13)
  const score = clamp(number === 'yes' && same ? alike + 0.25 : alike, 0, 1)
  return { report: `r${report}`, advert: `r${report}-a${advert + 1}`, 'same thing': yesNo(same ? 1 : 0), score: score.toFixed(3), 'kind of thing': kind, 'serial number shown': number }
}

/** Offences by code, the group of offences first, with how often a closed log tells of each. */
const OFFENCES = [
  ['V1 violence with injury', 0.14],
  ['V2 violence without injury', 0.2],
  ['V3 stalking and harassment', 0.14],
  ['T1 theft', 0.18],
  ['T2 vehicle crime', 0.1],
  ['D1 criminal damage', 0.12],
  ['P1 public order', 0.12],
] as const

/** What the tool takes for what: neighbours within a group, and harassment for public order. */
const TAKEN_FOR: Readonly<Record<string, string>> = {
  'V1 violence with injury': 'V2 violence without injury',
  'V2 violence without injury': 'V1 violence with injury',
  'V3 stalking and harassment': 'P1 public order',
  'T1 theft': 'T2 vehicle crime',
  'T2 vehicle crime': 'T1 theft',
  'D1 criminal damage': 'P1 public order',
  'P1 public order': 'V3 stalking and harassment',
}

function logs(seed: number, rows: number): Row[] {
  const random = createRandom(seed)
  return Array.from({ length: rows }, (_, i) => {
    const offence = pick(random, OFFENCES)
    const reported = pick(random, [['telephone', 0.6], ['online', 0.25], ['to an officer', 0.15]] as const)
    const victim = pick(random, [['woman', 0.46], ['man', 0.4], ['nobody in person', 0.14]] as const)
    const wrong = 0.09 + (reported === 'online' ? 0.06 : 0) + (offence.startsWith('V3') ? 0.12 : 0)
    const given = chance(random, wrong) ? (chance(random, 0.75) ? TAKEN_FOR[offence]! : pick(random, OFFENCES)) : offence
    return { log: `l${i + 1}`, registrar: `g${1 + (i % 6)}`, offence, given, reported, victim }
  })
}

const REGISTRARS = ['registrar 1', 'registrar 2', 'registrar 3'] as const

/** Whether a log tells of a crime, as three registrars said who did not see each other's answers, and as the tool said. */
function ratings(seed: number, items: number): Row[] {
  const random = createRandom(seed)
  return Array.from({ length: items }, (_, i) => {
    const crime = chance(random, 0.55)
    const kind = pick(random, [['violence at home', 0.4], ['other', 0.6]] as const)
    const doubtful = chance(random, kind === 'other' ? 0.1 : 0.2)
    const said = (wrong: number) => (chance(random, doubtful ? 0.42 : wrong) ? !crime : crime)
    const rated = REGISTRARS.map((rater) => [rater, said(0.02)] as const)
    return [...rated, ['Tally', said(0.05)] as const].map(([rater, answer]) => ({ log: `q${i + 1}`, rater, answer: answer ? 'crime' : 'no crime', kind }))
  }).flat()
}

/** The files by name, as text. */
export function drawLists(): readonly (readonly [name: string, text: string])[] {
  const { run, qrels } = reviews(20260915, 12, 140)
  return [
    ['review-eastfold.run', run],
    ['review-eastfold.qrels', qrels],
    ['stolen-goods-eastfold.csv', toCsv(matches(20261016, 420))],
    ['crimes-westmarch.csv', toCsv(logs(20260917, 1400))],
    ['recording-westmarch.csv', toCsv(ratings(20260918, 180))],
  ]
}
