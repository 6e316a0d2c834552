// Logs of Inspect (UK AI Security Institute), version 2, as JSON or as `.eval`, a ZIP of a header and the samples: one
// row a sample, epoch and scorer. A sample is parsed, turned into rows and let go, so that a long log fits.
import { open } from 'node:fs/promises'
import { counted, type Outcome } from '../faults/index.ts'
import { createFaultList, type FaultList, outcomeOf } from './fault-list.ts'
import type { Imported, Importer, ImportLimits, ImportNote, ImportSource, Row } from './importer.ts'
import { rowsOfSample, SAMPLE_COLUMNS } from './inspect-sample.ts'
import { isObject, type JsonObject, parseJson } from './json-text.ts'
import { readBytes, sourceFault } from './source-bytes.ts'
import { openZip, type Zip } from './zip.ts'
import { readAt, type ZipEntry } from './zip-directory.ts'

const VERSION = 2
const HEADER = 'header.json'
/** Written first; stands alone where a run was broken off. */
const START = '_journal/start.json'
const SAMPLE = /^samples\/.+\.json$/

type Log = {
  readonly file: string
  readonly faults: FaultList
  readonly limits: ImportLimits
  readonly rows: Row[]
  readonly seen: Set<string>
  readonly scorers: Set<unknown>
  readonly counts: { errors: number; notNumbers: number }
}

function newLog(file: string, limits: ImportLimits): Log {
  const counts = { errors: 0, notNumbers: 0 }
  return {
    file,
    faults: createFaultList(limits.faults),
    limits,
    rows: [],
    seen: new Set(),
    scorers: new Set(),
    counts,
  }
}

/** `samples`: how many the log says that it has, each epoch of one by itself. */
type Header = { readonly model: string | null; readonly status: string; readonly samples: number | undefined }

function checkHeader(value: unknown, { file, faults }: Log): Header {
  const header = isObject(value) ? value : {}
  const [version, eval_] = [header['version'], header['eval']]
  if (version !== VERSION || !isObject(eval_)) {
    const found = version === undefined ? 'no version' : `version ${JSON.stringify(version)}`
    const message = `expected an Inspect log of version ${VERSION}; it has ${found}`
    const newer = typeof version === 'number' && version > VERSION
    const hint = newer
      ? `It was written by a newer Inspect. Write it again with one whose logs have version ${VERSION}, or hand over the figures as CSV.`
      : 'Rewrite it with `inspect log convert`.'
    faults.add({ code: 'import_malformed', file, field: 'version', message, hint })
  }
  const model = isObject(eval_) && typeof eval_['model'] === 'string' ? eval_['model'] : null
  const results = isObject(header['results']) ? header['results'] : {}
  const samples = typeof results['total_samples'] === 'number' ? results['total_samples'] : undefined
  return { model, status: typeof header['status'] === 'string' ? header['status'] : 'started', samples }
}

function keyOf({ id, epoch = 1 }: JsonObject): string {
  return JSON.stringify([id, epoch])
}

function shapeFault(sample: unknown): string | undefined {
  if (!isObject(sample)) return 'expected an object'
  const { id, epoch = 1, scores } = sample
  if (typeof id !== 'string' && typeof id !== 'number') return 'the key "id" is missing'
  if (!Number.isInteger(epoch)) return `the epoch is ${JSON.stringify(epoch)}; expected a whole number`
  if (scores !== undefined && scores !== null && !isObject(scores)) return 'expected an object under "scores"'
  return undefined
}

function takeSample(sample: JsonObject, model: string | null, log: Log): void {
  const { seen, counts, limits, rows } = log
  seen.add(keyOf(sample))
  if (isObject(sample['error'])) counts.errors++
  for (const row of rowsOfSample(sample, model, limits.textLength)) {
    if (row['value'] === null && row['grade'] !== null) counts.notNumbers++
    if (row['scorer'] !== null) log.scorers.add(row['scorer'])
    rows.push(row)
  }
}

function addSample(sample: unknown, field: string, model: string | null, log: Log): void {
  const { file, faults, seen } = log
  const message = shapeFault(sample)
  const found = isObject(sample) ? sample : {}
  if (message !== undefined) faults.add({ code: 'import_malformed', file, field, message })
  else if (seen.has(keyOf(found))) {
    const twice = `the sample ${JSON.stringify(found['id'])}, epoch ${found['epoch'] ?? 1}, is there twice`
    faults.add({ code: 'duplicate_id', file, field, message: twice })
  } else takeSample(found, model, log)
}

function incomplete({ status, samples }: Header, { seen }: Log): string | undefined {
  if (status !== 'success')
    return `The log is not of a finished run (status "${status}"): samples may be missing.`
  if (samples === undefined || samples <= seen.size) return undefined
  return `The log says that it has ${counted(samples, 'sample')}, and holds ${seen.size.toLocaleString('en-GB')} of them.`
}

function notesOf(header: Header, log: Log): readonly ImportNote[] {
  const note = (code: ImportNote['code'], n: number, message: string): readonly ImportNote[] =>
    n === 0 ? [] : [{ code, message, n }]
  const { errors, notNumbers, scorers } = { ...log.counts, scorers: log.scorers.size }
  const unfinished = incomplete(header, log)
  return [
    ...note('log_incomplete', unfinished === undefined ? 0 : 1, unfinished ?? ''),
    ...note('samples_in_error', errors, `${counted(errors, 'sample')} ended in an error, without a score.`),
    ...note(
      'values_not_numbers',
      notNumbers,
      `${counted(notNumbers, 'value')} cannot be taken as a number; of it, only the grade is kept.`,
    ),
    ...note(
      'several_scorers',
      scorers > 1 ? scorers : 0,
      `The log has ${scorers} scorers, and a row for each: without “scorer” in the plan, every sample counts ${scorers} times.`,
    ),
  ]
}

function* completed(rows: readonly Row[], columns: readonly string[]): Iterable<Row> {
  const empty = Object.fromEntries(columns.map((column) => [column, null]))
  for (const row of rows) yield { ...empty, ...row }
}

function outcomeOfLog(log: Log, header: Header): Outcome<Imported> {
  const columns = new Set<string>(SAMPLE_COLUMNS)
  for (const row of log.rows) for (const key of Object.keys(row)) columns.add(key)
  return outcomeOf(log.faults, [...columns], () => completed(log.rows, [...columns]), notesOf(header, log))
}

async function readJsonLog(source: ImportSource, limits: ImportLimits): Promise<Outcome<Imported>> {
  const read = await readBytes(source, limits)
  if (!read.ok) return read
  const parsed = parseJson(read.bytes, { file: source.name, depth: limits.depth, nonFinite: 'empty' })
  if (!parsed.ok) return parsed
  const log = newLog(source.name, limits)
  const header = checkHeader(parsed.value, log)
  if (log.faults.any()) return log.faults.refusal()
  const samples = isObject(parsed.value) ? (parsed.value['samples'] ?? []) : []
  if (!Array.isArray(samples)) {
    const message = 'expected a list under "samples"'
    log.faults.add({ code: 'import_malformed', file: source.name, field: 'samples', message })
  } else for (const [i, sample] of samples.entries()) addSample(sample, `samples[${i}]`, header.model, log)
  return outcomeOfLog(log, header)
}

/** The JSON of one file in the ZIP; nothing where a fault was told. */
async function valueIn(
  zip: Zip,
  entry: ZipEntry,
  log: Log,
): Promise<{ readonly value: unknown } | undefined> {
  const content = await zip.read(entry)
  if ('fault' in content) {
    const message = `"${entry.name}" ${content.fault}`
    log.faults.add({ code: 'import_malformed', file: log.file, field: entry.name, message })
    return undefined
  }
  const file = `${log.file}/${entry.name}`
  const parsed = parseJson(content.bytes, { file, depth: log.limits.depth, nonFinite: 'empty' })
  if (parsed.ok) return parsed
  for (const fault of parsed.faults) log.faults.add(fault)
  return undefined
}

async function readEntries(zip: Zip, log: Log): Promise<Outcome<Imported>> {
  const entry = zip.entries.get(HEADER) ?? zip.entries.get(START)
  if (entry === undefined) {
    const message = `the ZIP file holds neither ${HEADER} nor ${START}: it is no Inspect log`
    log.faults.add({ code: 'import_malformed', file: log.file, message })
    return log.faults.refusal()
  }
  const read = await valueIn(zip, entry, log)
  const header = read ? checkHeader(read.value, log) : undefined
  if (header === undefined || log.faults.any()) return log.faults.refusal()
  for (const [name, sample] of zip.entries) {
    const found = SAMPLE.test(name) ? await valueIn(zip, sample, log) : undefined
    if (found) addSample(found.value, name, header.model, log)
  }
  return outcomeOfLog(log, header)
}

async function readZipLog(source: ImportSource, limits: ImportLimits): Promise<Outcome<Imported>> {
  const wanted = (name: string): boolean => name === HEADER || name === START || SAMPLE.test(name)
  const opened = await openZip(source, limits, wanted)
  if (!opened.ok) return opened
  try {
    return await readEntries(opened.zip, newLog(source.name, limits))
  } finally {
    await opened.zip.close()
  }
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    return (await readAt(file, 0, 2)).toString('latin1') === 'PK'
  } finally {
    await file.close()
  }
}

export const inspectImporter: Importer = {
  format: 'inspect',
  title: 'Inspect log',
  files: { file: 'the log, as JSON or .eval' },
  read: async ({ file }, { limits }) => {
    const fault = await sourceFault(file, limits)
    if (fault) return { ok: false, faults: [fault] }
    return (await isZip(file.path)) ? readZipLog(file, limits) : readJsonLog(file, limits)
  },
}
