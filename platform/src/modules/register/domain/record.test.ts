// Revising and retiring: only one's own, only what was published, and nothing once it is retired.
import { expect, test } from 'vitest'
import { type RegisterRecord, refusalToRetire, refusalToRevise } from './record.ts'
import type { Person } from './rules.ts'

const RECORD: RegisterRecord = {
  id: 'r',
  organisationId: 'calder',
  toolId: 't',
  toolName: 'Passage',
  supplier: 'Veridian',
  createdAt: new Date(),
  retiredAt: null,
  retiredReason: null,
  demonstration: false,
}
const RETIRED = { ...RECORD, retiredAt: new Date(), retiredReason: 'Ended.' }
const person = (organisationId: string, ...roles: Person['roles']): Person => ({
  id: 'p',
  organisationId,
  roles,
})
const [WRITER, APPROVER] = [person('calder', 'contributor'), person('calder', 'approver')]

test('who may begin a new version, and of what', () => {
  const code = (record: RegisterRecord, published: number, who: Person) =>
    refusalToRevise({ record, published }, who)?.code
  expect(code(RECORD, 1, WRITER)).toBeUndefined()
  expect(code(RECORD, 0, WRITER)).toBe('not_published')
  expect(code(RETIRED, 1, WRITER)).toBe('retired')
  expect(code(RECORD, 1, APPROVER)).toBe('role')
  expect(code(RECORD, 1, person('glanafon', 'contributor'))).toBe('not_yours')
  expect(code(RECORD, 1, person('centre', 'editor'))).toBe('not_yours')
})

test('who may retire, and that a reason is given', () => {
  const code = (record: RegisterRecord, published: number, who: Person, reason = 'Ended.') =>
    refusalToRetire({ record, published }, who, reason)?.code
  expect(code(RECORD, 2, APPROVER)).toBeUndefined()
  expect(code(RECORD, 2, APPROVER, ' ')).toBe('reason_missing')
  expect(code(RECORD, 0, APPROVER)).toBe('not_published')
  expect(code(RETIRED, 2, APPROVER)).toBe('retired')
  expect(code(RECORD, 2, WRITER)).toBe('role')
  expect(code(RECORD, 2, person('glanafon', 'approver'))).toBe('not_yours')
})
