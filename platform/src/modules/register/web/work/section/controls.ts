// One field of the standard as controls of a form, made from its kind alone: text with its Welsh beside it,
// choices, dates, numbers, and lists whose entries hold fields again.
import {
  button,
  characterCount,
  checkboxes,
  dateInput,
  details,
  fieldset,
  type Html,
  html,
  input,
  radios,
  select,
} from '@policeai/govuk'
import type { Field, FieldKind } from '@policeai/record'
import { allOf, type FormValues, oneOf } from '../../../../../kernel/http/forms.ts'
import type { Language } from '../../../../../kernel/http/language.ts'
import { workText } from '../../../locales/work/index.ts'
import { comesWithFile, FILLED_IN } from './entries.ts'
import { DATE_PARTS, idOf } from './names.ts'
import { countOf } from './values.ts'

/** What a form is drawn from: what was typed, and what is wrong with it. */
export type Drawn = Readonly<{ language: Language; values: FormValues; errors: ReadonlyMap<string, string> }>

/** A control with its label: of a field of the standard, or of our own. */
export type Labelled = Readonly<{ name: string; title: string; help?: string | undefined; large?: boolean }>

export function fieldControl(drawn: Drawn, field: Field, name = field.key): Html {
  const { language } = drawn
  if (FILLED_IN.has(field.key)) return filledIn(drawn, field, name)
  const title = labelOf(field, language)
  const labelled = { name, title, help: helpOf(field, language), large: !name.includes('.') }
  return kindControl(drawn, field.kind, labelled)
}

function filledIn({ language, values }: Drawn, { title }: Field, name: string): Html {
  const value = oneOf(values, name)
  if (value === '') return html``
  return html`<p class="govuk-body"><strong>${title[language]}</strong><br><span class="app-mono">${value}</span></p>
<input type="hidden" name="${name}" value="${value}">`
}

function labelOf(field: Field, language: Language): string {
  const { optional } = workText(language).section
  return field.required === 'never' ? `${field.title[language]} ${optional}` : field.title[language]
}

function helpOf(field: Field, language: Language): string {
  const { neededInUse } = workText(language).section
  return field.required === 'before_use' ? `${field.help[language]} ${neededInUse}` : field.help[language]
}

function kindControl(drawn: Drawn, kind: FieldKind, labelled: Labelled): Html {
  switch (kind.kind) {
    case 'text':
      return kind.translatable ? translated(drawn, kind, labelled) : textControl(drawn, kind, labelled)
    case 'choice':
      return choiceControl(drawn, kind, labelled)
    case 'date':
      return dateControl(drawn, labelled)
    case 'list':
      return listControl(drawn, kind, labelled)
    default:
      return lineControl(drawn, labelled, kind)
  }
}

/** Hint, error and id of a control. */
function around({ language, errors }: Drawn, { name, help }: Labelled) {
  const message = errors.get(name)
  return {
    id: idOf(name),
    hint: help === undefined ? undefined : { text: help },
    errorMessage:
      message === undefined ? undefined : { text: message, visuallyHiddenText: workText(language).error },
  }
}

const sizeOf = ({ large }: Labelled, part: 'label' | 'fieldset__legend'): string =>
  large ? `govuk-${part}--m` : `govuk-${part}--s`

type TextKind = Readonly<{ multiline: boolean; maximum: number }>

export function textControl(drawn: Drawn, kind: TextKind, labelled: Labelled, lang?: Language): Html {
  const value = oneOf(drawn.values, labelled.name)
  const attributes = lang ? { lang } : {}
  const label = { text: labelled.title, classes: sizeOf(labelled, 'label') }
  const base = { ...around(drawn, labelled), name: labelled.name, value, label, attributes, spellcheck: true }
  if (!kind.multiline) return input(base)
  const rows = kind.maximum > 1000 ? 6 : 4
  return characterCount({
    ...base,
    rows,
    maxlength: kind.maximum,
    threshold: 75,
    ...workText(drawn.language).count,
  })
}

/** English first, since it is always needed; Welsh beneath it, closed until there is some. */
export function translated(drawn: Drawn, kind: TextKind, labelled: Labelled): Html {
  const { section } = workText(drawn.language)
  const { name } = labelled
  const welsh = { name: `${name}.cy`, title: section.welshOf(labelled.title) }
  const open = oneOf(drawn.values, welsh.name) !== '' || drawn.errors.has(welsh.name)
  return html`${textControl(drawn, kind, { ...labelled, name: `${name}.en` }, 'en')}
${details({ summaryText: section.welsh(labelled.title), text: textControl(drawn, kind, welsh, 'cy'), open })}`
}

const AUTOCOMPLETE = { url: 'url', email: 'email', number: 'text' } as const

function lineControl(
  drawn: Drawn,
  labelled: Labelled,
  kind: Extract<FieldKind, { kind: 'url' | 'email' | 'number' }>,
): Html {
  const unit = kind.kind === 'number' ? kind.unit?.[drawn.language] : undefined
  return input({
    ...around(drawn, labelled),
    name: labelled.name,
    value: oneOf(drawn.values, labelled.name),
    label: { text: labelled.title, classes: sizeOf(labelled, 'label') },
    type: kind.kind === 'number' ? 'text' : AUTOCOMPLETE[kind.kind],
    inputmode: kind.kind === 'number' ? 'numeric' : undefined,
    classes: kind.kind === 'number' ? 'govuk-input--width-10' : undefined,
    suffix: unit === undefined ? undefined : { text: unit },
    spellcheck: false,
  })
}

/** More options than this are a list to choose from; on a phone a page of radios hides what follows. */
const MOST_RADIOS = 9

function choiceControl(drawn: Drawn, kind: Extract<FieldKind, { kind: 'choice' }>, labelled: Labelled): Html {
  const { language, values } = drawn
  const { name } = labelled
  const chosen = allOf(values, name)
  const options = kind.options.map(({ value, label, hint }) => ({
    value,
    text: label[language],
    hint: hint && { text: hint[language] },
  }))
  if (!kind.several && options.length > MOST_RADIOS) return selectControl(drawn, labelled, options)
  const legend = { text: labelled.title, classes: sizeOf(labelled, 'fieldset__legend') }
  const { id: idPrefix, ...rest } = around(drawn, labelled)
  const params = { ...rest, idPrefix, name, items: options, fieldset: { legend } }
  if (kind.several) return checkboxes({ ...params, classes: 'govuk-checkboxes--small', values: [...chosen] })
  return radios({ ...params, classes: 'govuk-radios--small', value: chosen[0] })
}

export function selectControl(
  drawn: Drawn,
  labelled: Labelled,
  options: readonly Readonly<{ value: string; text: string }>[],
): Html {
  const { choose } = workText(drawn.language)
  return select({
    ...around(drawn, labelled),
    name: labelled.name,
    label: { text: labelled.title, classes: sizeOf(labelled, 'label') },
    value: oneOf(drawn.values, labelled.name),
    items: [{ value: '', text: choose }, ...options.map(({ value, text }) => ({ value, text }))],
  })
}

export function dateControl(drawn: Drawn, labelled: Labelled): Html {
  const { name } = labelled
  const parts = workText(drawn.language).date
  const faulty = drawn.errors.has(`${name}.day`)
  const { hint, errorMessage } = around(drawn, { ...labelled, name: `${name}.day` })
  return dateInput({
    id: idOf(name),
    hint,
    errorMessage,
    fieldset: { legend: { text: labelled.title, classes: sizeOf(labelled, 'fieldset__legend') } },
    items: DATE_PARTS.map((part) => ({
      name: `${name}.${part}`,
      id: idOf(`${name}.${part}`),
      label: parts[part],
      value: oneOf(drawn.values, `${name}.${part}`),
      error: faulty,
      classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
    })),
  })
}

type ListKind = Extract<FieldKind, { kind: 'list' }>

function listControl(drawn: Drawn, kind: ListKind, labelled: Labelled): Html {
  const { name } = labelled
  const text = workText(drawn.language).section
  const count = countOf(drawn.values, name)
  const itemName = kind.itemName[drawn.language]
  const entries = Array.from({ length: count }, (_, index) => entry(drawn, kind, name, index))
  const add = count < kind.maximum && {
    text: count === 0 ? text.add(itemName) : text.addAnother(itemName),
    name: '_do',
    value: `add:${name}`,
    classes: 'govuk-button--secondary',
  }
  return fieldset({
    legend: { text: labelled.title, classes: sizeOf(labelled, 'fieldset__legend') },
    attributes: { id: idOf(name), tabindex: '-1' },
    html: html`${labelled.help && html`<div class="govuk-hint">${labelled.help}${comesWithFile(kind) && ` ${text.comesWithFile}`}</div>`}
${errorOf(drawn, name)}<input type="hidden" name="${name}.length" value="${count}">
${entries}${add && button(add)}`,
  })
}

function entry(drawn: Drawn, kind: ListKind, list: string, index: number): Html {
  const text = workText(drawn.language).section
  const title = text.entry(kind.itemName[drawn.language], index + 1)
  const name = `${list}.${index}`
  return fieldset({
    legend: { text: title, classes: 'govuk-fieldset__legend--s' },
    classes: 'app-entry',
    attributes: { id: idOf(name), tabindex: '-1' },
    html: html`${errorOf(drawn, name)}${kind.item.map((field) => fieldControl(drawn, field, `${name}.${field.key}`))}
${button({ text: html`${text.remove}<span class="govuk-visually-hidden"> ${title}</span>`, name: '_do', value: `remove:${name}`, classes: 'govuk-button--secondary' })}`,
  })
}

/** Of a group that has no control of its own. */
function errorOf({ errors, language }: Drawn, name: string): Html | null {
  const message = errors.get(name)
  if (message === undefined) return null
  return html`<p class="govuk-error-message"><span class="govuk-visually-hidden">${workText(language).error}:</span> ${message}</p>`
}
