// A small set of rows and a plan for every task, drawn from a seed, for what must hold of all of them: two attributes (one
// missing now and then), clusters, and answers that are right more often than not.
import { createRandom, type Random } from '@policeai/metrics'

export type SmallRow = Readonly<Record<string, string | number | null>>

export type SmallCase = {
  /** The variant of the task. */
  readonly task: string
  /** The plan without head and observations. */
  readonly plan: string
  /** The column whose rows stay together when rows are split among sites. */
  readonly whole: string
  readonly rows: (seed: number) => readonly SmallRow[]
}

const GROUPS = 'groups: [force, sex]\nminimum: { n: 2 }\nintervals: { replicates: 200 }\n'
const WORDS = ['he', 'was', 'not', 'at', 'number', 'twelve', 'on', 'the', 'fourth', 'of', 'may'] as const

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random.uniform() * from.length)] as T
}

function times<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i))
}

/** Groups that belong to a whole (an image, an item, a topic), so that its rows agree. */
function groupsOf(random: Random, count: number): (at: number) => { force: string | null; sex: string } {
  const drawn = times(count, () => ({
    force: random.uniform() < 0.05 ? null : pick(random, ['Calder', 'Östfold', 'D’Arcy']),
    sex: pick(random, ['F', 'M']),
  }))
  return (at) => drawn[at % count] as { force: string | null; sex: string }
}

function rowsBy(count: number, make: (random: Random, i: number) => SmallRow): SmallCase['rows'] {
  return (seed) => {
    const random = createRandom(seed)
    const groups = groupsOf(random, count)
    return times(count, (i) => ({ id: `r${i}`, ...make(random, i), ...groups(i) }))
  }
}

const right = (random: Random) => random.uniform() < 0.8
const score = (random: Random, positive: boolean) =>
  Math.round(
    1000 * Math.min(0.999, Math.max(0, 0.3 + (positive ? 0.3 : 0) + 0.4 * (random.uniform() - 0.5))),
  ) / 1000

const sentence = (random: Random) => times(4 + Math.floor(6 * random.uniform()), () => pick(random, WORDS))
const heard = (random: Random, words: readonly string[]) =>
  words
    .flatMap((word) => (right(random) ? [word] : random.uniform() < 0.5 ? [] : [pick(random, WORDS)]))
    .join(' ')

function spanList(random: Random, near: readonly { start: number; end: number; type: string }[]): string {
  return JSON.stringify(near.filter(() => right(random)))
}

const binary: SmallCase = {
  task: 'binary-classification',
  plan: `task: classification\ncolumns: { id: id, truth: truth, score: score }\npositive: yes\nthreshold: 0.45\n${GROUPS}`,
  whole: 'id',
  rows: rowsBy(160, (random) => {
    const positive = random.uniform() < 0.4
    return { truth: positive ? 'yes' : 'no', score: score(random, positive) }
  }),
}

const CLASSES = ['theft', 'burglary', 'fraud', 'other']
const manyClass: SmallCase = {
  task: 'many-class-classification',
  plan: `task: classification\ncolumns: { id: id, truth: truth, prediction: prediction, cluster: officer }\n${GROUPS}`,
  whole: 'officer',
  rows: rowsBy(120, (random, i) => {
    const truth = pick(random, CLASSES)
    return { truth, prediction: right(random) ? truth : pick(random, CLASSES), officer: `o${i % 20}` }
  }),
}

const verification: SmallCase = {
  task: 'verification',
  plan: `task: verification\ncolumns: { id: id, cluster: person }\nthreshold: 0.45\n${GROUPS}`,
  whole: 'person',
  rows: rowsBy(160, (random, i) => {
    const genuine = random.uniform() < 0.4
    return { genuine: genuine ? 1 : 0, score: score(random, genuine), person: `p${i % 40}` }
  }),
}

const identification: SmallCase = {
  task: 'identification',
  plan: `task: identification\ncolumns: { id: id, cluster: subject, rank: rank }\nthreshold: 0.45\nwatchlist: 1000\n${GROUPS.replace('replicates', 'proportion: clopper-pearson, replicates')}`,
  whole: 'subject',
  rows: rowsBy(160, (random, i) => {
    const mated = random.uniform() < 0.4
    return {
      mated: mated ? 1 : 0,
      score: score(random, mated),
      rank: mated ? 1 + Math.floor(3 * random.uniform()) : null,
      subject: `p${i % 40}`,
    }
  }),
}

const deepfake: SmallCase = {
  task: 'deepfake',
  plan: `task: deepfake\ncolumns: { id: id, cluster: source }\nllr: true\n${GROUPS}`,
  whole: 'source',
  rows: rowsBy(160, (random, i) => {
    const genuine = random.uniform() < 0.5
    return { genuine: genuine ? 1 : 0, score: 20 * (score(random, genuine) - 0.45), source: `s${i % 40}` }
  }),
}

const detection: SmallCase = {
  task: 'detection',
  plan: `task: detection\nthreshold: 0.3\nredaction: { share: 0.5 }\n${GROUPS}`,
  whole: 'image',
  rows: (seed) => {
    const random = createRandom(seed)
    const groups = groupsOf(random, 30)
    return times(30, (image) => {
      const at = { image: `i${image}`, ...groups(image) }
      const truths = times(1 + Math.floor(3 * random.uniform()), (n) => ({
        x: 100 * n,
        y: 10 * n,
        width: 40 + n,
        height: 50,
      }))
      const found = truths
        .filter(() => right(random))
        .map((box) => ({ ...box, x: box.x + Math.floor(4 * random.uniform()) }))
      const wrong = random.uniform() < 0.3 ? [{ x: 400, y: 300, width: 20, height: 20 }] : []
      return [
        ...truths.map((box) => ({ ...at, kind: 'truth', category: 'face', score: null, ...box })),
        ...[...found, ...wrong].map((box) => ({
          ...at,
          kind: 'detection',
          category: 'face',
          score: Math.round(1e6 * random.uniform()) / 1e6,
          ...box,
        })),
      ]
    }).flat()
  },
}

const plates: SmallCase = {
  task: 'plate-reading',
  plan: `task: plate-reading\ncolumns: { id: id, cluster: vehicle }\n${GROUPS}`,
  whole: 'vehicle',
  rows: rowsBy(120, (random, i) => {
    const truth = `AB${10 + (i % 80)}CDE`
    const read = right(random) ? truth : random.uniform() < 0.5 ? '' : truth.replace('C', 'G')
    return { truth, prediction: read, vehicle: `v${i % 40}` }
  }),
}

const spans: SmallCase = {
  task: 'spans',
  plan: `task: spans\ncolumns: { id: id }\n${GROUPS}`,
  whole: 'id',
  rows: rowsBy(60, (random) => {
    const truth = times(3, (n) => ({ start: 10 * n, end: 10 * n + 5, type: pick(random, ['NAME', 'PHONE']) }))
    const extra = random.uniform() < 0.2 ? [{ start: 40, end: 44, type: 'NAME' }] : []
    return { truth: JSON.stringify(truth), prediction: spanList(random, [...truth, ...extra]) }
  }),
}

const transcription: SmallCase = {
  task: 'transcription',
  plan: `task: transcription\ncolumns: { id: id }\n${GROUPS}`,
  whole: 'speaker',
  rows: rowsBy(80, (random, i) => {
    const words = sentence(random)
    return { reference: words.join(' '), hypothesis: heard(random, words), speaker: `s${i % 16}` }
  }),
}

const translation: SmallCase = {
  task: 'translation',
  plan: `task: translation\ncolumns: { id: id, cluster: letter }\nsource_language: en\ntarget_language: en\n${GROUPS}`,
  whole: 'letter',
  rows: rowsBy(60, (random, i) => {
    const words = sentence(random)
    return {
      source: words.join(' '),
      reference: words.join(' '),
      hypothesis: heard(random, words),
      letter: `l${i % 15}`,
    }
  }),
}

const summary: SmallCase = {
  task: 'summary',
  plan: `task: summary\ncolumns: { id: id }\n${GROUPS}`,
  whole: 'case',
  rows: rowsBy(60, (random, i) => {
    const verdict = () => (right(random) ? 'supported' : pick(random, ['unsupported', 'contradicted']))
    const claims = times(2 + Math.floor(3 * random.uniform()), (n) => ({
      claim: `c${n}`,
      verdict: verdict(),
    }))
    return { claims: JSON.stringify(claims), case: `k${i % 20}` }
  }),
}

const ranking: SmallCase = {
  task: 'ranking',
  plan: `task: ranking\ncolumns: { cluster: topic, rank: rank }\nrecall_at: [5, 10]\n${GROUPS}`,
  whole: 'topic',
  rows: (seed) => {
    const random = createRandom(seed)
    const groups = groupsOf(random, 12)
    return times(12, (topic) =>
      times(20, (n) => ({
        topic: `t${topic}`,
        document: `t${topic}d${n}`,
        rank: n + 1,
        relevance: random.uniform() < (n < 8 ? 0.6 : 0.1) || n === 0 ? 1 : 0,
        ...groups(topic),
      })),
    ).flat()
  },
}

const linkage: SmallCase = {
  task: 'linkage',
  plan: `task: linkage\ncolumns: { id: id }\n${GROUPS}`,
  whole: 'truth',
  rows: (seed) => {
    const random = createRandom(seed)
    const groups = groupsOf(random, 30)
    return times(90, (i) => {
      const entity = i % 30
      const put = right(random) ? `e${entity}` : `x${entity}-${i % 2}`
      return { id: `r${i}`, truth: `e${entity}`, prediction: put, ...groups(entity) }
    })
  },
}

const judgement: SmallCase = {
  task: 'judgement',
  plan: `task: judgement\njudge: model\n${GROUPS}`,
  whole: 'item',
  rows: (seed) => {
    const random = createRandom(seed)
    const groups = groupsOf(random, 40)
    return times(40, (item) => {
      const truth = pick(random, ['good', 'bad'])
      const said = () => (right(random) ? truth : pick(random, ['good', 'bad']))
      return ['ann', 'bob', 'model'].map((rater) => ({
        item: `i${item}`,
        rater,
        label: said(),
        ...groups(item),
      }))
    }).flat()
  },
}

export const SMALL_CASES: readonly SmallCase[] = [
  binary,
  manyClass,
  verification,
  identification,
  deepfake,
  detection,
  plates,
  spans,
  transcription,
  translation,
  summary,
  ranking,
  linkage,
  judgement,
]

/** The rows as CSV, every field in quotes but those that are missing. */
export function csvOf(rows: readonly SmallRow[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cell = (value: unknown) =>
    value === null || value === undefined || value === '' ? '' : `"${String(value).replaceAll('"', '""')}"`
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','))
  return [columns.join(','), ...lines, ''].join('\n')
}
