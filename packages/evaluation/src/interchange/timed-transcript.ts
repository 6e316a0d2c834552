// NIST ctm against stm or ctm: one row a stretch of speech, with the words that were heard in it. Words that were heard
// where nobody spoke, between the stretches or in an empty one, have rows with an empty reference and `silence`, so that
// what a recogniser invents is counted.
import { extname } from 'node:path'
import { counted, type Outcome } from '../faults/index.ts'
import { type CtmChannel, parseCtm, type TimedLines, type TimedWord, timedLines, wordsOf } from './ctm.ts'
import { createFaultList, type FaultList, outcomeOf, withoutTruth } from './fault-list.ts'
import type { Imported, Importer, ImportNote, ImportOptions, ImportSource, Row } from './importer.ts'
import { parseStm, type Segment, type SegmentedChannel, segmentsOfCtm } from './stm.ts'
import { finiteNumber, type TextLine } from './text-lines.ts'

/** The speaker under whom NIST’s own references list what lies between the stretches. */
const GAP = 'inter_segment_gap'

type Stretch = { readonly segment: Segment | undefined; readonly words: readonly TimedWord[] }

type Sorted = { readonly inside: readonly TimedWord[][]; readonly before: readonly TimedWord[][] }

/** A word belongs to the first stretch in which its middle lies; else to the gap before the next one. */
function sortWords(segments: readonly Segment[], words: readonly TimedWord[]): Sorted {
  const lists = (n: number): TimedWord[][] => Array.from({ length: n }, () => [])
  const [inside, before] = [lists(segments.length), lists(segments.length + 1)]
  let at = 0
  for (const word of words) {
    const middle = word.start + word.duration / 2
    while (at < segments.length && (segments[at]?.end ?? 0) <= middle) at++
    const isInside = (segments[at]?.start ?? Number.POSITIVE_INFINITY) <= middle
    ;(isInside ? inside : before)[at]?.push(word)
  }
  return { inside, before }
}

/** The stretches of a channel in order, those between included where something was heard. */
function stretchesOf(segments: readonly Segment[], words: readonly TimedWord[]): readonly Stretch[] {
  const { inside, before } = sortWords(segments, words)
  return [...segments, undefined].flatMap((segment, i) => {
    const gap = before[i] ?? []
    const own = segment === undefined ? [] : [{ segment, words: inside[i] ?? [] }]
    return gap.length === 0 ? own : [{ segment: undefined, words: gap }, ...own]
  })
}

function meanConfidence(words: readonly TimedWord[]): number | null {
  const known = words.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]))
  return known.length === 0 ? null : known.reduce((sum, c) => sum + c / known.length, 0)
}

type Where = { readonly file: string; readonly channel: string; readonly place: number }

function timesOf({ segment, words }: Stretch): {
  readonly start: number | null
  readonly end: number | null
} {
  const last = words.at(-1)
  if (segment && Number.isFinite(segment.end)) return { start: segment.start, end: segment.end }
  return { start: words[0]?.start ?? null, end: last ? last.start + last.duration : null }
}

function rowOf(stretch: Stretch, { file, channel, place }: Where, labels: readonly string[]): Row {
  const { segment, words } = stretch
  const reference = segment?.reference ?? ''
  const id = `${file}_${channel}_${String(place).padStart(4, '0')}`
  return {
    ...{ id, speaker: segment?.speaker ?? GAP, file, channel, ...timesOf(stretch), reference },
    hypothesis: words.map(({ word }) => word).join(' '),
    confidence: meanConfidence(words),
    silence: reference === '',
    ...Object.fromEntries(labels.map((label, i) => [label, segment?.labels[i] ?? null])),
  }
}

const COLUMNS = [
  ...['id', 'speaker', 'file', 'channel', 'start', 'end'],
  ...['reference', 'hypothesis', 'confidence', 'silence'],
] as const

type Heard = ReadonlyMap<string, readonly TimedWord[]>
type Spoken = ReadonlyMap<string, SegmentedChannel>

function labelColumns(spoken: Spoken): readonly string[] {
  let most = 0
  for (const { segments } of spoken.values())
    for (const { labels } of segments) most = Math.max(most, labels.length)
  return Array.from({ length: most }, (_, i) => `label_${i + 1}`)
}

function isScored({ segment }: Stretch): boolean {
  return segment === undefined || segment.reference !== undefined
}

function* rowsOf(spoken: Spoken, heard: Heard, labels: readonly string[]): Iterable<Row> {
  for (const [key, { file, channel, segments }] of spoken) {
    const stretches = stretchesOf(segments, heard.get(key) ?? [])
    for (const [i, stretch] of stretches.filter(isScored).entries()) {
      yield rowOf(stretch, { file, channel, place: i + 1 }, labels)
    }
  }
}

function ignoredWords(spoken: Spoken, heard: Heard): readonly ImportNote[] {
  let n = 0
  for (const [key, { segments }] of spoken) {
    for (const stretch of stretchesOf(segments, heard.get(key) ?? []))
      if (!isScored(stretch)) n += stretch.words.length
  }
  const message = `${counted(n, 'word')} heard in stretches that the reference leaves out of scoring count for nothing.`
  return n === 0 ? [] : [{ code: 'words_ignored', message, n }]
}

/** By the name of the file; where it does not say, by whether the third field is a time. */
function isStm(name: string, lines: readonly TextLine[]): boolean {
  const ending = extname(name).toLowerCase()
  if (ending === '.stm' || ending === '.ctm') return ending === '.stm'
  return lines.slice(0, 100).some(({ text }) => {
    const third = text.split(/\s+/, 3)[2] ?? ''
    return third !== '*' && finiteNumber(third) === undefined
  })
}

function readReference({ lines }: TimedLines, { name }: ImportSource, faults: FaultList): Spoken {
  if (isStm(name, lines)) return parseStm(lines, name, faults)
  return segmentsOfCtm(parseCtm(lines, name, faults), name, faults)
}

type Pair = { readonly spoken: Spoken; readonly heard: ReadonlyMap<string, CtmChannel> }

/** A channel without words may be one in which nothing was heard; a whole recording without is more likely lost. */
function checkPair({ spoken, heard }: Pair, names: readonly [string, string], faults: FaultList): void {
  const [file, truth] = names
  for (const [key, { line, file: recording, channel }] of heard) {
    if (spoken.has(key)) continue
    const message = `the recording "${recording}", channel "${channel}", is not in ${truth}`
    faults.add({ code: 'import_mismatch', file, line, message })
  }
  const recordings = new Set([...heard.values()].map((c) => c.file.toLowerCase()))
  for (const { line, file: recording } of spoken.values()) {
    if (recordings.has(recording.toLowerCase())) continue
    recordings.add(recording.toLowerCase())
    const message = `the recording "${recording}" has no word in ${file}`
    faults.add({ code: 'import_mismatch', file: truth, line, message })
  }
}

export const ctmImporter: Importer = {
  format: 'ctm',
  title: 'NIST ctm',
  files: { file: 'the hypothesis, in ctm form', truth: 'the reference, in stm or ctm form' },
  read: async ({ file, truth }, { limits }) => {
    if (truth === undefined) return withoutTruth(file.name, 'the reference')
    const faults = createFaultList(limits.faults)
    const [reference, hypothesis] = [
      await timedLines(truth, limits, faults),
      await timedLines(file, limits, faults),
    ]
    const spoken = readReference(reference, truth, faults)
    const channels = parseCtm(hypothesis.lines, file.name, faults)
    const heard = wordsOf(channels, file.name, faults)
    if (faults.any()) return faults.refusal()
    checkPair({ spoken, heard: channels }, [file.name, truth.name], faults)
    const labels = labelColumns(spoken)
    const notes = [...hypothesis.notes, ...reference.notes, ...ignoredWords(spoken, heard)]
    return outcomeOf(faults, [...COLUMNS, ...labels], () => rowsOf(spoken, heard, labels), notes)
  },
}

const WORD_COLUMNS = ['file', 'channel', 'start', 'duration', 'word', 'confidence'] as const

function* wordRows(channels: ReadonlyMap<string, CtmChannel>): Iterable<Row> {
  for (const { file, channel, tokens } of channels.values()) {
    for (const token of tokens) {
      if (token.kind !== 'word') continue
      const { start, duration, word, confidence } = token.word
      yield { file, channel, start, duration, word, confidence }
    }
  }
}

/** The words of one ctm file, one row a word, for whatever is asked of single words and their times. */
export async function readTimedWords(
  source: ImportSource,
  { limits }: ImportOptions,
): Promise<Outcome<Imported>> {
  const faults = createFaultList(limits.faults)
  const { lines, notes } = await timedLines(source, limits, faults)
  const channels = parseCtm(lines, source.name, faults)
  return outcomeOf(faults, WORD_COLUMNS, () => wordRows(channels), notes)
}
