import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '../../../kernel/database/open.ts'
import { openTestDatabase } from '../../../kernel/testing/database.ts'
import type { Version } from '../domain/chain.ts'
import { CENTRE, contentOf, createWorld, type World } from '../web/public/public.fixture.ts'
import { createPublicCatalogue, type PublicCatalogue } from './public-catalogue.ts'
import { createPublicEvidence } from './public-evidence.ts'
import { createPublicVersions } from './public-versions.ts'
import { unfinishedWord } from './public-words.ts'

let open: OpenDatabase
let world: World
let catalogue: PublicCatalogue
let measured: Version

beforeAll(async () => {
  open = await openTestDatabase()
  world = await createWorld(open.database)
  catalogue = createPublicCatalogue(open.database)
  measured = await world.publish({
    content: contentOf('Gate camera'),
    evidence: 'own',
    reviewDue: '2027-03-01',
  })
  await world.publish({
    content: contentOf('Watch the gate, and the gate again'),
    at: '2026-06-01T10:00:00.000Z',
  })
})
afterAll(async () => {
  await world.app.close()
  await open.close()
})

test('a line says what the version and its evidence say', async () => {
  const line = (await catalogue.find('', 'en')).find(({ recordId }) => recordId === measured.record)
  expect(line).toMatchObject({
    number: 1,
    title: { en: 'Gate camera' },
    phase: 'pilot',
    automation: 'decision_support',
    review: 'described',
    significant: 'yes',
    sensitive: '',
    assessments: ['data_protection'],
    tested: 'own',
    measuredAt: '2026-03-10T12:00:00.000Z',
    measuredBy: CENTRE.id,
    reviewDue: '2027-03-01',
    retiredAt: null,
  })
  expect(line?.publishedAt).toBeInstanceOf(Date)
})

test('words find the newest version only, and rank', async () => {
  const changing = await world.publish({ content: contentOf('Zeppelin') })
  expect(await catalogue.find('zeppelin', 'en')).toHaveLength(1)
  await world.publish({ content: contentOf('Balloon'), to: changing.record, at: '2026-07-01T10:00:00.000Z' })
  expect(await catalogue.find('zeppelin', 'en')).toHaveLength(0)
  const [best] = await catalogue.find('gate', 'en')
  expect(best?.title.en).toBe('Watch the gate, and the gate again')
  expect(best?.rank).toBeGreaterThan(0)
})

test('retirement shows although the line was read before', async () => {
  const { record } = await world.publish({ content: contentOf('Ended') })
  expect((await catalogue.find('ended', 'en'))[0]?.retiredAt).toBeNull()
  await world.publish({
    content: contentOf('Ended'),
    to: record,
    at: '2026-07-02T10:00:00.000Z',
    retired: '2026-08-01',
  })
  expect((await catalogue.find('ended', 'en'))[0]?.retiredAt).toEqual(new Date('2026-08-01'))
})

test('a draft is in no list, and its record does not exist', async () => {
  const id = await world.draft(contentOf('Quicksilver'))
  expect(await catalogue.find('quicksilver', 'en')).toEqual([])
  const versions = createPublicVersions(open.database)
  expect([await versions.record(id), await versions.newest(id), await versions.all(id)]).toEqual([
    null,
    null,
    [],
  ])
})

test('evidence comes in the order asked for, and only that of the record', async () => {
  const evidence = createPublicEvidence(open.database)
  const [sha256 = ''] = measured.evidence
  expect(await evidence.find(measured.record, ['f'.repeat(64), sha256])).toMatchObject([
    { sha256, ownData: true, signedBy: CENTRE.id },
  ])
  expect(await evidence.find('nnnnnnnnnnnn', [sha256])).toEqual([])
  expect([
    await evidence.isCited(measured.record, sha256),
    await evidence.isCited(measured.record, 'f'.repeat(64)),
  ]).toEqual([true, false])
  expect(await evidence.isCited(measured.record, "' or true --")).toBe(false)
})

test.each([
  ['face', 'face'],
  ['live face', 'face'],
  ['"live face', null],
  ['"live face"', null],
  ['live -face', null],
  ['live or', null],
  ['live ', null],
  ['a', null],
])('the unfinished word of %s', (words, word) => {
  expect(unfinishedWord(words)).toBe(word)
})
