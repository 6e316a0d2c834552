// The GOV.UK components with which somebody fills in a form. Parameters and behaviour are those of the
// Design System (design-system.service.gov.uk/components); each function gives the official markup.
import type { Html } from '../html.ts'
import { component } from './macro.ts'
import type {
  Attributes,
  Content,
  ErrorMessageParams,
  FieldParams,
  FieldsetParams,
  HintParams,
  LabelledParams,
  LabelParams,
  Optional,
  Styled,
  Text,
} from './parameters.ts'

export type ButtonParams = Text &
  Optional<{
    id: string
    type: 'submit' | 'button' | 'reset'
    name: string
    value: string
    /** Makes a link that looks like a button. */
    href: string
    disabled: boolean
    preventDoubleClick: boolean
    isStartButton: boolean
  }>

/**
 * A button, or with `href` a link that leads on.
 *
 * @example
 * render(button({ text: 'Authorise & send' })) // => "<button type=\"submit\" class=\"govuk-button\" data-module=\"govuk-button\">\n  Authorise &amp; send\n</button>"
 */
export function button(params: ButtonParams): Html {
  return component('button', params)
}

/**
 * A label on its own.
 *
 * @example
 * render(label({ text: 'Purpose', for: 'purpose' })) // => "<label class=\"govuk-label\" for=\"purpose\">\n  Purpose\n</label>"
 */
export function label(params: LabelParams): Html {
  return component('label', params)
}

/**
 * A hint on its own.
 *
 * @example
 * render(hint({ text: 'In one sentence', id: 'purpose-hint' })) // => "<div id=\"purpose-hint\" class=\"govuk-hint\">\n  In one sentence\n</div>"
 */
export function hint(params: HintParams): Html {
  return component('hint', params)
}

/**
 * An error message on its own. In Welsh, give `visuallyHiddenText: 'Gwall'`.
 *
 * @example
 * render(errorMessage({ text: 'Enter a title', visuallyHiddenText: 'Gwall' })).includes('Gwall:') // => true
 */
export function errorMessage(params: ErrorMessageParams): Html {
  return component('error-message', params)
}

/**
 * A group of fields under one legend.
 *
 * @example
 * render(fieldset({ legend: { text: 'Dates' }, html: html`<p>1</p>` })).startsWith('<fieldset class="govuk-fieldset">') // => true
 */
export function fieldset(params: FieldsetParams): Html {
  return component('fieldset', params)
}

type AffixParams = { readonly text: Content } & Styled

export type InputParams = LabelledParams &
  Optional<{
    type: string
    value: string
    inputmode: string
    autocomplete: string
    autocapitalize: string
    pattern: string
    spellcheck: boolean
    prefix: AffixParams
    suffix: AffixParams
    inputWrapper: Styled
  }>

/**
 * One line of text.
 *
 * @example
 * render(input({ name: 'title', value: '"Match"', label: { text: 'Title' } })).includes('value="&quot;Match&quot;"') // => true
 */
export function input(params: InputParams): Html {
  return component('input', params)
}

export type PasswordInputParams = LabelledParams &
  Optional<{
    value: string
    autocomplete: string
    showPasswordText: string
    hidePasswordText: string
    showPasswordAriaLabelText: string
    hidePasswordAriaLabelText: string
    passwordShownAnnouncementText: string
    passwordHiddenAnnouncementText: string
    button: { readonly classes: string }
  }>

/**
 * A password, which can be shown.
 *
 * @example
 * render(passwordInput({ name: 'password', label: { text: 'Password' } })).includes('type="password"') // => true
 */
export function passwordInput(params: PasswordInputParams): Html {
  return component('password-input', params)
}

export type TextareaParams = LabelledParams &
  Optional<{ value: string; rows: number; spellcheck: boolean; autocomplete: string }>

/**
 * Several lines of text.
 *
 * @example
 * render(textarea({ name: 'purpose', value: 'a < b', label: { text: 'Purpose' } })).includes('>a &lt; b</textarea>') // => true
 */
export function textarea(params: TextareaParams): Html {
  return component('textarea', params)
}

type Plural = { readonly other: string } & Readonly<
  Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many', string>>
>

export type CharacterCountParams = Omit<TextareaParams, 'autocomplete'> &
  Optional<{
    /** Give one: the most characters, or the most words. */
    maxlength: number
    maxwords: number
    /** Percentage of the limit from which the count is shown. */
    threshold: number
    countType: 'characters' | 'words'
    countMessage: { readonly classes: string }
    /** With `%{count}` for the limit. */
    textareaDescriptionText: string
    charactersUnderLimitText: Plural
    charactersAtLimitText: string
    charactersOverLimitText: Plural
    wordsUnderLimitText: Plural
    wordsAtLimitText: string
    wordsOverLimitText: Plural
  }>

/**
 * Several lines of text with a limit, which is counted where there is JavaScript and said where not.
 *
 * @example
 * render(characterCount({ name: 'gist', maxlength: 200, label: { text: 'Gist' } })).includes('You can enter up to 200 characters') // => true
 */
export function characterCount(params: CharacterCountParams): Html {
  return component('character-count', params)
}

export type SelectParams = LabelledParams & {
  readonly items: readonly ({ readonly text: string } & Optional<{
    value: string
    selected: boolean
    disabled: boolean
    attributes: Attributes
  }>)[]
} & Optional<{ value: string }>

/**
 * One choice out of a long list.
 *
 * @example
 * render(select({ name: 'phase', label: { text: 'Phase' }, value: 'b', items: [{ text: 'Pilot', value: 'a' }, { text: 'In use', value: 'b' }] })).includes('<option value="b" selected>In use') // => true
 */
export function select(params: SelectParams): Html {
  return component('select', params)
}

type ChoiceParams = { readonly text: Content; readonly value: string } & Optional<{
  id: string
  checked: boolean
  disabled: boolean
  hint: HintParams
  label: Styled
  attributes: Attributes
  /** Shown when this is chosen; always shown without JavaScript. */
  conditional: { readonly html: Html }
}>

type DividerParams = { readonly divider: string }

type ChoicesParams = FieldParams & { readonly name: string } & Optional<{
    idPrefix: string
    fieldset: FieldsetParams
  }>

export type RadiosParams = ChoicesParams & {
  readonly items: readonly (ChoiceParams | DividerParams)[]
} & Optional<{ value: string }>

/**
 * One choice out of a few. The first control has the id `idPrefix`, or `name`.
 *
 * @example
 * render(radios({ name: 'own', value: 'yes', items: [{ text: 'Yes', value: 'yes' }, { divider: 'or' }, { text: 'No', value: 'no' }] })).includes('id="own" name="own" type="radio" value="yes" checked') // => true
 */
export function radios(params: RadiosParams): Html {
  return component('radios', params)
}

export type CheckboxesParams = ChoicesParams & {
  readonly items: readonly (
    | (ChoiceParams & Optional<{ name: string; behaviour: 'exclusive' }>)
    | DividerParams
  )[]
} & Optional<{ values: readonly string[] }>

/**
 * Any number of choices.
 *
 * @example
 * render(checkboxes({ name: 'data', values: ['b'], items: [{ text: 'Faces', value: 'a' }, { text: 'Voices', value: 'b' }] })).match(/checked/g).length // => 1
 */
export function checkboxes(params: CheckboxesParams): Html {
  return component('checkboxes', params)
}

type DatePartParams = { readonly name: string } & Optional<{
  id: string
  label: string
  value: string
  error: boolean
  autocomplete: string
  pattern: string
  classes: string
  attributes: Attributes
}>

type NamedDatePart = Omit<DatePartParams, 'name'> & Optional<{ name: string }>

export type DateInputParams = Omit<FieldParams, 'id'> & { readonly id: string } & Optional<{
    namePrefix: string
    items: readonly DatePartParams[]
    day: NamedDatePart
    month: NamedDatePart
    year: NamedDatePart
    values: Optional<{ day: string; month: string; year: string }>
    fieldset: FieldsetParams
  }>

/**
 * Day, month and year. The macro takes some 10 ms, far more than any other.
 *
 * @example
 * render(dateInput({ id: 'review', values: { year: '2027' } })).includes('value="2027"') // => true
 */
export function dateInput(params: DateInputParams): Html {
  return component('date-input', params)
}

export type FileUploadParams = LabelledParams &
  Optional<{
    multiple: boolean
    /** The improved control with drag and drop; the browser's own without JavaScript. */
    javascript: boolean
    chooseFilesButtonText: string
    dropInstructionText: string
    multipleFilesChosenText: Plural
    noFileChosenText: string
    enteredDropZoneText: string
    leftDropZoneText: string
    wrapperClasses: string
    wrapperAttributes: Attributes
  }>

/**
 * A file from the reader's machine.
 *
 * @example
 * render(fileUpload({ name: 'plan', label: { text: 'Plan' } })).includes('type="file"') // => true
 */
export function fileUpload(params: FileUploadParams): Html {
  return component('file-upload', params)
}
