// Whether what a plan measures can leave a site under the policy that the plan has; told before a row is read.
import type { Fault } from '../faults/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import { taskOf } from '../tasks/index.ts'

const NO_POLICY = `Write into the plan, before the data are seen, one of:
    disclosure: { rule: suppress, below: 5 }
    disclosure: { rule: round, to: 5 }
    disclosure: { rule: none, reason: why none is needed, decided_by: in which role }`

const OTHER_RULE = 'Or `rule: none`, with the reason and the role of who decided.'

function refused(file: string, message: string, hint: string): Fault[] {
  return [{ code: 'disclosure', file, field: 'disclosure', message, hint }]
}

/** What keeps a state from leaving, whatever the rows. */
export function policyFaults(plan: CommonPlan, file: string): readonly Fault[] {
  const { disclosure, columns } = plan
  if (disclosure === undefined) {
    return refused(
      file,
      'the plan does not say what is done to small counts before a state leaves',
      NO_POLICY,
    )
  }
  if (disclosure.rule === 'none') return []
  const { rule } = disclosure
  if (taskOf(plan).disclose === undefined) {
    const message = `under \`${rule}\` nothing of this task can leave: what it counts is not a table of observations`
    return refused(file, message, 'Use `rule: none`, with the reason and the role of who decided.')
  }
  if (columns.weight !== undefined) {
    const message = `under \`${rule}\` nothing with weights can leave: the sums of weights would give away what is held back`
    return refused(file, message, `Leave out \`columns.weight\`. ${OTHER_RULE}`)
  }
  const refusal = taskOf(plan).disclose?.refusal?.({ plan, rule })
  if (refusal !== undefined) return refused(file, refusal.message, refusal.hint)
  if (rule === 'round' && columns.cluster !== undefined) {
    const message =
      'rounded counts do not say how they vary between clusters, so that no interval could be had'
    return refused(file, message, `Use \`rule: suppress\`. ${OTHER_RULE}`)
  }
  return []
}
