// The field reference names every field, in both languages, in tables that hold together.
import { expect, test } from 'vitest'
import { LANGUAGES } from '../standard/field.ts'
import { fields, sections } from '../standard/standard.ts'
import { FOIA_BASES } from '../withholding/foia.ts'
import { fieldReference } from './field-reference.ts'

test.each(LANGUAGES)('every section, field and ground is there in “%s”', (language) => {
  const markdown = fieldReference(language)
  for (const { title } of sections) expect(markdown).toContain(`\n## ${title[language]}\n`)
  for (const { key, help } of fields) {
    expect(markdown).toContain(`| \`${key}\` |`)
    expect(markdown).toContain(help[language])
  }
  for (const { code } of FOIA_BASES) expect(markdown).toContain(`\n| ${code} |`)
  expect(markdown).toContain('`model_specifications[].model_name` | 2.4.2.1')
})

test('every row of a table has five cells', () => {
  const rows = fieldReference('en')
    .split('\n')
    .filter((line) => line.startsWith('|'))
  expect(rows.length).toBeGreaterThan(150)
  expect(rows.filter((row) => row.split('|').length !== 7)).toEqual([])
})
