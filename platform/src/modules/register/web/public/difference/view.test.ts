// Entries of a list are named by where they stand in the record, whatever was added or taken out before them.
import { render } from '@policeai/govuk/html'
import type { Item } from '@policeai/record'
import { expect, test } from 'vitest'
import { signedVersion } from '../../../domain/chain.fixture.ts'
import { CHAIN_ORIGIN } from '../../../domain/chain.ts'
import { placesOf } from './places.ts'
import { differenceView } from './view.ts'

test('an entry that was taken out is counted in the version before, every other in the one after', () => {
  const ops = ['same', 'removed', 'removed', 'changed', 'added', 'same'] as const
  expect(placesOf(ops.map((op) => ({ op })))).toEqual([1, 2, 3, 2, 3, 4])
})

const assessment = (title: string, over: Item = {}): Item => ({
  type: 'equality',
  title: { en: title },
  ...over,
})

const versionWith = (number: number, assessments: readonly Item[]) =>
  signedVersion({
    record: 'bcdfghjkmnpq',
    number,
    content: { impact_assessments: { value: assessments } },
    evidence: [],
    change_note: '',
    authorised_role: 'DCC',
    authorised_at: '2026-10-01T10:00:00.000Z',
    authorised_conditions: null,
    review_due: null,
    published_at: '2026-11-01T10:00:00.000Z',
    previous_hash: CHAIN_ORIGIN,
  })

test('the page says the place of each entry in the record', () => {
  const before = versionWith(1, [assessment('A'), assessment('B'), assessment('C'), assessment('D')])
  const after = versionWith(2, [
    assessment('B'),
    assessment('C'),
    assessment('D', { status: 'completed' }),
    assessment('E'),
  ])
  const page = render(differenceView({ language: 'en', before, after }))
  const named = [...page.matchAll(/Impact assessments?: Assessment (\d)/gi)].map((match) => match[1])
  expect([...new Set(named)]).toEqual(['1', '3', '4'])
})
