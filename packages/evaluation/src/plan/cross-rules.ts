// The rules of a plan that hold between keys. They run on a half-broken plan too (what does not fit its place is
// taken as not given), so that a reader is told everything at once and not fault by fault.
import { z } from 'zod'

export type CrossFault = { readonly path: readonly (string | number)[]; readonly message: string }

const text = z.string().optional().catch(undefined)
const groups = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .catch(undefined)

const looseSchema = z.object({
  task: text,
  columns: z.record(z.string(), text).catch({}),
  positive: z.unknown().optional(),
  threshold: z.unknown().optional(),
  groups: z.array(groups).catch([]),
  reference: z.record(z.string(), z.unknown()).catch({}),
  criteria: z.array(z.object({ measure: text, groups }).catch({})).catch([]),
  operating: z.object({ groups }).optional().catch(undefined),
})

type Loose = z.infer<typeof looseSchema>

const NEEDS_SCORE: readonly (string | undefined)[] = [
  'area_under_roc',
  'average_precision',
  'brier_score',
  'expected_calibration_error',
]

function key(attribute: string | readonly string[]): string {
  return JSON.stringify([attribute].flat())
}

/** Whether the rules of binary classification hold. */
function isBinary({ task, positive, threshold }: Loose): boolean {
  return (
    (task ?? 'classification') === 'classification' && (positive !== undefined || threshold !== undefined)
  )
}

function* decisionFaults(plan: Loose): Iterable<CrossFault> {
  const { columns, threshold } = plan
  if (!isBinary(plan)) return
  if (columns['score'] !== undefined && threshold === undefined) {
    yield { path: ['threshold'], message: 'a plan with a score needs a `threshold`' }
  }
  if (columns['prediction'] !== undefined && columns['score'] === undefined && threshold !== undefined) {
    yield { path: ['threshold'], message: 'a `threshold` has no meaning for a prediction: leave it out' }
  }
}

/** What rows depend on may well be a column of the task: the topic, the item, the speaker. */
function* columnFaults({ columns }: Loose): Iterable<CrossFault> {
  const roles = Object.entries(columns).filter(([role, name]) => name !== undefined && role !== 'cluster')
  for (const [i, [role, name]] of roles.entries()) {
    const earlier = roles.slice(0, i).find(([, other]) => other === name)
    if (earlier)
      yield { path: ['columns', role], message: `the column "${name}" already serves as \`${earlier[0]}\`` }
  }
}

function* groupFaults(plan: Loose): Iterable<CrossFault> {
  const seen = new Set<string>()
  for (const [i, attribute] of plan.groups.entries()) {
    if (attribute === undefined) continue
    if (seen.has(key(attribute)))
      yield { path: ['groups', i], message: 'this attribute stands in `groups` twice' }
    seen.add(key(attribute))
    if (new Set([attribute].flat()).size < [attribute].flat().length) {
      yield { path: ['groups', i], message: 'an intersection names the same column twice' }
    }
    const truth = plan.columns['truth']
    if (truth !== undefined && [attribute].flat().includes(truth)) {
      yield { path: ['groups', i], message: 'the truth cannot be a group: every rate would be 0 or 1' }
    }
  }
}

function* referenceFaults(plan: Loose): Iterable<CrossFault> {
  const attributes = new Set(plan.groups.flat())
  for (const attribute of Object.keys(plan.reference)) {
    if (attributes.has(attribute)) continue
    yield {
      path: ['reference', attribute],
      message: `"${attribute}" is not in \`groups\`, so nothing is compared with it`,
    }
  }
}

function* criterionFaults(plan: Loose): Iterable<CrossFault> {
  const attributes = new Set(plan.groups.filter((g) => g !== undefined).map(key))
  for (const [i, criterion] of plan.criteria.entries()) {
    const path = ['criteria', i] as const
    if (criterion.groups !== undefined && !attributes.has(key(criterion.groups))) {
      yield { path: [...path, 'groups'], message: 'this attribute is not in `groups`, so it is not measured' }
    }
    if (isBinary(plan) && NEEDS_SCORE.includes(criterion.measure) && plan.columns['score'] === undefined) {
      yield {
        path: [...path, 'measure'],
        message: `\`${criterion.measure}\` needs a score, and this plan has none`,
      }
    }
  }
}

function* operatingFaults({ operating, groups: attributes, columns }: Loose): Iterable<CrossFault> {
  if (operating === undefined) return
  if (columns['score'] === undefined) {
    yield { path: ['operating'], message: '`operating` needs a score, and this plan has none' }
  }
  const { groups: wanted } = operating
  if (wanted === undefined || attributes.some((each) => each !== undefined && key(each) === key(wanted)))
    return
  yield {
    path: ['operating', 'groups'],
    message: 'this attribute is not in `groups`, so it is not measured',
  }
}

/** Runs are held together by the input that they answer. */
function* runFaults({ columns }: Loose): Iterable<CrossFault> {
  if (columns['epoch'] === undefined || columns['id'] !== undefined) return
  yield {
    path: ['columns', 'epoch'],
    message: '`epoch` needs `id`: rows of several runs belong together by the input that they answer',
  }
}

/** What does not fit together in a plan; `plan` may be any value. */
export function crossFaults(plan: unknown): readonly CrossFault[] {
  const loose = looseSchema.safeParse(plan)
  if (!loose.success) return []
  const rules = [
    runFaults,
    decisionFaults,
    columnFaults,
    groupFaults,
    referenceFaults,
    criterionFaults,
    operatingFaults,
  ]
  return rules.flatMap((rule) => [...rule(loose.data)])
}
