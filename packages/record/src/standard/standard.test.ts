// The standard against ATRS 4.0 as published, and against its own promises.
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Bilingual, Field } from './field.ts'
import { fields, findField, keyFacts, sections } from './standard.ts'

const ATRS = new URL('../../../../../shared/data/atrs-v4-fields.json', import.meta.url)

type AtrsField = Readonly<{ id: string; attribute: string; name: string }>

const withItems = (list: readonly Field[]): readonly Field[] =>
  list.flatMap((field) => [field, ...(field.kind.kind === 'list' ? withItems(field.kind.item) : [])])

const all = withItems(fields)

const textsOf = (field: Field): readonly Bilingual[] => [
  field.title,
  field.help,
  ...(field.kind.kind === 'choice'
    ? field.kind.options.flatMap((o) => [o.label, ...(o.hint ? [o.hint] : [])])
    : []),
  ...(field.kind.kind === 'list' ? [field.kind.itemName] : []),
  ...(field.kind.kind === 'number' && field.kind.unit ? [field.kind.unit] : []),
]

const texts = [
  ...sections.flatMap((s) => [s.title, s.intro, ...(s.publicIntro ? [s.publicIntro] : [])]),
  ...all.flatMap(textsOf),
]

test.skipIf(!existsSync(ATRS))(
  'every ATRS 4.0 field is there once, under its number (skipped: no ../shared/data)',
  () => {
    const atrs: readonly AtrsField[] = JSON.parse(readFileSync(ATRS, 'utf8')).fields
    expect(atrs).toHaveLength(56)
    const ours = all.filter((field) => field.number !== null)
    expect(ours.map(({ number, atrsKey }) => `${number} ${atrsKey}`).toSorted()).toEqual(
      atrs.map(({ id, attribute }) => `${id} ${attribute}`).toSorted(),
    )
    const misnamed = atrs.filter(({ id, name }) => {
      const title = ours.find(({ number }) => number === id)?.title.en ?? ''
      return !title.toLowerCase().endsWith(name.toLowerCase())
    })
    expect(misnamed).toEqual([])
  },
)

test('keys are unique and in snake case, at every level', () => {
  const levels = [fields, ...all.flatMap(({ kind }) => (kind.kind === 'list' ? [kind.item] : []))]
  for (const level of levels) {
    const keys = level.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.filter((key) => !/^[a-z][a-z0-9_]*$/.test(key))).toEqual([])
  }
})

test('there are 8 to 12 sections with fields', () => {
  expect(sections.length).toBeGreaterThanOrEqual(8)
  expect(sections.length).toBeLessThanOrEqual(12)
  expect(sections.every((section) => section.fields.length > 0)).toBe(true)
})

test('every text stands in English and in Welsh', () => {
  expect(texts.length).toBeGreaterThan(400)
  expect(texts.filter(({ en, cy }) => en.trim() === '' || cy.trim() === '')).toEqual([])
  const sameInBoth = new Set(['Data', 'Model'])
  expect(texts.filter(({ en, cy }) => en === cy && !sameInBoth.has(en))).toEqual([])
})

test('one English term has one Welsh term in titles and options', () => {
  const labels = all.flatMap((field) => [
    field.title,
    ...(field.kind.kind === 'choice' ? field.kind.options.map((o) => o.label) : []),
  ])
  const byVerb = new Set(['Yes', 'No'])
  const byEnglish = Map.groupBy(
    labels.filter(({ en }) => !byVerb.has(en)),
    ({ en }) => en,
  )
  const unequal = [...byEnglish].filter(([, group]) => new Set(group.map(({ cy }) => cy)).size > 1)
  expect(unequal.map(([en, group]) => [en, group.map(({ cy }) => cy)])).toEqual([])
})

test('no text passes judgement on a tool', () => {
  const judged = /\b(approved by|certified|is safe|passes|passed)\b/i
  expect(texts.filter(({ en }) => judged.test(en))).toEqual([])
})

test('a condition names a choice beside it and options that it has', () => {
  const level = (list: readonly Field[]): readonly string[] =>
    list.flatMap(({ key, kind, when }) => {
      const on = when && list.find((field) => field.key === when.field)
      const options =
        on?.kind.kind === 'choice' && !on.kind.several ? on.kind.options.map((o) => o.value) : []
      const wrong = when && !when.is.every((value) => options.includes(value)) ? [key] : []
      return [...wrong, ...(kind.kind === 'list' ? level(kind.item) : [])]
    })
  expect(level(fields)).toEqual([])
})

test('options have distinct values, and names that ATRS texts can be parted by', () => {
  for (const { key, kind } of all) {
    if (kind.kind !== 'choice') continue
    const values = kind.options.map(({ value }) => value)
    expect(new Set(values).size, key).toBe(values.length)
    if (kind.several) expect(kind.options.filter(({ label }) => label.en.includes(';'))).toEqual([])
  }
})

test('a required field is shown when it is empty', () => {
  expect(fields.filter(({ required, showEmpty }) => required !== 'never' && !showEmpty)).toEqual([])
})

test('a security assessment has no field for its content', () => {
  const kind = findField('security_assessments')?.kind
  expect(kind?.kind === 'list' && kind.item.map(({ key }) => key)).toEqual(['assessor', 'date', 'version'])
})

test('the key facts are required fields of tier 1', () => {
  expect(keyFacts).toHaveLength(4)
  for (const key of keyFacts) expect(findField(key)).toMatchObject({ tier: 1, showEmpty: true })
})
