// Reads the spans of a document from their JSON, and says what is wrong with them.
import { z } from 'zod'

const stretch = { start: z.int().nonnegative(), end: z.int().positive(), type: z.string().min(1).max(200) }

const truthSchema = z.strictObject({
  ...stretch,
  entity: z
    .union([z.string().min(1), z.number()])
    .transform(String)
    .optional(),
  identifier: z.enum(['direct', 'quasi', 'none']).optional(),
})

const predictionSchema = z.strictObject({ ...stretch, score: z.number().optional() })

export type TrueSpan = z.infer<typeof truthSchema>
export type FoundSpan = z.infer<typeof predictionSchema>

/** What is wrong with a list of spans, and the part of it that shows it. */
export type SpanProblem = { readonly what: string; readonly hint: string; readonly shown: unknown }

export type SpansRead<S> = { readonly spans: readonly S[]; readonly problems: readonly SpanProblem[] }

const LIST = 'Expected a JSON list, such as [{"start": 0, "end": 4, "type": "NAME"}]; [] where there is none.'

type Offsets = { readonly length: number | undefined }

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function describe(issue: z.core.$ZodIssue | undefined, known: readonly string[]): SpanProblem['what'] {
  if (issue?.code === 'unrecognized_keys') return `has a span with the unknown key “${issue.keys[0]}”`
  const key = String(issue?.path[0] ?? '')
  return known.includes(key)
    ? `has a span whose “${key}” is not what it has to be`
    : 'has a span that is no object'
}

function placed({ start, end }: { start: number; end: number }, { length }: Offsets): string | undefined {
  if (start >= end) return 'has a span that ends before it has begun'
  return length !== undefined && end > length ? 'has a span past the end of the text' : undefined
}

function readList<S extends { start: number; end: number }>(
  text: string,
  schema: z.ZodObject & z.ZodType<S>,
  offsets: Offsets,
): SpansRead<S> {
  const list = jsonOf(text)
  if (!Array.isArray(list)) {
    const what = list === undefined ? 'is not JSON' : 'is not a list'
    return { spans: [], problems: [{ what, hint: LIST, shown: text }] }
  }
  const keys = Object.keys(schema.shape)
  const hint = `A span has ${keys.join(', ')}; 0 ≤ start < end, in whole numbers${offsets.length === undefined ? '' : ', up to the length of the text'}.`
  const spans: S[] = []
  const problems: SpanProblem[] = []
  for (const item of list) {
    const read = schema.safeParse(item)
    const what = read.success ? placed(read.data, offsets) : describe(read.error.issues[0], keys)
    if (what !== undefined) problems.push({ what, hint, shown: JSON.stringify(item) })
    else if (read.success) spans.push(read.data)
  }
  return { spans, problems }
}

/** `length`: of the text, in the unit of the offsets, where there is a text. */
export function readTruth(text: string, length?: number): SpansRead<TrueSpan> {
  return readList(text, truthSchema, { length })
}

export function readPrediction(text: string, length?: number): SpansRead<FoundSpan> {
  return readList(text, predictionSchema, { length })
}
