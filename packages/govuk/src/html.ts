// The `html` tagged template: the one way in which text becomes markup. Whatever is put into a template is
// escaped, unless it is itself `Html`; and `Html` can only be made here. A page that forgets to escape
// therefore does not compile, and a value that comes from a form or a file can never turn into a tag.

const MARKUP = Symbol('markup')

/** Trusted markup. Immutable; made only by `html`, `raw` and `join`; `render` gives the string. */
export type Html = { readonly [MARKUP]: string }

/** What may stand in a template. `null`, `undefined`, `false` and `''` render nothing; `0` renders `0`. */
export type Renderable = Html | string | number | bigint | null | undefined | false | readonly Renderable[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Escapes the five characters that have a meaning in HTML text and in quoted attribute values.
 *
 * Source: WHATWG HTML, "Serialising HTML fragments", and the OWASP rule for quoted attributes (`'` too).
 *
 * @example
 * escapeHtml(`<a href='x'>"R&D"</a>`) // => "&lt;a href=&#39;x&#39;&gt;&quot;R&amp;D&quot;&lt;/a&gt;"
 */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '') : text
}

/**
 * Says that a string is markup already. Only for what this code base made itself (an SVG from the chart
 * functions, the output of a GOV.UK macro); never for anything that a person or a file supplied.
 *
 * @example
 * render(html`<p>${raw('<br>')}</p>`) // => "<p><br></p>"
 */
export function raw(trusted: string): Html {
  return Object.freeze({ [MARKUP]: trusted })
}

/**
 * Whether a value is `Html`. No value that was parsed, uploaded or typed in can be.
 *
 * @example
 * [isHtml(raw('<br>')), isHtml('<br>')] // => [true, false]
 */
export function isHtml(value: unknown): value is Html {
  return typeof value === 'object' && value !== null && MARKUP in value
}

/**
 * The template tag. Attribute values must be quoted in the template, as the quotes are what is escaped.
 * Throws a `TypeError` for a value that cannot be rendered (an object, a function, `true`).
 *
 * @example
 * render(html`<li title="${'"5" & up'}">${'a < b'}${[1, 2]}${null}</li>`) // => "<li title=\"&quot;5&quot; &amp; up\">a &lt; b12</li>"
 */
export function html(strings: TemplateStringsArray, ...values: readonly Renderable[]): Html {
  let markup = strings[0] ?? ''
  for (let i = 0; i < values.length; i++) markup += markupOf(values[i]) + strings[i + 1]
  return raw(markup)
}

/**
 * Joins parts with a separator, both escaped unless they are `Html`.
 *
 * @example
 * render(join(['Kent', 'Essex & Suffolk'], ', ')) // => "Kent, Essex &amp; Suffolk"
 */
export function join(parts: readonly Renderable[], separator: Renderable): Html {
  return raw(parts.map(markupOf).join(markupOf(separator)))
}

/**
 * The markup as a string, for a response body or a file.
 *
 * @example
 * render(html`<p>${'1 < 2'}</p>`) // => "<p>1 &lt; 2</p>"
 */
export function render(markup: Html): string {
  return markup[MARKUP]
}

/**
 * Attributes from a record, each with a leading space: `true` gives the bare name, `false`, `null` and
 * `undefined` leave it out. Throws a `TypeError` for a name that is not a plain attribute name.
 *
 * @example
 * render(html`<input${attributes({ name: 'a"b', hidden: true, id: null })}>`) // => "<input name=\"a&quot;b\" hidden>"
 */
export function attributes(values: Readonly<Record<string, AttributeValue>>): Html {
  return raw(Object.entries(values).map(attribute).join(''))
}

/** The value of an attribute; see `attributes`. */
export type AttributeValue = string | number | boolean | null | undefined

function attribute([name, value]: readonly [string, AttributeValue]): string {
  if (!/^[a-zA-Z][\w:.-]*$/.test(name)) throw new TypeError(`not an attribute name: ${JSON.stringify(name)}`)
  if (value === false || value === null || value === undefined) return ''
  return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`
}

function markupOf(value: Renderable): string {
  if (typeof value === 'string') return escapeHtml(value)
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (isHtml(value)) return value[MARKUP]
  if (Array.isArray(value)) return value.map(markupOf).join('')
  throw new TypeError(`cannot be rendered as HTML: ${typeof value}`)
}
