// The forms of the sections: what was typed is never lost, and what is saved is what was typed.
import { checkContent, type Field, type RecordContent, sections } from '@policeai/record'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '../../../../../kernel/database/open.ts'
import { newId } from '../../../../../kernel/ids.ts'
import { openTestDatabase } from '../../../../../kernel/testing/database.ts'
import { findDraft } from '../../../store/drafts.ts'
import { completeContent, createDesk, type Desk, hidden, type Sent } from '../work.fixture.ts'
import { addEntry, removeEntry, withoutBlankEntries } from './entries.ts'
import { readSection } from './read.ts'
import { fromForm, toForm } from './values.ts'

let open: OpenDatabase
let desk: Desk
beforeAll(async () => {
  open = await openTestDatabase()
  desk = await createDesk(open.database)
})
afterAll(async () => {
  await desk.app.close()
  await open.close()
})

const section = (key: string) => {
  const found = sections.find((one) => one.key === key)
  if (!found) throw new Error(key)
  return found
}

const EVERYTHING: RecordContent = {
  ...completeContent(),
  title: { value: { en: 'A & B', cy: 'A a B' } },
  in_use_since: { value: '2026-02-03' },
  region: { value: ['wales', 'england'] },
  third_parties: {
    value: [
      { third_party: { en: 'Veridian Ltd' }, third_party_role: { en: 'Made it.\n\nRuns it.' } },
      { third_party: { en: 'Second' } },
    ],
  },
  usage_returns: {
    value: [{ from: '2026-01-01', numerator: 0, outcomes: [{ name: { en: 'Stops' }, count: 12 }] }],
  },
  configuration: {
    withheld: {
      basis: 's31(1)(a)',
      harm: 'H',
      balance: { for_disclosure: 'D', for_withholding: 'W', conclusion: 'C' },
      gist: { en: 'G', cy: 'Gc' },
      decided_by: 'Role',
      confirmed_by: 'Other role',
      lapses: '2027-11-05',
    },
  },
}

test('what a form shows is what it gives back, for every kind of field', () => {
  expect(checkContent(EVERYTHING)).toMatchObject({ ok: true })
  for (const { fields } of sections) {
    const own = Object.fromEntries(
      Object.entries(EVERYTHING).filter(([key]) => fields.some((field) => field.key === key)),
    )
    expect(fromForm(fields, toForm(fields, EVERYTHING))).toEqual(own)
  }
})

const keysOf = (fields: readonly Field[]): readonly string[] =>
  fields.flatMap(({ key, kind }) => [key, ...(kind.kind === 'list' ? keysOf(kind.item) : [])])

test('the standard has no field whose name the forms use for themselves', () => {
  const keys = sections.flatMap(({ fields }) => keysOf(fields))
  expect(keys.length).toBeGreaterThan(80)
  expect(
    keys.filter((key) => ['length', 'withheld', 'day', 'month', 'year', 'en', 'cy'].includes(key)),
  ).toEqual([])
})

test('entries are added and removed with everything else in place', () => {
  const form = {
    a: 'x',
    'l.length': '3',
    'l.0.t': '0',
    'l.1.t': '1',
    'l.2.t': '2',
    'l.2.in.length': '1',
    'l.2.in.0.c': '9',
    'l.10.t': 'other',
  }
  expect(addEntry(form, 'l')).toEqual({ ...form, 'l.length': '4' })
  expect(removeEntry(form, 'l', 1)).toEqual({
    a: 'x',
    'l.length': '2',
    'l.0.t': '0',
    'l.1.t': '2',
    'l.1.in.length': '1',
    'l.1.in.0.c': '9',
    'l.9.t': 'other',
  })
})

test('blank entries are dropped at every depth, and a count of outcomes is no count of entries', () => {
  const { fields } = section('returns')
  const form = {
    'usage_returns.length': '3',
    'usage_returns.0.note.en': ' ',
    'usage_returns.1.outcomes.length': '2',
    'usage_returns.1.outcomes.0.name.en': '',
    'usage_returns.1.outcomes.1.count': '4',
    'usage_returns.2.outcomes.length': '1',
  }
  expect(fromForm(fields, withoutBlankEntries(fields, form))).toEqual({
    usage_returns: { value: [{ outcomes: [{ count: 4 }] }] },
  })
})

test('faults lie at the control that they are about', () => {
  const names = (key: string, form: Sent) => {
    const read = readSection(section(key).fields, form, 'en')
    return read.ok ? [] : read.faults.map(({ name }) => name)
  }
  expect(
    names('summary', {
      'title.cy': 'Dim Saesneg',
      'in_use_since.day': '31',
      'in_use_since.month': '2',
      'in_use_since.year': '2026',
    }),
  ).toEqual(['title.en', 'in_use_since.day'])
  expect(names('summary', { contact_email: 'nobody', website_url: 'force', phase: 'later' })).toEqual(
    expect.arrayContaining(['contact_email', 'website_url', 'phase']),
  )
  expect(
    names('responsibility', { 'third_parties.length': '1', 'third_parties.0.companies_house_number': '12' }),
  ).toEqual(['third_parties.0.companies_house_number'])
  expect(names('returns', { 'usage_returns.length': '1', 'usage_returns.0.numerator': 'many' })).toEqual([
    'usage_returns.0.numerator',
  ])
  const withheld = {
    'configuration.withheld': 'yes',
    'configuration.withheld.basis': 's31(1)(a)',
    'configuration.withheld.harm': 'H',
    'configuration.withheld.gist.cy': 'G',
    'configuration.withheld.decided_by': 'R',
  }
  expect(names('tool', withheld)).toEqual(
    expect.arrayContaining(['configuration.withheld.gist.en', 'configuration.withheld.lapses.day']),
  )
  const dated = {
    ...withheld,
    'configuration.withheld.gist.en': 'G',
    'configuration.withheld.lapses.day': '1',
    'configuration.withheld.lapses.month': '2',
    'configuration.withheld.lapses.year': '2027',
  }
  expect(names('tool', dated)).toEqual(['configuration.withheld.for_disclosure'])
})

async function newRecord(): Promise<string> {
  const { location } = await desk.post('carys', '/work/records/new', {
    _key: newId(),
    name: 'Passage',
    supplier: 'Veridian',
  })
  return location.replace('/work/records/', '')
}

const saved = async (id: string) => (await findDraft(desk.kernel.database, id))?.content ?? {}

test('a form with faults comes back with everything typed, a summary that leads to each, and nothing saved', async () => {
  const id = await newRecord()
  const before = await saved(id)
  const path = `/work/records/${id}/sections/summary`
  const form = {
    ...hidden(await desk.get('carys', path)),
    'title.en': 'Kept <b>',
    contact_email: 'not-an-address',
    'description.cy': 'Cymraeg yn unig',
    _do: 'continue',
  }
  const answer = await desk.post('carys', path, form)
  expect(answer.status).toBe(422)
  for (const text of [
    'Kept &lt;b&gt;',
    'value="not-an-address"',
    'Cymraeg yn unig',
    'href="#contact_email"',
    'href="#description-en"',
    '<title>Error: ',
  ]) {
    expect(answer.body).toContain(text)
  }
  for (const id of ['contact_email', 'description-en']) expect(answer.body).toContain(`id="${id}"`)
  expect(await saved(id)).toEqual(before)
  const welsh = await desk.post('carys', `/cy${path}`, form)
  expect(welsh.body).toContain('Mae problem')
  expect(welsh.body).toContain('Disgwyliwyd cyfeiriad e-bost')
})

test('another entry, one less, a field withheld and not: typed text stays, nothing is saved until it is asked for', async () => {
  const id = await newRecord()
  const path = `/work/records/${id}/sections/responsibility`
  const typed = {
    ...hidden(await desk.get('carys', path)),
    'team.en': 'Typed team',
    'third_parties.length': '1',
    'third_parties.0.third_party.en': 'First company',
  }
  const more = await desk.post('carys', path, { ...typed, _do: 'add:third_parties' })
  expect(more.status).toBe(200)
  expect(more.body).toContain('name="third_parties.1.third_party.en"')
  for (const text of ['Typed team', 'First company', 'name="third_parties.length" value="2"'])
    expect(more.body).toContain(text)
  const less = await desk.post('carys', path, {
    ...typed,
    'third_parties.length': '2',
    'third_parties.1.third_party.en': 'Second company',
    _do: 'remove:third_parties.0',
  })
  expect(less.body).toContain('Second company')
  expect(less.body).not.toContain('First company')
  const withheld = await desk.post('carys', path, { ...typed, _do: 'withhold:team' })
  expect(withheld.body).toContain('name="team.withheld" value="yes"')
  expect(withheld.body).toContain('type="hidden" name="team.en" value="Typed team"')
  const disclosed = await desk.post('carys', path, { ...typed, 'team.withheld': 'yes', _do: 'disclose:team' })
  expect(disclosed.body).not.toContain('name="team.withheld"')
  expect(await saved(id)).not.toHaveProperty('team')
})

test('a withheld field is saved without what it withholds', async () => {
  const id = await newRecord()
  const path = `/work/records/${id}/sections/tool`
  const { fields } = section('tool')
  const form = {
    ...toForm(fields, EVERYTHING),
    ...hidden(await desk.get('carys', path)),
    'configuration.en': 'The secret threshold',
    _do: 'later',
  }
  expect((await desk.post('carys', path, form as Sent)).status).toBe(303)
  expect(await saved(id)).toHaveProperty('configuration', EVERYTHING['configuration'])
  expect(JSON.stringify(await saved(id))).not.toContain('secret')
  expect((await desk.get('carys', path)).body).toContain('Settings in use is withheld')
})

test('what a reader must always learn cannot be withheld, whatever is sent', async () => {
  const id = await newRecord()
  const path = `/work/records/${id}/sections/summary`
  const sent = {
    ...hidden(await desk.get('carys', path)),
    'title.en': 'A title',
    'title.withheld': 'yes',
    _do: 'later',
  }
  expect((await desk.post('carys', path, sent)).status).toBe(303)
  expect(await saved(id)).toMatchObject({ title: { value: { en: 'A title' } } })
})

test('a list that is asked for begins with an empty entry, which is not saved when it stays empty', async () => {
  const id = await newRecord()
  const path = `/work/records/${id}/sections/returns`
  const page = await desk.get('carys', path)
  expect(page.body).toContain('name="usage_returns.0.numerator"')
  expect(page.body).not.toContain('name="incidents.0.')
  const sent = {
    ...hidden(page),
    'usage_returns.length': '1',
    'usage_returns.0.numerator': ' ',
    _do: 'later',
  }
  expect((await desk.post('carys', path, sent)).status).toBe(303)
  expect(await saved(id)).not.toHaveProperty('usage_returns')
})

test('two people write in one section: the second is told, sees both texts, and nothing is overwritten', async () => {
  const id = await newRecord()
  const path = `/work/records/${id}/sections/purpose`
  const key =
    section('purpose').fields.find(({ kind }) => kind.kind === 'text' && kind.translatable)?.key ?? ''
  const [first, second] = [hidden(await desk.get('carys', path)), hidden(await desk.get('colin', path))]
  await desk.post('carys', path, { ...first, [`${key}.en`]: 'What Carys wrote', _do: 'later' })
  const answer = await desk.post('colin', path, {
    ...second,
    [`${key}.en`]: 'What Colin wrote',
    _do: 'later',
  })
  expect(answer.status).toBe(409)
  for (const text of [
    'Another contributor of your force',
    'What Carys wrote',
    'What Colin wrote',
    'Save what I typed',
  ])
    expect(answer.body).toContain(text)
  expect(answer.body).toMatch(new RegExp(`<textarea[^>]*name="${key}.en"[^>]*>What Colin wrote`))
  expect(await saved(id)).toHaveProperty(key, { value: { en: 'What Carys wrote' } })
  const now = hidden(answer)
  expect(now._revision).not.toBe(second._revision)
  expect(
    (await desk.post('colin', path, { ...now, [`${key}.en`]: 'What both agree on', _do: 'later' })).status,
  ).toBe(303)
  expect(await saved(id)).toHaveProperty(key, { value: { en: 'What both agree on' } })
})

test('two people write in two sections: both are saved', async () => {
  const id = await newRecord()
  const [team, purpose] = [
    `/work/records/${id}/sections/responsibility`,
    `/work/records/${id}/sections/summary`,
  ]
  const [first, second] = [hidden(await desk.get('carys', team)), hidden(await desk.get('colin', purpose))]
  await desk.post('carys', team, { ...first, 'team.en': 'Digital team', _do: 'later' })
  expect(
    (await desk.post('colin', purpose, { ...second, 'title.en': 'New title', _do: 'later' })).status,
  ).toBe(303)
  expect(await saved(id)).toMatchObject({
    team: { value: { en: 'Digital team' } },
    title: { value: { en: 'New title' } },
  })
})

test('a page that is not text, a section that is not there, a draft that is submitted', async () => {
  const id = await newRecord()
  expect((await desk.get('carys', `/work/records/${id}/sections/secrets`)).status).toBe(404)
  expect((await desk.get('carys', '/work/records/nothing/sections/summary')).status).toBe(404)
  const path = `/work/records/${id}/sections/summary`
  const sent = { ...hidden(await desk.get('carys', path)), 'title.en': 'a\u0000b', _do: 'later' }
  const answer = await desk.post('carys', path, sent)
  expect([answer.status, answer.body.includes('href="#title-en"')]).toEqual([422, true])
})
