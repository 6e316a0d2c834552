// What is read and counted of one summary: its claims by verdict, its key facts, and what it shares with a person's.
import {
  CLAIM_VERDICTS,
  type ClaimVerdict,
  countClaims,
  keyFactsCovered,
  ROUGE_KINDS,
  rougeStatistics,
} from '@policeai/metrics'
import { z } from 'zod'
import { readTexts, TEXT_LIST } from '../text-list.ts'

/** The amounts of a summary, in the order of its vector. */
export const AMOUNTS = [
  'claims',
  'unsupported',
  'contradicted',
  'judged',
  'sound',
  'key_facts',
  'covered',
  ...ROUGE_KINDS.flatMap((kind) => [`${kind}_measured`, `${kind}_f`] as const),
] as const

export type Amount = (typeof AMOUNTS)[number]

/** The columns of a row as the counter takes them, by role. */
export const COLUMNS = ['claims', 'key_facts', 'covered', 'summary', 'reference'] as const
export type Column = (typeof COLUMNS)[number]

export type SummaryProblem = {
  readonly column: Column
  readonly what: string
  readonly hint: string
  readonly shown: unknown
}

const claimSchema = z.looseObject({ verdict: z.enum(CLAIM_VERDICTS) })

const CLAIMS =
  'Expected a JSON list, such as [{"claim": "Two men ran.", "verdict": "supported"}]; the verdicts are supported, unsupported and contradicted.'

type Claims = { readonly verdicts: readonly ClaimVerdict[]; readonly problems: readonly SummaryProblem[] }

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readClaims(field: unknown): Claims {
  const list = jsonOf(String(field))
  const problem = (what: string, shown: unknown): SummaryProblem => ({
    column: 'claims',
    what,
    hint: CLAIMS,
    shown,
  })
  if (!Array.isArray(list)) {
    return { verdicts: [], problems: [problem(list === undefined ? 'is not JSON' : 'is not a list', field)] }
  }
  const read = list.map((claim: unknown) => ({ claim, parsed: claimSchema.safeParse(claim) }))
  return {
    verdicts: read.flatMap(({ parsed }) => (parsed.success ? [parsed.data.verdict] : [])),
    problems: read.flatMap(({ claim, parsed }) =>
      parsed.success ? [] : [problem('has a claim without one of the three verdicts', JSON.stringify(claim))],
    ),
  }
}

type Facts = {
  readonly keyFacts: readonly string[]
  readonly covered: readonly string[]
  readonly problems: readonly SummaryProblem[]
}

function readFacts(keyFacts: unknown, covered: unknown): Facts {
  const [facts, found] = [readTexts(keyFacts), readTexts(covered)]
  const malformed = (column: Column, shown: unknown): SummaryProblem => ({
    column,
    what: 'is no list of texts',
    hint: TEXT_LIST,
    shown,
  })
  const strangers = (found ?? []).filter((fact) => !(facts ?? [fact]).includes(fact))
  const problems = [
    ...(facts === undefined ? [malformed('key_facts', keyFacts)] : []),
    ...(found === undefined ? [malformed('covered', covered)] : []),
    ...strangers.map((shown): SummaryProblem => {
      const hint = 'A fact that is covered is one of the row’s key facts, written in the same words.'
      return { column: 'covered', what: 'has a fact that is no key fact', hint, shown }
    }),
  ]
  return { keyFacts: facts ?? [], covered: found ?? [], problems }
}

function isGiven(field: unknown): boolean {
  return field !== null && field !== undefined
}

/** What is wrong with a row; the values of `COLUMNS`. */
export function summaryProblems([claims, keyFacts, covered]: readonly unknown[]): readonly SummaryProblem[] {
  return [...(isGiven(claims) ? readClaims(claims).problems : []), ...readFacts(keyFacts, covered).problems]
}

/** Sums of whole grains are exact in whatever order they are added. */
const GRAIN = 2 ** 20

function addRouge(amounts: Float64Array, summary: unknown, reference: unknown): void {
  const statistics = rougeStatistics(String(summary ?? ''), String(reference))
  const from = AMOUNTS.indexOf('rouge1_measured')
  for (const i of ROUGE_KINDS.keys()) {
    amounts[from + 2 * i] = statistics[4 * i] ?? 0
    amounts[from + 2 * i + 1] = Math.round((statistics[4 * i + 3] ?? 0) * GRAIN) / GRAIN
  }
}

/** The amounts of a row without faults; the values of `COLUMNS`. */
export function summaryAmounts(values: readonly unknown[]): Float64Array {
  const [claims, keyFacts, covered, summary, reference] = values
  const amounts = new Float64Array(AMOUNTS.length)
  if (isGiven(claims)) {
    const { verdicts } = readClaims(claims)
    const { unsupported, contradicted, sound } = countClaims(verdicts)
    amounts.set([verdicts.length, unsupported, contradicted, 1, sound])
  }
  const facts = readFacts(keyFacts, covered)
  const { n, events } = keyFactsCovered(facts.keyFacts, facts.covered)
  amounts.set([n, events], AMOUNTS.indexOf('key_facts'))
  if (isGiven(reference)) addRouge(amounts, summary, reference)
  return amounts
}
