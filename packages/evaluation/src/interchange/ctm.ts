// NIST ctm: one word a line, with the time at which it was said. A reference may offer alternatives between marks.
import type { FaultList } from './fault-list.ts'
import type { ImportLimits, ImportNote, ImportSource } from './importer.ts'
import { readText } from './source-bytes.ts'
import { finiteNumber, linesOf, openEndNotes, seconds, type TextLine } from './text-lines.ts'

export type TimedWord = {
  readonly line: number
  readonly start: number
  readonly duration: number
  readonly word: string
  readonly confidence: number | null
}

/** A word, or one of the marks around alternatives, as trn writes them. */
export type CtmToken =
  | { readonly kind: 'word'; readonly word: TimedWord }
  | { readonly kind: 'mark'; readonly mark: '{' | '/' | '}'; readonly line: number }

export type Channel = { readonly file: string; readonly channel: string; readonly line: number }
export type CtmChannel = Channel & { readonly tokens: CtmToken[] }

const MARKS: Readonly<Record<string, '{' | '/' | '}'>> = {
  '<alt_begin>': '{',
  '<alt>': '/',
  '<alt_end>': '}',
}

/** NIST's tools compare names of files and channels whatever their case. */
export function channelKey(file: string, channel: string): string {
  return `${file.toLowerCase()} ${channel.toLowerCase()}`
}

function tokenOf({ line, text }: TextLine): CtmToken | string {
  const [, , from = '', length = '', word = '', trust = ''] = text.split(/\s+/)
  const mark = MARKS[word.toLowerCase()]
  if (mark !== undefined) return { kind: 'mark', mark, line }
  const [start, duration] = [seconds(from), seconds(length)]
  if (word === '') return 'expected file, channel, start, duration and word'
  if (start === undefined) return `the start "${from}" is not a number of seconds`
  if (duration === undefined) return `the duration "${length}" is not a number of seconds`
  const confidence = finiteNumber(trust) ?? null
  if (confidence === null && trust !== '' && trust.toUpperCase() !== 'NA') {
    return `the confidence "${trust}" is not a finite number`
  }
  return { kind: 'word', word: { line, start, duration, word, confidence } }
}

/** The channels of a ctm file, in the order in which they come. */
export function parseCtm(
  lines: Iterable<TextLine>,
  file: string,
  faults: FaultList,
): Map<string, CtmChannel> {
  const channels = new Map<string, CtmChannel>()
  for (const at of lines) {
    const [recording = '', channel = ''] = at.text.split(/\s+/, 2)
    const token = tokenOf(at)
    if (typeof token === 'string') {
      faults.add({ code: 'import_malformed', file, line: at.line, message: token })
      continue
    }
    const key = channelKey(recording, channel)
    const tokens = channels.get(key)?.tokens ?? []
    tokens.push(token)
    if (tokens.length === 1) channels.set(key, { file: recording, channel, line: at.line, tokens })
  }
  return channels
}

export type TimedLines = { readonly lines: readonly TextLine[]; readonly notes: readonly ImportNote[] }

/** The lines of a file; none, with the fault told, where it cannot be read. */
export async function timedLines(
  source: ImportSource,
  limits: ImportLimits,
  faults: FaultList,
): Promise<TimedLines> {
  const read = await readText(source, limits)
  if (read.ok) {
    const lines = { bytes: read.bytes, file: source.name, lineBytes: limits.lineBytes }
    return { lines: [...linesOf(lines, ';;', faults)], notes: openEndNotes(lines) }
  }
  for (const fault of read.faults) faults.add(fault)
  return { lines: [], notes: [] }
}

/** The words of a recogniser, by time; a mark of alternatives is a fault. */
export function wordsOf(
  channels: ReadonlyMap<string, CtmChannel>,
  file: string,
  faults: FaultList,
): Map<string, readonly TimedWord[]> {
  const words = new Map<string, readonly TimedWord[]>()
  for (const [key, { tokens }] of channels) {
    for (const token of tokens) {
      if (token.kind === 'word') continue
      const message = 'a hypothesis may offer no alternatives; they belong to a reference'
      faults.add({ code: 'import_malformed', file, line: token.line, message })
    }
    const plain = tokens.flatMap((token) => (token.kind === 'word' ? [token.word] : []))
    words.set(
      key,
      plain.sort((a, b) => a.start - b.start),
    )
  }
  return words
}
