// The rules of a run's life, and of who sees it.
import { expect, test } from 'vitest'
import { PEOPLE } from '../testing/people.ts'
import { resultOf } from '../testing/result.ts'
import {
  canBeSigned,
  canGoAgain,
  headlineOf,
  MAX_ATTEMPTS,
  mayChange,
  maySee,
  measuringRole,
  nextAttempt,
} from './run.ts'

const run = { organisationId: 'north' }

test('a run is seen by its organisation, by evaluators and by auditors', () => {
  const seeing = Object.entries(PEOPLE).filter(([, person]) => maySee(person, run))
  expect(seeing.map(([name]) => name)).toEqual(['contributor', 'approver', 'evaluator', 'auditor'])
})

test('a run is changed by those of its own organisation who measure', () => {
  const changing = Object.entries(PEOPLE).filter(([, person]) => mayChange(person, run))
  expect(changing.map(([name]) => name)).toEqual(['contributor', 'approver'])
  expect(mayChange(PEOPLE.evaluator, { organisationId: 'centre' })).toBe(true)
  expect(mayChange(PEOPLE.auditor, { organisationId: 'centre' })).toBe(false)
  expect(measuringRole(PEOPLE.editor)).toBeNull()
})

test.each([
  ['queued', 1, 0, 'begin'],
  ['running', 1, 1, 'begin'],
  ['running', 1, MAX_ATTEMPTS, 'too-often'],
  ['running', 2, 1, 'nothing-to-do'],
  ['measured', 1, 1, 'nothing-to-do'],
  ['failed', 1, 1, 'nothing-to-do'],
] as const)(
  'a job of turn 1 meets a run that is %s in turn %d after %d attempts: %s',
  (state, turn, attempts, next) => {
    expect(nextAttempt({ state, turn, attempts }, 1)).toBe(next)
  },
)

test('what broke off goes again as it is; what has faults does not', () => {
  expect(canGoAgain({ state: 'failed', failure: { kind: 'interrupted' } })).toBe(true)
  expect(canGoAgain({ state: 'failed', failure: { kind: 'input', faults: [] } })).toBe(false)
  expect(canGoAgain({ state: 'running', failure: null })).toBe(false)
})

test('what is measured is signed once', () => {
  expect(canBeSigned({ state: 'measured', evidenceSha256: null })).toBe(true)
  expect(canBeSigned({ state: 'measured', evidenceSha256: 'a' })).toBe(false)
  expect(canBeSigned({ state: 'failed', evidenceSha256: null })).toBe(false)
})

test('the headline is the false positive rate of all, else the first that was measured, else none', () => {
  const [rate] = resultOf().measures
  if (rate === undefined) throw new Error('the example has no measure')
  const accuracy = { ...rate, measure: 'accuracy', estimate: 0.9 }
  const group = { ...rate, slice: { sex: 'f' }, estimate: 0.1 }
  const tooFew = { ...rate, status: 'too_few' as const }
  expect(headlineOf(resultOf({ measures: [accuracy, group, rate] }))?.estimate).toBe(0.25)
  expect(headlineOf(resultOf({ measures: [tooFew, accuracy] }))?.measure).toBe('accuracy')
  expect(headlineOf(resultOf({ measures: [group, tooFew] }))).toBeNull()
})
