// The task list, and who has a record.
import { sections } from '@policeai/record'
import { expect, test } from 'vitest'
import { taskList } from './tasks.ts'
import { isDue, type Line, standingOf } from './worklist.ts'

test('an empty draft begins with its first section, and every required section is not started', () => {
  const list = taskList({})
  expect(list.next).toBe(sections[0]?.key)
  expect(list.filled).toBe(0)
  expect(
    list.tasks.every(({ required, state }) => state === (required > 0 ? 'not_started' : 'optional')),
  ).toBe(true)
})

test('one answer puts a section in progress; the phase decides how much is due', () => {
  const before = taskList({ phase: { value: 'pre_deployment' } })
  const inUse = taskList({ phase: { value: 'production' } })
  expect(before.tasks[0]?.state).toBe('in_progress')
  expect(inUse.required).toBeGreaterThan(before.required)
  expect(inUse.missing).toContain('monitoring')
})

const LINE: Line = { state: null, returned: false, retiredAt: null, reviewDue: '2027-06-01' }

test('where a record stands', () => {
  const at = (over: Partial<Line>) => standingOf({ ...LINE, ...over }, '2026-11-23')
  expect(at({})).toBe('published')
  expect(at({ reviewDue: '2026-11-22' })).toBe('review_overdue')
  expect(at({ reviewDue: '2026-11-23' })).toBe('review_soon')
  expect(at({ reviewDue: '2027-01-21' })).toBe('review_soon')
  expect(at({ reviewDue: '2027-01-22' })).toBe('published')
  expect(at({ state: 'draft' })).toBe('writing')
  expect(at({ state: 'draft', returned: true })).toBe('returned')
  expect(at({ state: 'submitted', returned: true })).toBe('with_approver')
  expect(at({ state: 'authorised' })).toBe('with_editor')
  expect(at({ retiredAt: new Date(), reviewDue: '2020-01-01' })).toBe('retired')
})

test('what needs whom', () => {
  const [writer, approver] = [
    { writes: true, authorises: false },
    { writes: false, authorises: true },
  ]
  expect([isDue('writing', writer), isDue('with_approver', writer), isDue('with_editor', writer)]).toEqual([
    true,
    false,
    false,
  ])
  expect([
    isDue('writing', approver),
    isDue('with_approver', approver),
    isDue('review_overdue', approver),
  ]).toEqual([false, true, false])
})
