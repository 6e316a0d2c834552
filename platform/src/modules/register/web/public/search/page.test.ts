import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '../../../../../kernel/database/open.ts'
import { openTestDatabase } from '../../../../../kernel/testing/database.ts'
import { CALDER, contentOf, createWorld, GLANAFON, type World } from '../public.fixture.ts'

let open: OpenDatabase
let world: World

beforeAll(async () => {
  open = await openTestDatabase()
  world = await createWorld(open.database)
  const { publish } = world
  await publish({
    content: contentOf('Facial recognition at the gate'),
    evidence: 'own',
    at: '2026-05-01T10:00:00Z',
  })
  await publish({
    content: contentOf('Burglary map', { tool_family: { value: 'risk_assessment' } }),
    evidence: 'other',
    at: '2026-06-01T10:00:00Z',
  })
  const scribe = contentOf('Scribe', {
    title: { value: { en: 'Transcription of 101 calls', cy: 'Trawsgrifio galwadau 101' } },
    one_sentence_description: { value: { en: 'Turns calls into text.' } },
    tool_family: { value: 'contact' },
    phase: { value: 'production' },
    significant_decision: { value: 'no' },
    impact_assessments: { value: [{ type: 'equality', status: 'completed' }] },
  })
  await publish({ force: GLANAFON, content: scribe, at: '2026-07-01T10:00:00Z' })
  await publish({ content: contentOf('Old trial'), at: '2026-01-01T10:00:00Z', retired: '2026-02-01' })
})
afterAll(async () => {
  await world.app.close()
  await open.close()
})

const page = async (url: string): Promise<string> => {
  const answer = await world.app.inject({ url, headers: { accept: 'text/html' } })
  expect(answer.statusCode).toBe(200)
  return answer.body
}
const titles = (body: string): readonly string[] =>
  [...body.matchAll(/app-card__heading"><a class="govuk-link" href="[^"]*">([^<]*)</g)].map(
    ([, title]) => title ?? '',
  )

test('without a question, everything, newest first', async () => {
  const body = await page('/register')
  expect(titles(body)).toEqual([
    'Transcription of 101 calls',
    'Burglary map',
    'Facial recognition at the gate',
    'Old trial',
  ])
  expect(body).toContain('4 records')
})

test.each([
  ['facial gates', ['Facial recognition at the gate']],
  ['transcr', ['Transcription of 101 calls']],
  ['"map faces"', []],
  ['burglary or transcription', ['Burglary map', 'Transcription of 101 calls']],
  ['glanafon', ['Transcription of 101 calls']],
  ['veridian -burglary -trial -transcription', ['Facial recognition at the gate']],
])('finds %s', async (words, expected) => {
  const body = await page(`/register?q=${encodeURIComponent(words)}`)
  expect(titles(body).toSorted()).toEqual(expected.toSorted())
})

test('a word with a typing error is put right, and the page says so', async () => {
  const body = await page('/register?q=transcritpion')
  expect(titles(body)).toEqual(['Transcription of 101 calls'])
  expect(body).toContain('No record has “transcritpion”. These are the results for “transcription”.')
})

test('in Welsh, Welsh and English words are found', async () => {
  expect(titles(await page('/cy/register?q=galwadau'))).toEqual(['Trawsgrifio galwadau 101'])
  expect(titles(await page('/cy/register?q=burglary'))).toEqual(['Burglary map'])
})

test('within a filter any value will do, between filters all must hold', async () => {
  expect(titles(await page('/register?evidence=own&evidence=other'))).toHaveLength(2)
  expect(titles(await page('/register?evidence=other&kind=risk_assessment'))).toEqual(['Burglary map'])
  expect(titles(await page('/register?evidence=own&kind=risk_assessment'))).toEqual([])
  expect(titles(await page('/register?force=glanafon&assessment=equality&significant=no'))).toEqual([
    'Transcription of 101 calls',
  ])
})

test('counts leave their own filter out, and follow the others', async () => {
  const body = await page('/register?force=calder&evidence=own')
  const count = (id: string) =>
    new RegExp(`value="${id}"[\\s\\S]*?app-filters__count">\\((\\d+)\\)`).exec(body)?.[1]
  expect([count('own'), count('other'), count('none')]).toEqual(['1', '1', '1'])
  expect([count('calder'), count('glanafon')]).toEqual(['1', undefined])
})

test('a retired record is retired whatever its last version says, and can be filtered', async () => {
  expect(titles(await page('/register?phase=retired'))).toEqual(['Old trial'])
  expect(await page('/register?phase=retired')).toContain('Retired')
})

test('a chosen filter is a link that takes it away and keeps the rest', async () => {
  const body = await page('/register?q=gate&phase=pilot&evidence=own')
  expect(body).toContain('href="/register?q=gate&amp;evidence=own"')
  expect(body).toContain('href="/register?q=gate&amp;phase=pilot"')
})

test('a situation shows the tools that may be used there, and what one can do', async () => {
  const body = await page('/register?situation=call')
  expect(titles(body)).toEqual(['Transcription of 101 calls', 'Burglary map'])
  expect(body).toContain('right of access request')
})

test('an empty result helps', async () => {
  const body = await page('/register?q=zeppelin&phase=pilot')
  expect(body).toContain('No record fits')
  expect(body).toContain('href="/register?q=zeppelin"')
  expect(body).toContain('does not mean that no force uses such a tool')
})

test.each([
  '?page=0',
  '?page=abc',
  '?page=99',
  '?sort=random',
  '?situation=moon',
  '?q=%00',
  '?q=((',
  "?q='!%26|",
  '?q=the',
  '?q=-',
  '?phase=',
  '?unknown=1',
  '?phase[]=x',
  '?q=a&q=b',
  `?q=${'x'.repeat(3000)}`,
])('an address that was edited, %s, is a page', async (query) => {
  await page(`/register${query}`)
})

test('what was typed is escaped', async () => {
  const body = await page('/register?q=%3Cscript%3Ealert(1)%3C/script%3E&phase=%3Cb%3E')
  expect(body).not.toContain('<script>alert')
  expect(body).not.toContain('<b>')
})

test('the home page counts what the lists behind its figures hold', async () => {
  const body = await page('/')
  const figures = [...body.matchAll(/href="([^"]+)">[^<]*<\/a><\/dt><dd>(\d+)/g)].map(([, href, figure]) => [
    href,
    figure,
  ])
  expect(figures).toEqual([
    ['/register', '4'],
    ['/organisations', '2'],
    ['/register?evidence=own', '1'],
  ])
  expect(await page('/cy')).toContain('href="/cy/register?situation=custody"')
})

test('the coverage page lists every force, with "none yet" where there is none', async () => {
  const body = await page('/organisations')
  expect(body).toMatch(/Saltmarsh Police<\/a><\/th>\s*<td[^>]*>None yet/)
  expect(body).not.toContain('PoliceAI Lab')
  expect(titles(await page(`/organisations/${CALDER.slug}`))).toHaveLength(3)
  expect(await page('/organisations/silent')).toContain('has not published a record yet')
  expect((await world.app.inject('/organisations/nowhere')).statusCode).toBe(404)
})

test('the last page is as far as pages go', async () => {
  for (let i = 0; i < 45; i++)
    await world.publish({ content: contentOf(`Number ${i}`), at: '2025-01-01T10:00:00Z' })
  const body = await page('/register?page=2&force=calder')
  expect(body).toContain('48 records, 21 to 40 shown')
  expect(body).toContain('href="/register?force=calder&amp;page=3"')
  expect(titles(await page('/register?page=9'))).toHaveLength(9)
})
