// A plan for a trial, for the tests of its words: COMPAS decile, women against men.
import type { PowerAnswer } from '../powering/index.ts'
import { COMPARISON } from './comparison.fixture.ts'

export const POWER: PowerAnswer = {
  power: 1,
  plan: COMPARISON.a.plan,
  risk: { significance: 0.05, power: 0.8 },
  passes: 1,
  alike: 1,
  needed: [],
  refused: [],
  least: [],
  smallest: [
    {
      measure: 'false_positive_rate',
      attribute: 'sex',
      group: 'Female',
      reference: 'Male',
      n: { group: 900, reference: 3063 },
      effective: { group: 900, reference: 3063 },
      expected: 0.3,
      gap: 0.05,
    },
  ],
  sizes: 'observations',
}
