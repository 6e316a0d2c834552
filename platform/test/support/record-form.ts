// Fills in what a record needs, field by field, as a contributor would: the forms are made from the
// standard, and so is the typing.
import { completeness, type Field, type RecordContent, sections } from '@policeai/record'
import type { Page } from 'playwright-core'

const PHASE = 'pilot'

/** What a record in a pilot must answer when nothing is answered yet, by section. */
export function requiredBySection(): ReadonlyMap<string, readonly Field[]> {
  const content: RecordContent = {
    phase: { value: PHASE },
    degree_of_automation: { value: 'decision_support' },
  }
  const missing = new Set(completeness(content, { phase: PHASE }).missing.map((field) => field.key))
  for (const key of Object.keys(content)) missing.add(key)
  const wanted = sections.map((section): [string, Field[]] => [
    section.key,
    section.fields.filter((field) => missing.has(field.key)),
  ])
  return new Map(wanted.filter(([, fields]) => fields.length > 0))
}

const DATE = { day: '1', month: '9', year: '2026' } as const

export async function fillField(page: Page, field: Field, name: string = field.key): Promise<void> {
  const { kind } = field
  const control = (path: string) => page.locator(`main [name="${path}"]`)
  switch (kind.kind) {
    case 'text':
      return control(kind.translatable ? `${name}.en` : name).fill(textFor(field))
    case 'choice':
      return choose(page, field, name)
    case 'date':
      for (const [part, value] of Object.entries(DATE)) await control(`${name}.${part}`).fill(value)
      return
    case 'list':
      return addEntry(page, kind.item, name)
    case 'email':
      return control(name).fill('ai-register@calder.example')
    case 'url':
      return control(name).fill('https://calder.example/ai')
    case 'number':
      return control(name).fill('4000')
  }
}

/** One entry at least; in each that is there, what it must say and does not say yet. */
async function addEntry(page: Page, fields: readonly Field[], name: string): Promise<void> {
  const first = page.locator(`main [name^="${name}.0."]`).first()
  if ((await first.count()) === 0) await page.locator(`main button[value="add:${name}"]`).click()
  await first.waitFor({ state: 'attached' })
  const entries = Number(await page.locator(`main [name="${name}.length"]`).inputValue())
  for (let entry = 0; entry < entries; entry += 1)
    for (const field of fields) {
      const path = `${name}.${entry}.${field.key}`
      if (field.required === 'always' && (await isEmpty(page, path))) await fillField(page, field, path)
    }
}

/** Nothing typed and nothing chosen under this name. */
async function isEmpty(page: Page, path: string): Promise<boolean> {
  const own = `[name="${path}"], [name^="${path}."]:not([name$=".withheld"]):not([type=hidden])`
  return page.locator(`main :is(${own})`).evaluateAll((controls) => {
    const said = controls as unknown as { type: string; checked: boolean; value: string }[]
    return said.every(({ type, checked, value }) =>
      type === 'radio' || type === 'checkbox' ? !checked : value === '',
    )
  })
}

const textFor = (field: Field): string =>
  field.key === 'title' ? 'Faces at the Exchange' : `${field.title.en}, as written in the journey`

async function choose(page: Page, field: Field, name: string): Promise<void> {
  if (field.kind.kind !== 'choice') return
  const wanted: Readonly<Record<string, string>> = { phase: PHASE, degree_of_automation: 'decision_support' }
  const value = wanted[field.key] ?? field.kind.options[0]!.value
  const select = page.locator(`main select[name="${name}"]`)
  if (await select.count()) await select.selectOption(value)
  else await page.locator(`main input[name="${name}"][value="${value}"]`).check()
}
