// Reads what the form sent, part by part as it arrives: text is small and bounded, and the files of observations go
// straight to the document store. What is too large is read to its end and dropped, since a browser shows no answer
// while it still sends.
import type { Readable } from 'node:stream'
import type { MultipartFile, MultipartValue } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Upload } from '../../domain/run.ts'

const PLAN_LIMIT = 256 * 1024
const FIELDS: ReadonlySet<string> = new Set(['form_key', 'upload', 'truth_upload', 'plan'])

/** Where a file stands in the form: the observations, or the second file of a plan that names two. */
export const SLOTS = ['observations', 'truth'] as const
export type Slot = (typeof SLOTS)[number]
export type BySlot<T> = Readonly<Record<Slot, T>>

export type SentFile = Readonly<{ name: string; outcome: Upload | 'too-large' | 'empty' }>
type SentPlan = Readonly<{ name: string; text: string | 'too-large' | 'not-text' }>

export type Sent = Readonly<{
  fields: Readonly<Partial<Record<string, string>>>
  /** True where the text field held more than a plan may. */
  planTooLarge: boolean
  planFile: SentPlan | null
  files: BySlot<SentFile | null>
}>

type Writable = { -readonly [K in keyof Sent]: Sent[K] } & { files: Record<Slot, SentFile | null> }

type Keep = (incoming: { name: string; bytes: AsyncIterable<Uint8Array> }) => Promise<SentFile['outcome']>

export async function readSent(request: FastifyRequest, fileLimit: number, keep: Keep): Promise<Sent> {
  const fields: Record<string, string> = {}
  const sent: Writable = { fields, planTooLarge: false, planFile: null, files: noFiles() }
  const limits = { fileSize: fileLimit + 1, fieldSize: PLAN_LIMIT, files: 3, fields: 10 }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') takeField(part, sent, fields)
    else await takeFile(part, sent, keep)
  }
  return sent
}

const noFiles = (): Writable['files'] => ({ observations: null, truth: null })

function takeField(
  { fieldname, value, valueTruncated }: MultipartValue,
  sent: Writable,
  fields: Record<string, string>,
): void {
  if (!FIELDS.has(fieldname)) return
  fields[fieldname] = String(value)
  if (fieldname === 'plan') sent.planTooLarge = valueTruncated
}

/** A file field that was left empty comes without a name. */
async function takeFile(
  { file, fieldname, filename: name }: MultipartFile,
  sent: Writable,
  keep: Keep,
): Promise<void> {
  if (name && fieldname === 'plan_file') sent.planFile = { name, text: await textOf(file) }
  if (name && isSlot(fieldname)) {
    sent.files[fieldname] = { name, outcome: await keep({ name, bytes: leavingOpen(file) }) }
  }
  file.resume()
}

const isSlot = (fieldname: string): fieldname is Slot => SLOTS.some((slot) => slot === fieldname)

/** A reader that stops early does not destroy the stream, which would stop the parts after it from arriving. */
async function* leavingOpen(stream: Readable): AsyncGenerator<Uint8Array> {
  yield* stream.iterator({ destroyOnReturn: false })
}

async function textOf(stream: Readable): Promise<SentPlan['text']> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of leavingOpen(stream)) {
    bytes += chunk.byteLength
    if (bytes > PLAN_LIMIT) return 'too-large'
    chunks.push(chunk)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    return 'not-text'
  }
}
