// The promise of the bridge: a string is never markup, wherever it stands.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { html, render } from '../html.ts'
import { insetText, summaryList } from './content.ts'
import { fieldset, input, radios } from './fields.ts'
import { component } from './macro.ts'
import { serviceNavigation } from './navigation.ts'

test('a string is escaped in text, attributes, values and names', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const nasty = `<script>${text}</script>"'><img src=x>`
      const fields = [
        input({ name: nasty, value: nasty, label: { text: nasty }, hint: { text: nasty }, classes: nasty }),
        radios({ name: 'a', items: [{ text: nasty, value: nasty, hint: { text: nasty } }] }),
        summaryList({ rows: [{ key: { text: nasty }, value: { text: nasty } }] }),
        insetText({ text: nasty, attributes: { 'data-x': nasty } }),
      ]
      expect(render(html`${fields}`)).not.toMatch(/<(script|img)/)
    }),
  )
})

test('markup made by the tag is passed on as it is', () => {
  const value = { text: html`<strong>${'R&D'}</strong>` }
  const markup = render(summaryList({ rows: [{ key: { text: 'Phase' }, value }] }))
  expect(markup).toContain('<strong>R&amp;D</strong>')
})

test('the slots of the service navigation take markup', () => {
  const navigation = serviceNavigation({ navigation: [], slots: { end: html`<b>end</b>` } })
  expect(render(navigation)).toContain('<b>end</b>')
})

test('a string in a parameter that the macro does not escape is refused', () => {
  const unescaped = '<b>' as never
  expect(() => fieldset({ html: unescaped })).toThrow('fieldset: html takes Html, not a string')
  expect(() => serviceNavigation({ navigation: [], slots: { end: unescaped } })).toThrow(
    'slots.end takes Html',
  )
  expect(() => component('panel', { titleHtml: '<b>' })).toThrow('titleHtml takes Html')
  const conditional = { html: unescaped }
  expect(() => radios({ name: 'a', items: [{ text: 'a', value: 'a', conditional }] })).toThrow(
    'conditional.html',
  )
})

test('a component that GOV.UK Frontend lacks is named', () => {
  expect(() => component('crown', {})).toThrow('crown')
})
