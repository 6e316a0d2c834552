// What every page must have, whatever it is about: language, title, landmarks, who runs it, no inline code.
import { createHash } from 'node:crypto'
import { html } from '@policeai/govuk'
import { expect, test } from 'vitest'
import type { Role } from '../kernel/actor.ts'
import { page, type ShellParts, SUPPORT_SCRIPT_HASH, workplaceOf } from './shell.ts'

const assets = {
  stamp: '',
  stylesheet: '/assets/app-1.css',
  script: '/assets/app-1.js',
  font: '/assets/next-1.woff2',
  icon: '/assets/mark-1.svg',
  folder: '/nowhere',
}

function rendered(parts: Partial<ShellParts> = {}): string {
  return page({
    title: 'Register',
    body: html`<p>Body</p>`,
    language: 'en',
    path: '/register?page=2',
    signedIn: null,
    flash: null,
    assets,
    operator: 'Wye & Usk <Trust>',
    demonstration: false,
    ...parts,
  })
}

const approver = { name: 'Asha Verma', organisationName: 'Northmere', roles: ['approver'] } as const

test('the document names its language and its title', () => {
  expect(rendered()).toContain('<html lang="en"')
  expect(rendered({ language: 'cy' })).toContain('<html lang="cy"')
  expect(rendered()).toContain('<title>Register – PoliceAI</title>')
  expect(rendered({ error: true })).toContain('<title>Error: Register – PoliceAI</title>')
  expect(rendered({ error: true, language: 'cy' })).toContain('<title>Gwall: Register – PoliceAI</title>')
})

test('the same page in the other language is one link away, query and all', () => {
  expect(rendered()).toMatch(/href="\/cy\/register\?page=2"[^>]*hreflang="cy"/)
  expect(rendered({ language: 'cy' })).toMatch(/href="\/register\?page=2"[^>]*hreflang="en"/)
})

test('the title is the h1, unless the body brings its own', () => {
  expect(rendered().match(/<h1/g)).toHaveLength(1)
  expect(rendered({ heading: false })).not.toContain('<h1')
})

test('the room is marked, and the rooms of a person depend on the role', () => {
  expect(rendered({ room: 'register' })).toMatch(/href="\/register" aria-current="true"/)
  expect(rendered({ room: 'register', path: '/register' })).toMatch(/href="\/register" aria-current="page"/)
  expect(rendered()).not.toContain('href="/work"')
  expect(rendered({ signedIn: approver })).toContain('href="/work"')
  expect(rendered({ signedIn: approver })).not.toContain('href="/administration"')
  expect(rendered({ signedIn: { ...approver, roles: ['administrator'] } })).toContain(
    'href="/administration"',
  )
})

test('“Your work” leads to where the work of the role waits, and nothing is named twice', () => {
  const workOf = (...roles: Role[]) =>
    /href="([^"]*)"[^>]*>\s*Your work/.exec(rendered({ signedIn: { ...approver, roles } }))?.[1]
  expect(workOf('approver')).toBe('/work')
  expect(workOf('editor', 'contributor')).toBe('/work')
  expect(workOf('editor', 'evaluator')).toBe('/queue')
  expect(workOf('auditor')).toBe('/audit')
  expect([workOf('evaluator'), workOf('administrator')]).toEqual([undefined, undefined])
  expect(workplaceOf(['evaluator'])).toBe('/lab')
  expect(workplaceOf([])).toBe('/account')
})

test('whoever is signed in sees it, and can leave; whoever is not can sign in', () => {
  const markup = rendered({ signedIn: approver, language: 'cy' })
  expect(markup).toContain('Asha Verma')
  expect(markup).toContain('awdurdodwr')
  expect(markup).toContain('method="post" action="/cy/sign-out"')
  expect(markup).not.toContain('href="/cy/sign-in"')
  expect(rendered()).toContain('href="/sign-in"')
})

test('a demonstration says so on every page, and nothing else does', () => {
  expect(rendered({ demonstration: true })).toContain('not about real forces')
  expect(rendered()).not.toContain('not about real forces')
})

test('who runs the instance is said, escaped', () => {
  expect(rendered()).toContain('Wye &amp; Usk &lt;Trust&gt;')
})

test('a flash, breadcrumbs, a way back and a robot’s rule are there when asked for', () => {
  const markup = rendered({
    flash: 'Saved & sent',
    breadcrumbs: [{ text: 'Home', href: '/' }],
    backLink: '/work',
    unlisted: true,
  })
  for (const part of ['Saved &amp; sent', 'govuk-breadcrumbs', 'govuk-back-link', 'noindex'])
    expect(markup).toContain(part)
  expect(rendered()).not.toMatch(/govuk-breadcrumbs|govuk-back-link|noindex|http-equiv|govuk-notification/)
})

test('the one inline script is the one whose hash the policy names; there is no inline style', () => {
  const markup = rendered({ signedIn: approver, demonstration: true })
  const inline = [...markup.matchAll(/<script>([^<]*)<\/script>/g)].map((match) => match[1] ?? '')
  expect(inline.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)).toEqual([
    SUPPORT_SCRIPT_HASH,
  ])
  expect(markup).not.toMatch(/\sstyle=|<style|\son\w+=/)
})

test('there is no crown and no GOV.UK logo', () => {
  expect(rendered()).not.toMatch(/crown|govuk-header|govuk-footer|crest/i)
})
