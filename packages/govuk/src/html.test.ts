// The escaping, as properties over arbitrary text: nothing that goes in can open a tag, close an attribute
// or start an entity of its own, and what comes out says the same to a reader.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attributes, escapeHtml, html, isHtml, join, type Renderable, raw, render } from './html.ts'

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('<', '>', '"', "'", '&', '&lt;', '<script>', '-->', ']]>', 'a', ' ', '='))
    .map((a) => a.join('')),
)

function readerSees(markup: string): string {
  return markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

test('no character with a meaning in HTML survives, in text or in an attribute', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const markup = render(html`<p title="${text}">${text}</p>`)
      const inner = markup.slice('<p title="'.length, -'</p>'.length)
      expect(inner.split('">')).toHaveLength(2)
      expect(inner.replace('">', '')).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/)
    }),
  )
})

test('a reader sees exactly the text that was put in', () => {
  fc.assert(fc.property(nasty, (text) => readerSees(escapeHtml(text)) === text))
})

test('text in nested arrays is escaped once, as it is alone', () => {
  fc.assert(
    fc.property(fc.array(nasty), (texts) => {
      const alone = texts.map(escapeHtml).join('')
      expect(render(html`${texts}`)).toBe(alone)
      expect(render(html`${[texts.map((t) => html`${t}`)]}`)).toBe(alone)
    }),
  )
})

test('attributes cannot be broken out of', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      expect(render(attributes({ value: text }))).toMatch(/^ value="[^"<>']*"$/)
    }),
  )
})

test('an attribute name that is not one is refused', () => {
  expect(() => attributes({ 'x onclick': 'a' })).toThrow('not an attribute name')
})

test('nothing, numbers and arrays', () => {
  expect(render(html`${null}${undefined}${false}${''}`)).toBe('')
  expect(render(html`${0}|${-1.5}|${12n}|${Number.NaN}`)).toBe('0|-1.5|12|NaN')
  expect(render(html`<ul>${[html`<li>a</li>`, html`<li>b</li>`]}</ul>`)).toBe('<ul><li>a</li><li>b</li></ul>')
  expect(render(join([html`<b>a</b>`, '<'], html`<br>`))).toBe('<b>a</b><br>&lt;')
})

test('an object that only looks like markup is refused', () => {
  const forged = [
    JSON.parse(JSON.stringify(raw('<script>'))),
    { toString: () => '<script>' },
    true,
    () => '<',
  ]
  for (const value of forged as readonly Renderable[]) {
    expect(isHtml(value)).toBe(false)
    expect(() => html`${value}`).toThrow(TypeError)
  }
})

test('markup is immutable', () => {
  expect(Object.isFrozen(raw('<br>'))).toBe(true)
  expect(Object.isFrozen(html`<br>`)).toBe(true)
})
