import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '../../../kernel/database/open.ts'
import { openTestDatabase } from '../../../kernel/testing/database.ts'
import { createOrganisationStore } from './organisations.ts'
import { createPersonStore, type NewPerson } from './people.ts'

let open: OpenDatabase
const AT = new Date('2026-03-02T09:00:00Z')
const FORCE = {
  id: 'f',
  slug: 'f',
  name: { en: 'Force', cy: 'Heddlu' },
  kind: 'force',
  demonstration: false,
} as const

beforeAll(async () => {
  open = await openTestDatabase()
  await createOrganisationStore(open.database).add(open.database, FORCE, AT)
})
afterAll(() => open.close())

const people = () => createPersonStore(open.database)

const add = (id: string, changes: Partial<NewPerson> = {}) => {
  const person: NewPerson = {
    id,
    name: `Person ${id}`,
    email: `${id}@force.test`,
    organisationId: 'f',
    roles: ['contributor'],
    identity: null,
    ...changes,
  }
  return people().add(open.database, person, AT)
}

test('an organisation is added once', async () => {
  const organisations = createOrganisationStore(open.database)
  expect(await organisations.add(open.database, { ...FORCE, name: { en: 'Other', cy: 'Arall' } }, AT)).toBe(
    false,
  )
  expect(await organisations.find('f')).toEqual(FORCE)
  expect(await organisations.find('none')).toBeNull()
})

test('what was added is found by id, by address and by identity', async () => {
  const identity = { issuer: 'https://i.test', subject: 's1' }
  await add('a1', { identity })
  const found = await people().find('a1')
  expect(found).toMatchObject({
    name: 'Person a1',
    roles: ['contributor'],
    version: 1,
    disabledAt: null,
    linked: true,
  })
  expect(await people().findByEmail('a1@force.test')).toEqual(found)
  expect(await people().findBySubject(identity)).toEqual(found)
  expect(await people().findBySubject({ ...identity, issuer: 'https://other.test' })).toBeNull()
})

test('an address belongs to one person, however it is written', async () => {
  await add('b1')
  expect(await add('b2', { email: 'B1@Force.test' })).toBe('address-taken')
  expect(await people().find('b2')).toBeNull()
})

test('a change is refused where somebody was faster', async () => {
  await add('c1')
  const first = { id: 'c1', version: 1 }
  expect(await people().change(open.database, first, { roles: ['approver', 'contributor'] }, AT)).toBe(
    'changed',
  )
  expect(await people().change(open.database, first, { disabledAt: AT }, AT)).toBe('conflict')
  expect(await people().find('c1')).toMatchObject({
    roles: ['approver', 'contributor'],
    version: 2,
    disabledAt: null,
  })
})

test('only who is not disabled acts, and in the roles of now', async () => {
  await add('d1')
  expect(await people().findActor('d1')).toEqual({
    personId: 'd1',
    name: 'Person d1',
    roles: ['contributor'],
    organisationId: 'f',
    organisationName: 'Force',
  })
  await people().change(open.database, { id: 'd1', version: 1 }, { disabledAt: AT }, AT)
  expect(await people().findActor('d1')).toBeNull()
})

test('an account is linked once', async () => {
  await add('e1')
  expect(await people().link(open.database, 'e1', { issuer: 'i', subject: 'first' }, AT)).toBe(true)
  expect(await people().link(open.database, 'e1', { issuer: 'i', subject: 'second' }, AT)).toBe(false)
  expect(await people().findBySubject({ issuer: 'i', subject: 'first' })).toMatchObject({ id: 'e1' })
})

test('a search takes what is typed by the letter', async () => {
  await add('g1', { name: 'Ünal 100%' })
  await add('g2', { name: 'Unal 1000' })
  const names = async (text: string) =>
    (await people().search(text, { offset: 0, limit: 10 })).map(({ name }) => name)
  expect(await names('100%')).toEqual(['Ünal 100%'])
  expect(await names('ünal')).toEqual(['Ünal 100%'])
  expect(await names('G2@FORCE')).toEqual(['Unal 1000'])
  expect(await names('_nal')).toEqual([])
  expect(await names('\\')).toEqual([])
})

test('names are looked up together', async () => {
  await add('h1')
  expect(await people().namesOf(['h1', 'nobody'])).toEqual(new Map([['h1', 'Person h1']]))
  expect(await people().namesOf([])).toEqual(new Map())
})
