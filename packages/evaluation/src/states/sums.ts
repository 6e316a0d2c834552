// The sums over units of a slice without some of their amounts: 0 stands in a state file where one was held back, and a merge
// must not read it as a figure. Whether a figure needs such an amount is seen by putting other numbers in its place: a figure
// that does not change does not rest on it.
import type { UnitSums } from '@policeai/metrics'
import { amountName, namesIn } from '../disclosure/index.ts'
import type { CommonPlan } from '../plan/index.ts'
import type { FigureBasis, SumsLens } from '../tasks/task.ts'

type Lens = SumsLens<unknown, CommonPlan>
type Of = { readonly all: unknown; readonly plan: CommonPlan }

/** Sums with other numbers at some places; `unit` is what a unit has there. */
function withAmounts(sums: UnitSums, isHeld: (i: number) => boolean, unit: (i: number) => number): UnitSums {
  const k = sums.sums.length
  const times = Math.max(1, sums.units)
  const put = (amounts: readonly number[]) =>
    amounts.map((amount, i) => (isHeld(i) ? times * unit(i) : amount))
  const products = sums.products === null ? null : [...sums.products]
  for (let i = 0, at = 0; products !== null && i < k; i++)
    for (let j = i; j < k; j++, at++)
      if (isHeld(i) || isHeld(j)) products[at] = times * unit(i) * unit(j) * (i === j ? 1.5 : 1)
  return { ...sums, sums: put(sums.sums), products, counts: sums.counts === null ? null : put(sums.counts) }
}

/** A block of which nothing leaves does not say of how many units it was. */
function withoutUnits(sums: UnitSums, all: boolean): UnitSums {
  return all ? { ...sums, observations: 0, units: 0 } : sums
}

/** A state without the amounts that were held back. */
export function withoutAmounts(lens: Lens, state: unknown, held: ReadonlySet<string>, of: Of): unknown {
  const sums = lens.read(state, of).map(({ name, amounts, sums: own }) => {
    const names = amounts.map((amount) => amountName(name, amount))
    const emptied = withAmounts(
      own,
      (i) => held.has(names[i] ?? ''),
      () => 0,
    )
    return withoutUnits(emptied, names.length > 0 && names.every((each) => held.has(each)))
  })
  return lens.write(state, sums, of)
}

/** A state without any amount, for what else it says. */
export function withoutSums(lens: Lens, state: unknown, of: Of): unknown {
  return withoutAmounts(lens, state, new Set(namesIn(lens.read(state, of))), of)
}

/** What units have of an amount in the place of what was held back: little, something, and much. */
const PROBES = [0.001, 1, 1000] as const

/** A state with something in place of what was held back, different at every place. */
export function probed(lens: Lens, state: unknown, held: ReadonlySet<string>, of: Of, size = 1): unknown {
  const sums = lens.read(state, of).map(({ name, amounts, sums: own }, block) => {
    const units = Math.max(own.units, 2)
    const known = { ...own, units, observations: Math.max(own.observations, units) }
    return withAmounts(
      amounts.some((amount) => held.has(amountName(name, amount))) ? known : own,
      (i) => held.has(amountName(name, amounts[i] ?? '')),
      (i) => size * (1 + ((7 * i + 13 * block) % 11) / 10),
    )
  })
  return lens.write(state, sums, of)
}

/** The figures of a state, and whether each rests on what was held back. */
export function figuresWithout(
  lens: Lens,
  state: unknown,
  held: ReadonlySet<string>,
  of: Of,
  read: (state: unknown) => readonly FigureBasis[],
): readonly { readonly figure: FigureBasis; readonly rests: boolean }[] {
  const [first = [], ...others] = PROBES.map((size) => read(probed(lens, state, held, of, size)))
  return first.map((figure, at) => {
    const text = JSON.stringify(figure.basis)
    return { figure, rests: others.some((figures) => JSON.stringify(figures[at]?.basis) !== text) }
  })
}
