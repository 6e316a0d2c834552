// The unit in which a measure is shown, which says what may be held against what.
import { measureDefinition, type Unit } from '../tasks/index.ts'

/** The unit that a measure is shown in; a measure that this version does not know is shown as a proportion. */
export function unitOf(measure: string): Unit {
  return measureDefinition(measure)?.unit ?? 'proportion'
}

/** Shown as a percentage, so that differences are in percentage points. */
export function isPercentage(measure: string): boolean {
  return ['proportion', 'rate'].includes(unitOf(measure))
}
