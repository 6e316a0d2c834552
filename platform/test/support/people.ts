// The demonstration people at their browsers: signing in, and showing a second factor when a step asks for it.
import type { Page } from 'playwright-core'

export type Language = 'en' | 'cy'

const prefix = (language: Language): string => (language === 'cy' ? '/cy' : '')

/** A path in the language of the journey. */
export const at = (language: Language, path: string): string => `${prefix(language)}${path}`

export const CONTRIBUTOR = 'Digital policing lead, City of Calder Police'
export const APPROVER = 'Assistant chief constable (delegate), City of Calder Police'
export const EDITOR = 'Register editor, PoliceAI'

/** Chooses a demonstration person; ends on the home page. */
export async function signInAs(page: Page, person: string, language: Language): Promise<void> {
  await page.goto(at(language, '/sign-in'))
  await page.getByLabel(person, { exact: true }).check()
  await page.locator('main form button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.includes('demo-identity'))
}

/** Follows a step that asks for a second factor: chooses the person again where asked, types the shown code. */
export async function showSecondFactor(page: Page, person: string): Promise<void> {
  const chooser = page.getByLabel(person, { exact: true })
  if (await chooser.count()) {
    await chooser.check()
    await page.locator('main form button[type=submit]').click()
  }
  const shown = await page
    .getByText(/\b\d{6}\b/)
    .first()
    .innerText()
  await page.locator('main input[name=code]').fill(/\d{6}/.exec(shown)![0])
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL((url) => !url.pathname.includes('demo-identity'))
}
