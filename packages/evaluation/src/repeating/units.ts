// A product that was run several times on the same input gives rows that depend on each other: they share their input. Where
// a plan says no other unit, the input is the unit, so that ten runs of a hundred inputs do not pass for a thousand.
import type { CommonPlan } from '../plan/index.ts'

/** The plan with the id as its cluster, where rows come from several runs and nothing larger holds them together. */
export function withRunsAsUnits<P extends CommonPlan>(plan: P): P {
  const { epoch, id, cluster } = plan.columns
  if (epoch === undefined || id === undefined || cluster !== undefined) return plan
  return { ...plan, columns: { ...plan.columns, cluster: id } }
}
