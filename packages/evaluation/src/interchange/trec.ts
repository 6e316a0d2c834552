// TREC run and qrels: one row a document of a topic. The rank is worked out anew from the scores, in the order of
// trec_eval, because the rank that stands in a run is what nobody checks.
import { createFaultList, type FaultList, outcomeOf, withoutTruth } from './fault-list.ts'
import type { Importer, ImportLimits, ImportNote, ImportSource, Row } from './importer.ts'
import { readText } from './source-bytes.ts'
import { finiteNumber, linesOf, openEndNotes } from './text-lines.ts'

type Retrieved = { readonly document: string; readonly score: number }
/** By topic, then by document. */
type ByTopic<T> = Map<string, Map<string, T>>

type FieldLine = { readonly line: number; readonly fields: readonly string[]; readonly file: string }
type TakeLine = (at: FieldLine) => void

async function eachLine(
  source: ImportSource,
  limits: ImportLimits,
  faults: FaultList,
  take: TakeLine,
): Promise<readonly ImportNote[]> {
  const read = await readText(source, limits)
  if (!read.ok) {
    for (const fault of read.faults) faults.add(fault)
    return []
  }
  const lines = { bytes: read.bytes, file: source.name, lineBytes: limits.lineBytes }
  for (const { line, text } of linesOf(lines, '#', faults)) {
    take({ line, fields: text.split(/\s+/), file: source.name })
  }
  return openEndNotes(lines)
}

function addOnce<T>(
  into: ByTopic<T>,
  [topic, document]: readonly [string, string],
  value: T,
  { file, line }: FieldLine,
  faults: FaultList,
): void {
  const documents = into.get(topic) ?? new Map<string, T>()
  into.set(topic, documents)
  if (documents.has(document)) {
    const message = `the document "${document}" stands twice under the topic "${topic}"`
    faults.add({ code: 'duplicate_id', file, line, message })
  } else documents.set(document, value)
}

function takeRun(into: ByTopic<number>, faults: FaultList): TakeLine {
  return (at) => {
    const { file, line, fields } = at
    const [topic = '', , document = '', , text = ''] = fields
    const score = finiteNumber(text)
    if (fields.length < 6) {
      const message = `the line has ${fields.length} fields; expected topic, Q0, document, rank, score and run`
      faults.add({ code: 'import_malformed', file, line, message })
    } else if (score === undefined) {
      const code = /^[-+]?(nan|inf(inity)?)$/i.test(text) ? 'not_finite' : 'not_a_number'
      faults.add({ code, file, line, field: 'score', message: `the score "${text}" is not a finite number` })
    } else addOnce(into, [topic, document], score, at, faults)
  }
}

function takeJudgement(into: ByTopic<number>, faults: FaultList): TakeLine {
  return (at) => {
    const { file, line, fields } = at
    const [topic = '', , document = '', text = ''] = fields
    if (fields.length !== 4) {
      const message = `the line has ${fields.length} fields; expected topic, iteration, document and relevance`
      faults.add({ code: 'import_malformed', file, line, message })
    } else if (!/^-?\d{1,9}$/.test(text)) {
      const message = `the relevance "${text}" is not a whole number`
      faults.add({ code: 'not_a_number', file, line, field: 'relevance', message })
    } else addOnce(into, [topic, document], Number(text), at, faults)
  }
}

/** trec_eval's order (form_res_rels.c): by score, ties by document from last to first, byte by byte. */
function before(a: Retrieved, b: Retrieved): number {
  return b.score - a.score || Buffer.compare(Buffer.from(b.document), Buffer.from(a.document))
}

/** A judgement below 0 means: in the pool, and not judged. */
function relevanceOf(judged: ReadonlyMap<string, number> | undefined, document: string): number | null {
  const relevance = judged?.get(document)
  return relevance === undefined || relevance < 0 ? null : relevance
}

const COLUMNS = ['topic', 'document', 'rank', 'score', 'relevance'] as const

function* rowsOf(run: ByTopic<number>, judgements: ByTopic<number>): Iterable<Row> {
  for (const topic of new Set([...run.keys(), ...judgements.keys()])) {
    const scores = run.get(topic) ?? new Map<string, number>()
    const judged = judgements.get(topic)
    const ranked = [...scores].map(([document, score]) => ({ document, score })).sort(before)
    for (const [i, { document, score }] of ranked.entries()) {
      yield { topic, document, rank: i + 1, score, relevance: relevanceOf(judged, document) }
    }
    for (const document of judged?.keys() ?? []) {
      const relevance = relevanceOf(judged, document)
      if (!scores.has(document) && relevance !== null)
        yield { topic, document, rank: null, score: null, relevance }
    }
  }
}

function checkTopics(
  run: ByTopic<number>,
  judgements: ByTopic<number>,
  file: string,
  faults: FaultList,
): void {
  if (faults.any() || [...run.keys()].some((topic) => judgements.has(topic))) return
  const [ours, theirs] = [run, judgements].map((topics) => [...topics.keys()][0])
  const message = `the files have no topic in common: the run begins with "${ours}", the judgements with "${theirs}"`
  faults.add({ code: 'import_mismatch', file, message })
}

/** Judged documents that were not retrieved have an empty rank; retrieved ones that were not judged, an empty relevance. */
export const trecImporter: Importer = {
  format: 'trec',
  title: 'TREC run and qrels',
  files: { file: 'the run', truth: 'the judgements (qrels)' },
  read: async ({ file, truth }, { limits }) => {
    if (truth === undefined) return withoutTruth(file.name, 'the file of judgements')
    const faults = createFaultList(limits.faults)
    const [run, judgements]: [ByTopic<number>, ByTopic<number>] = [new Map(), new Map()]
    const notes = [
      ...(await eachLine(file, limits, faults, takeRun(run, faults))),
      ...(await eachLine(truth, limits, faults, takeJudgement(judgements, faults))),
    ]
    checkTopics(run, judgements, file.name, faults)
    return outcomeOf(faults, COLUMNS, () => rowsOf(run, judgements), notes)
  },
}
