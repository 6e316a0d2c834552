// NIST stm: one stretch of speech a line, with who spoke, from when to when, and what was said. A ctm reference, which
// has no stretches, is taken as one a channel.
import { parseTrn } from '@policeai/metrics'
import { type Channel, type CtmChannel, channelKey } from './ctm.ts'
import type { FaultList } from './fault-list.ts'
import { seconds, type TextLine } from './text-lines.ts'

export type Segment = {
  readonly line: number
  readonly speaker: string
  readonly start: number
  readonly end: number
  readonly labels: readonly string[]
  /** In trn form; `undefined` where the stretch is not to be scored. */
  readonly reference: string | undefined
}
export type SegmentedChannel = Channel & { readonly segments: readonly Segment[] }

const LINE = /^(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)(?:\s+<([^<>\s]*)>)?(?:\s+(.*))?$/
const IGNORED = 'ignore_time_segment_in_scoring'

type Read = { readonly file: string; readonly channel: string; readonly segment: Segment }

/** What is wrong with a transcript in trn form, if anything is. */
function transcriptFault(reference: string): string | undefined {
  const parsed = parseTrn(`${reference} (id)`)
  return parsed.kind === 'faulty' ? parsed.faults[0]?.message : undefined
}

function segmentOf({ line, text }: TextLine): Read | string {
  const [, file = '', channel = '', speaker = '', from = '', to = '', label = '', said = ''] =
    LINE.exec(text) ?? []
  if (file === '') return 'expected file, channel, speaker, start, end and what was said'
  const [start, end] = [seconds(from), seconds(to)]
  if (start === undefined) return `the start "${from}" is not a number of seconds`
  if (end === undefined || end < start) return `the end "${to}" is not a number of seconds after the start`
  const reference = said.trim().replace(/\s+/g, ' ')
  const fault = transcriptFault(reference)
  if (fault !== undefined) return fault
  const ignored = reference.toLowerCase() === IGNORED
  const labels = label === '' ? [] : label.split(',')
  return {
    file,
    channel,
    segment: { line, speaker, start, end, labels, reference: ignored ? undefined : reference },
  }
}

type Growing = Channel & { readonly segments: Segment[] }

/** What no two lines have in common: who spoke, where, from when to when. */
function stretchKey(channel: string, { speaker, start, end }: Segment): string {
  return JSON.stringify([channel, speaker, start, end])
}

export function parseStm(
  lines: Iterable<TextLine>,
  file: string,
  faults: FaultList,
): Map<string, SegmentedChannel> {
  const channels = new Map<string, Growing>()
  const earlier = new Map<string, number>()
  for (const at of lines) {
    const read = segmentOf(at)
    if (typeof read === 'string') {
      faults.add({ code: 'import_malformed', file, line: at.line, message: read })
      continue
    }
    const key = channelKey(read.file, read.channel)
    const known = channels.get(key)
    const same = earlier.get(stretchKey(key, read.segment))
    if (same !== undefined) {
      const message = `this stretch of this speaker stands in line ${same} already`
      faults.add({ code: 'duplicate_id', file, line: at.line, message })
      continue
    }
    earlier.set(stretchKey(key, read.segment), at.line)
    if (known) known.segments.push(read.segment)
    else
      channels.set(key, { file: read.file, channel: read.channel, line: at.line, segments: [read.segment] })
  }
  for (const { segments } of channels.values()) segments.sort((a, b) => a.start - b.start)
  return channels
}

function referenceOf({ tokens }: CtmChannel): string {
  const words = tokens.map((token) => (token.kind === 'word' ? token.word.word : token.mark))
  return words
    .flatMap((word, i) => (/^[{/]$/.test(word) && /^[/}]$/.test(words[i + 1] ?? '') ? [word, '@'] : [word]))
    .join(' ')
}

/** One segment a channel, which lasts for ever. */
export function segmentsOfCtm(
  channels: ReadonlyMap<string, CtmChannel>,
  name: string,
  faults: FaultList,
): Map<string, SegmentedChannel> {
  const segmented = new Map<string, SegmentedChannel>()
  for (const [key, read] of channels) {
    const { file, channel, line } = read
    const reference = referenceOf(read)
    const message = transcriptFault(reference)
    if (message !== undefined) faults.add({ code: 'import_malformed', file: name, line, message })
    const segment = { line, speaker: key, start: 0, end: Number.POSITIVE_INFINITY, labels: [], reference }
    segmented.set(key, { file, channel, line, segments: [segment] })
  }
  return segmented
}
