// Arbitrary values and whole contents, generated from the field list itself, for property tests.
import fc from 'fast-check'
import type { FieldState, FieldValue, Item, RecordContent } from '../content/schema.ts'
import type { Field, FieldKind } from '../standard/field.ts'
import { fields } from '../standard/standard.ts'
import type { Withholding } from '../withholding/withholding.ts'

const words = fc.array(fc.constantFrom('tool', 'wrong', 'alert', 'ŵyneb', '12 %', 'n/a'), {
  minLength: 1,
  maxLength: 8,
})
const sentence = words.map((list) => `The ${list.join(' ')}.`)
const paragraphs = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((list) => list.join('\n'))

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10))

const textOf = (kind: Extract<FieldKind, { kind: 'text' }>): fc.Arbitrary<FieldValue> => {
  if (kind.format)
    return kind.maximum === 64 ? fc.constant('a'.repeat(64)) : fc.constantFrom('01234567', 'SC123456')
  const text = (kind.multiline ? paragraphs : sentence).map((value) => value.slice(0, kind.maximum).trim())
  if (!kind.translatable) return text
  return fc.oneof(
    text.map((en) => ({ en })),
    fc.tuple(text, text).map(([en, cy]) => ({ en, cy })),
  )
}

const choiceOf = (kind: Extract<FieldKind, { kind: 'choice' }>): fc.Arbitrary<FieldValue> => {
  const values = kind.options.map(({ value }) => value)
  if (!kind.several) return fc.constantFrom(...values)
  return fc.subarray(values, { minLength: 1 })
}

export function valueFor(kind: FieldKind): fc.Arbitrary<FieldValue> {
  switch (kind.kind) {
    case 'text':
      return textOf(kind)
    case 'choice':
      return choiceOf(kind)
    case 'date':
      return day
    case 'url':
      return fc.constantFrom('https://force.example/ai', 'http://www.force.example/')
    case 'email':
      return fc.constantFrom('team@force.example', 'data-team@force.example')
    case 'number':
      return fc.integer({ min: kind.minimum ?? 0, max: 1e6 })
    case 'list':
      return fc.array(itemOf(kind.item), { minLength: 1, maxLength: 3 })
  }
}

const plain = { noNullPrototype: true } as const

/** Any of the keys, as a plain object. */
const someOf = <Value>(list: readonly Field[], of: (field: Field) => fc.Arbitrary<Value>) =>
  fc
    .record(Object.fromEntries(list.map((field) => [field.key, of(field)])), { requiredKeys: [], ...plain })
    .map((found) => found as Readonly<Record<string, Value>>)

/** At least one key of an entry is there, as any form would have it. */
const itemOf = (list: readonly Field[]): fc.Arbitrary<Item> =>
  someOf(list, (field) => valueFor(field.kind)).filter((item) => Object.keys(item).length > 0)

const balance = fc.record(
  { for_disclosure: paragraphs, for_withholding: paragraphs, conclusion: paragraphs },
  plain,
)

export const withholding: fc.Arbitrary<Withholding> = fc.record(
  {
    basis: fc.constantFrom('s31(1)(a)' as const, 's43(2)' as const),
    harm: paragraphs,
    balance,
    gist: sentence.map((en) => ({ en })),
    decided_by: fc.constantFrom('Disclosure manager', 'Chief Superintendent'),
    lapses: day,
  },
  plain,
)

const stateOf = (field: Field): fc.Arbitrary<FieldState> =>
  fc.oneof(
    { weight: 6, arbitrary: valueFor(field.kind).map((value) => ({ value })) },
    { weight: 1, arbitrary: withholding.map((withheld) => ({ withheld })) },
  )

export const anyContent: fc.Arbitrary<RecordContent> = someOf(fields, stateOf)

export const publicContent: fc.Arbitrary<RecordContent> = someOf(fields, (field) =>
  valueFor(field.kind).map((value) => ({ value })),
)
