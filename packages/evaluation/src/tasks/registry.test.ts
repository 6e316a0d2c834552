// No task is half there: each has a small case for what must hold of all, and words for every measure in both languages.
import { expect, test } from 'vitest'
import { SMALL_CASES } from './every-task.fixture.ts'
import { TASKS } from './index.ts'

test('every task has a small case', () => {
  expect(SMALL_CASES.map(({ task }) => task).toSorted()).toEqual(TASKS.map(({ name }) => name).toSorted())
})

test.each(TASKS)(
  '$name: every measure has its words, and every first one its sentence',
  ({ measures, words }) => {
    for (const language of ['en', 'cy'] as const) {
      const without = measures.filter(({ name, shown }) => {
        const said = words[language].measures[name]
        return said === undefined || (shown === 'key' && said.says === undefined)
      })
      expect(without.map(({ name }) => name)).toEqual([])
    }
    expect(Object.keys(words.cy.measures).toSorted()).toEqual(Object.keys(words.en.measures).toSorted())
    expect(Object.keys(words.cy.tables ?? {}).toSorted()).toEqual(
      Object.keys(words.en.tables ?? {}).toSorted(),
    )
  },
)
