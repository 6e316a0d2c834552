// NIST's trn form of a transcript: one utterance a line, its id in brackets at the end. A reference may offer
// alternatives and mark words that may be left out, so that a transcriber's doubt is not counted as an error.

/** A part of a transcript. `nothing` is NIST's `@`: an alternative without words. */
export type TranscriptElement =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'optional'; readonly word: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'alternatives'; readonly choices: readonly (readonly TranscriptElement[])[] }

/** One line of a trn file. The id is in lower case, since NIST's tools compare ids so. */
export type Utterance = { readonly id: string; readonly elements: readonly TranscriptElement[] }

export type TranscriptFault = { readonly line: number; readonly message: string }

export type Transcript =
  | { readonly kind: 'parsed'; readonly utterances: readonly Utterance[] }
  | { readonly kind: 'faulty'; readonly faults: readonly TranscriptFault[] }

type Parsed = { readonly elements: readonly TranscriptElement[] } | { readonly fault: string }

const LINE = /^(.*?)\s*\(([^()\s]+)\)\s*$/
const MARKED = /^\(([^()]+)\)$/

function elementOf(token: string): TranscriptElement {
  const marked = MARKED.exec(token)?.[1]
  if (token === '@') return { kind: 'nothing' }
  return marked === undefined ? { kind: 'word', word: token } : { kind: 'optional', word: marked }
}

/** What is open while the tokens of a line are read: the choices before, and the one that is being read. */
type Open = { readonly choices: TranscriptElement[][]; current: TranscriptElement[] }

function closeChoice(open: Open): string | undefined {
  if (open.current.length === 0) return 'an alternative is empty: write @ for one without words'
  open.choices.push(open.current)
  open.current = []
  return undefined
}

function closeAlternatives(stack: Open[]): string | undefined {
  const closed = stack.length > 1 ? stack.pop() : undefined
  const around = stack.at(-1)
  if (closed === undefined || around === undefined) return 'a } has no { before it'
  const fault = closeChoice(closed)
  if (fault === undefined && closed.choices.length === 1)
    return 'alternatives need at least one / between { and }'
  around.current.push({ kind: 'alternatives', choices: closed.choices })
  return fault
}

function take(token: string, stack: Open[]): string | undefined {
  const inner = stack.at(-1)
  if (inner === undefined) return undefined
  if (token === '{') stack.push({ choices: [], current: [] })
  else if (token === '}') return closeAlternatives(stack)
  else if (token === '/' && stack.length > 1) return closeChoice(inner)
  else if (/[{}]/.test(token)) return `"${token}": braces need a space on both sides`
  else inner.current.push(elementOf(token))
  return undefined
}

function parseElements(text: string): Parsed {
  const all: Open = { choices: [], current: [] }
  const stack = [all]
  for (const token of text.split(/\s+/)) {
    const fault = token === '' ? undefined : take(token, stack)
    if (fault !== undefined) return { fault }
  }
  return stack.length === 1 ? { elements: all.current } : { fault: 'a { is not closed by a }' }
}

/**
 * The utterances of a file in NIST's trn form. Lines that are blank or begin with `;;` are passed over. `{ a / b }`
 * gives alternatives, which may hold others; `@` is an alternative without words; `(a)` may be left out. Faults are
 * returned, all of them, each with its line, counted from 1; an id that is there twice is one.
 *
 * Source: NIST Scoring Toolkit 2.4.10, doc/infmts.htm, "trn".
 *
 * @example
 * parseTrn('I { want to / wanna } go (Ann_1)') // => { "kind": "parsed", "utterances": [{ "id": "ann_1", "elements": [{ "kind": "word", "word": "I" }, { "kind": "alternatives", "choices": [[{ "kind": "word", "word": "want" }, { "kind": "word", "word": "to" }], [{ "kind": "word", "word": "wanna" }]] }, { "kind": "word", "word": "go" }] }] }
 */
export function parseTrn(text: string): Transcript {
  const utterances = new Map<string, Utterance>()
  const faults: TranscriptFault[] = []
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith(';;')) continue
    const message = addLine(line, utterances)
    if (message !== undefined) faults.push({ line: index + 1, message })
  }
  return faults.length === 0
    ? { kind: 'parsed', utterances: [...utterances.values()] }
    : { kind: 'faulty', faults }
}

function addLine(line: string, utterances: Map<string, Utterance>): string | undefined {
  const [, words = '', id = ''] = LINE.exec(line) ?? []
  const key = id.toLowerCase()
  if (key === '') return 'the line does not end in an utterance id in brackets, such as (speaker_1)'
  if (utterances.has(key)) return `the utterance id "${key}" has been used before`
  const parsed = parseElements(words)
  if ('fault' in parsed) return parsed.fault
  utterances.set(key, { id: key, elements: parsed.elements })
  return undefined
}

/**
 * The words of a transcript that offers no choice, such as a recogniser's output; `undefined` where it has
 * alternatives or optional words, which belong to a reference only.
 *
 * @example
 * plainWords([{ kind: 'word', word: 'hello' }, { kind: 'nothing' }]) // => ["hello"]
 */
export function plainWords(elements: readonly TranscriptElement[]): readonly string[] | undefined {
  const plain = elements.every(({ kind }) => kind === 'word' || kind === 'nothing')
  return plain ? elements.flatMap((e) => (e.kind === 'word' ? [e.word] : [])) : undefined
}

/**
 * The speaker that an utterance id names: under `wsj` its first three characters; under `spu_id` what stands before
 * the first `_` or `-`, or all of it.
 *
 * Source: NIST Scoring Toolkit 2.4.10, doc/options.htm, "-i".
 *
 * @example
 * speakerOf('4t0c0201', 'wsj') // => "4t0"
 */
export function speakerOf(id: string, convention: 'wsj' | 'spu_id'): string {
  return convention === 'wsj' ? id.slice(0, 3) : (/^[^_-]+/.exec(id)?.[0] ?? id)
}
