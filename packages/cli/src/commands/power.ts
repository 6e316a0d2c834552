// `policeai power`: how many trials a plan needs to show a gap or a limit, and the smallest gap that its observations, or the
// sizes that somebody can recruit, would show.
import { resolve } from 'node:path'
import {
  type Assumptions,
  type Language,
  neededSentences,
  type PowerAnswer,
  parseRate,
  powerFile,
  powerText,
  type Rate,
  smallestRows,
  smallestSentences,
} from '@policeai/evaluation'
import { faultLine, InputFault } from '../fault.ts'
import { createProgress } from '../progress.ts'
import { type Surroundings, widthOf } from '../surroundings.ts'
import { columns, wrap } from '../text.ts'

/** As they were typed; options that may come several times are lists. */
export type PowerCommandOptions = {
  readonly expect: readonly string[]
  readonly measure: readonly string[]
  readonly gap?: string
  readonly limit?: string
  readonly sizes?: string
  readonly passes: string
  readonly alike: string
  readonly ratio: string
  readonly risk: string
  readonly json?: boolean
  readonly language: Language
}

/** More groups than this are a table. */
const SENTENCES = 4

export async function power(
  plan: string,
  options: PowerCommandOptions,
  surroundings: Surroundings,
): Promise<void> {
  const { stdout } = surroundings
  const answer = await measure(plan, options, surroundings)
  if (options.json === true) {
    stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
    return
  }
  stdout.write(`${summaryOf(answer, options.language, widthOf(stdout))}\n`)
}

async function measure(
  plan: string,
  options: PowerCommandOptions,
  { stderr, cwd, setting }: Surroundings,
): Promise<PowerAnswer> {
  const progress = createProgress(stderr)
  const assumptions = assumptionsOf(options)
  try {
    const outcome = await powerFile(resolve(cwd, plan), plan, {
      assumptions,
      measures: options.measure,
      ...(setting === undefined ? {} : { setting }),
      onProgress: ({ step, done }) => progress.show(step, done),
    })
    if (outcome.ok) return outcome.answer
    throw new InputFault(outcome.faults.map(faultLine))
  } finally {
    progress.clear()
  }
}

function summaryOf(answer: PowerAnswer, language: Language, width: number): string {
  const text = powerText(language)
  const needed = neededSentences(answer, language).map((sentence) => wrap(sentence, width, '  ', '  '))
  return [
    wrap(answer.plan.title, width),
    ...(needed.length === 0 ? [] : ['', text.needed, ...needed]),
    ...smallestLines(answer, language, width),
  ].join('\n')
}

function smallestLines(answer: PowerAnswer, language: Language, width: number): readonly string[] {
  const text = powerText(language)
  if (answer.smallest.length === 0) return []
  const heading = ['', text.smallest, wrap(text.sizes[answer.sizes], width, '  ', '  ')]
  if (answer.smallest.length > SENTENCES)
    return [...heading, '', columns(smallestRows(answer, language), width)]
  return [
    ...heading,
    ...smallestSentences(answer, language).map((sentence) => wrap(sentence, width, '  ', '  ')),
  ]
}

/** What was typed, or every fault of it at once. */
function assumptionsOf(options: PowerCommandOptions): Assumptions {
  const faults: string[] = []
  const read = <T>(
    option: string,
    text: string,
    parse: (text: string) => T | undefined,
    expected: string,
  ): T => {
    const value = parse(text)
    if (value === undefined) faults.push(`--${option} ${text}: expected ${expected}`)
    return value as T
  }
  const rate = (option: string, text: string) => read(option, text, parseRate, 'a rate: 1/6000, 0.5% or 0.02')
  const expected = options.expect.map((text) =>
    read('expect', text, expectedOf, 'a measure and its rate: false_positive_rate=1/6000'),
  )
  const { gap, limit, sizes } = options
  const assumptions = {
    ...(gap === undefined ? {} : { gap: rate('gap', gap) }),
    ...(limit === undefined ? {} : { limit: rate('limit', limit) }),
    ...(sizes === undefined
      ? {}
      : {
          sizes: read(
            'sizes',
            sizes,
            sizesOf,
            'groups with their sizes, the reference first: White=5000,Black=800',
          ),
        }),
    passes: read('passes', options.passes, numberOf(1, 1_000_000), 'a number from 1'),
    alike: read('alike', options.alike, numberOf(0, 1), 'a number from 0 to 1'),
    negativesPerPositive: read(
      'ratio',
      options.ratio,
      numberOf(1e-6, 1e6),
      'negatives for each positive, above 0',
    ),
    risk: read('risk', options.risk, riskOf, 'the risk and the power, both between 0 and 1: 0.05,0.8'),
  }
  if (faults.length > 0) throw new InputFault(faults)
  return { ...assumptions, expected: new Map(expected) }
}

function expectedOf(text: string): readonly [measure: string, rate: Rate] | undefined {
  const at = text.indexOf('=')
  const rate = at < 1 ? undefined : parseRate(text.slice(at + 1))
  return rate && [text.slice(0, at).trim(), rate]
}

function sizesOf(text: string): Assumptions['sizes'] | undefined {
  const sizes = text.split(',').map((part) => {
    const at = part.lastIndexOf('=')
    return { group: part.slice(0, Math.max(0, at)).trim(), n: Number(part.slice(at + 1)) }
  })
  const right = sizes.every(({ group, n }) => group !== '' && Number.isSafeInteger(n) && n > 0)
  return right && sizes.length > 1 ? sizes : undefined
}

/** The risk of seeing what is not there, and the chance of seeing what is. */
function riskOf(text: string): Assumptions['risk'] | undefined {
  const [significance, power, ...more] = text.split(',').map((part) => parseRate(part)?.value)
  if (significance === undefined || power === undefined || more.length > 0) return undefined
  return significance > 0 && power > significance && power < 1 ? { significance, power } : undefined
}

function numberOf(least: number, most: number): (text: string) => number | undefined {
  return (text) => {
    const value = Number(text)
    return text.trim() !== '' && value >= least && value <= most ? value : undefined
  }
}
