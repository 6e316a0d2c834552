import { expect, test } from 'vitest'
import { isFor, type KeptForm, keptForm } from './kept-form.ts'

test('a form goes back to the same person, on the page from which it came', () => {
  const kept = keptForm('bob', ['/sealed?tab=2', '/sealed/send'], { reason: 'Because' }) as KeptForm
  expect(kept.form).toEqual({ reason: 'Because' })
  expect(isFor(kept, 'bob', '/sealed')).toBe(true)
  expect(isFor(kept, 'bob', '/sealed/send')).toBe(true)
  expect(isFor(kept, 'ann', '/sealed')).toBe(false)
  expect(isFor(kept, undefined, '/sealed')).toBe(false)
  expect(isFor(kept, 'bob', '/sealed/other')).toBe(false)
})

test('a flood is not kept', () => {
  expect(keptForm('bob', ['/sealed'], { reason: 'x'.repeat(50_000) })).toBeNull()
})
