// The door of the repeating module: a product that was run several times on the same inputs.
export { type Repeats, repeatsOf } from './repeats.ts'
export { withRunsAsUnits } from './units.ts'
