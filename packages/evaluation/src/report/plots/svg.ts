// Draws with Observable Plot on the server and hands back an SVG that any page can take in: described for those who
// do not see it, text in the page's own font and colour, colours as custom properties with the light scheme as
// their default, and no <style> of its own, so that a strict content security policy leaves it whole.
import * as Plot from '@observablehq/plot'
import { type Html, raw } from '@policeai/govuk/html'
import { parseHTML } from 'linkedom'

/** `--plot-mark`, `--plot-band`, `--plot-grid` and `--plot-paper` may be set by the page, by scheme. */
export const COLOURS = {
  mark: 'var(--plot-mark, #12436D)',
  band: 'var(--plot-band, #DCE6EF)',
  grid: 'var(--plot-grid, #D9DDE1)',
  paper: 'var(--plot-paper, #FFFFFF)',
} as const

/** What the picture shows, in a title and a sentence or two; `id` is unique on its page. */
type Description = { readonly id: string; readonly title: string; readonly text: string }

/** As much of an element as is used here; the types of the DOM itself are not those of a server. */
type Drawn = {
  readonly tagName: string
  readonly outerHTML: string
  id: string
  textContent: string | null
  querySelector(selector: string): Drawn | null
  querySelectorAll(selector: string): Iterable<Drawn>
  removeAttribute(name: string): void
  setAttribute(name: string, value: string): void
  insertAdjacentHTML(where: 'afterbegin', markup: string): void
  remove(): void
}

const { document } = parseHTML('<html><body></body></html>')

/** The drawing as an `<svg role="img">` with its title and description. Throws where Plot made no SVG. */
export function drawing(options: Plot.PlotOptions, description: Description): Html {
  const svg: Drawn = Plot.plot({ ...options, document })
  if (svg.tagName.toLowerCase() !== 'svg') throw new TypeError(`a plot became <${svg.tagName}>`)
  svg.querySelector('style')?.remove()
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
  for (const [name, value] of attributesOf(description)) svg.setAttribute(name, value)
  svg.insertAdjacentHTML('afterbegin', '<title></title><desc></desc>')
  name(svg.querySelector('title'), `${description.id}-title`, description.title)
  name(svg.querySelector('desc'), `${description.id}-text`, description.text)
  return raw(svg.outerHTML)
}

function attributesOf({ id }: Description): readonly (readonly [string, string])[] {
  return [
    ['class', 'plot'],
    ['role', 'img'],
    ['aria-labelledby', `${id}-title`],
    ['aria-describedby', `${id}-text`],
    ['font-family', 'inherit'],
  ]
}

function name(element: Drawn | null, id: string, text: string): void {
  if (element === null) return
  element.id = id
  element.textContent = text
}
