// NIST trn, reference and hypothesis: one row an utterance. The reference stays in trn form, with its alternatives,
// because the alignment chooses among them.
import { parseTrn, plainWords, speakerOf } from '@policeai/metrics'
import { createFaultList, type FaultList, outcomeOf, withoutTruth } from './fault-list.ts'
import type { Importer, ImportLimits, ImportOptions, ImportSource, Row } from './importer.ts'
import { readText } from './source-bytes.ts'
import { linesOf } from './text-lines.ts'

type Spoken = { readonly line: number; readonly words: string }
type Utterances = ReadonlyMap<string, Spoken>

/** What stands before the id, with single spaces. */
function wordsOf(text: string): string {
  return text.slice(0, text.lastIndexOf('(')).trim().replace(/\s+/g, ' ')
}

type UtteranceLine = { readonly line: number; readonly text: string; readonly file: string }

function addUtterance(
  into: Map<string, Spoken>,
  { line, text, file }: UtteranceLine,
  faults: FaultList,
): void {
  const parsed = parseTrn(text)
  if (parsed.kind === 'faulty') {
    faults.add({ code: 'import_malformed', file, line, message: parsed.faults[0]?.message ?? '' })
    return
  }
  const { id = '' } = parsed.utterances[0] ?? {}
  const before = into.get(id)
  if (before !== undefined) {
    const message = `the utterance "${id}" stands in line ${before.line} already`
    faults.add({ code: 'duplicate_id', file, line, message })
  } else into.set(id, { line, words: wordsOf(text) })
}

async function readUtterances(
  source: ImportSource,
  limits: ImportLimits,
  faults: FaultList,
): Promise<Utterances> {
  const utterances = new Map<string, Spoken>()
  const read = await readText(source, limits)
  if (!read.ok) {
    for (const fault of read.faults) faults.add(fault)
    return utterances
  }
  const lines = { bytes: read.bytes, file: source.name, lineBytes: limits.lineBytes }
  for (const { line, text } of linesOf(lines, ';;', faults)) {
    addUtterance(utterances, { line, text, file: source.name }, faults)
  }
  return utterances
}

function checkPlain(hypotheses: Utterances, file: string, faults: FaultList): void {
  for (const [id, { line, words }] of hypotheses) {
    if (!/[{(@]/.test(words)) continue
    const parsed = parseTrn(`${words} (${id})`)
    const elements = parsed.kind === 'parsed' ? (parsed.utterances[0]?.elements ?? []) : []
    if (plainWords(elements) !== undefined) continue
    const message = 'a hypothesis may have no alternatives and no optional words; they belong to a reference'
    faults.add({ code: 'import_malformed', file, line, message })
  }
}

type Side = { readonly utterances: Utterances; readonly source: ImportSource }

function checkBoth(here: Side, there: Side, faults: FaultList): void {
  for (const [id, { line }] of here.utterances) {
    if (there.utterances.has(id)) continue
    const message = `the utterance "${id}" is not in ${there.source.name}`
    const hint =
      'Both files must hold the same utterances; write an empty line with the id where nothing was heard.'
    faults.add({ code: 'import_mismatch', file: here.source.name, line, message, hint })
  }
}

const COLUMNS = ['id', 'speaker', 'reference', 'hypothesis'] as const

function* rowsOf(
  references: Utterances,
  hypotheses: Utterances,
  speakers: ImportOptions['speakers'],
): Iterable<Row> {
  for (const [id, { words }] of references) {
    const heard = hypotheses
      .get(id)
      ?.words.split(' ')
      .filter((word) => word !== '@')
    yield { id, speaker: speakerOf(id, speakers), reference: words, hypothesis: heard?.join(' ') ?? '' }
  }
}

export const trnImporter: Importer = {
  format: 'trn',
  title: 'NIST trn',
  files: { file: 'the hypothesis, in trn form', truth: 'the reference, in trn form' },
  read: async ({ file, truth }, { limits, speakers }) => {
    if (truth === undefined) return withoutTruth(file.name, 'the reference')
    const faults = createFaultList(limits.faults)
    const references = await readUtterances(truth, limits, faults)
    const hypotheses = await readUtterances(file, limits, faults)
    if (!faults.any()) {
      checkPlain(hypotheses, file.name, faults)
      const [here, there] = [
        { utterances: references, source: truth },
        { utterances: hypotheses, source: file },
      ]
      checkBoth(here, there, faults)
      checkBoth(there, here, faults)
    }
    return outcomeOf(faults, COLUMNS, () => rowsOf(references, hypotheses, speakers))
  },
}
