// The GOV.UK components that show something. Parameters and behaviour are those of the Design System
// (design-system.service.gov.uk/components); each function gives the official markup.
import type { Html } from '../html.ts'
import { component } from './macro.ts'
import type { Attributes, Content, LinkParams, Optional, Styled, Text } from './parameters.ts'

export type ErrorSummaryParams = { readonly titleText: Content } & Styled &
  Optional<{
    descriptionText: Content
    errorList: readonly (Omit<Text, 'classes'> & Optional<{ href: string }>)[]
    disableAutoFocus: boolean
  }>

/**
 * All faults of a form at the top of the page, each linked to its field (`href: '#title'`).
 *
 * @example
 * render(errorSummary({ titleText: 'There is a problem', errorList: [{ text: 'Enter a title', href: '#title' }] })).includes('<a href="#title">Enter a title</a>') // => true
 */
export function errorSummary(params: ErrorSummaryParams): Html {
  return component('error-summary', params)
}

export type NotificationBannerParams = Text &
  Optional<{
    type: 'success'
    role: 'alert' | 'region'
    titleText: Content
    titleHeadingLevel: number
    titleId: string
    disableAutoFocus: boolean
  }>

/**
 * Tells the reader of something that is not an error of theirs, above the page's heading.
 *
 * @example
 * render(notificationBanner({ type: 'success', titleText: 'Done', text: 'Sent' })).includes('role="alert"') // => true
 */
export function notificationBanner(params: NotificationBannerParams): Html {
  return component('notification-banner', params)
}

/**
 * A warning of consequences.
 *
 * @example
 * render(warningText({ text: 'Too few to say', iconFallbackText: 'Warning' })).includes('govuk-warning-text__icon') // => true
 */
export function warningText(params: Text & Optional<{ iconFallbackText: string }>): Html {
  return component('warning-text', params)
}

/**
 * Text set apart from what stands around it.
 *
 * @example
 * render(insetText({ text: 'a < b' })) // => "<div class=\"govuk-inset-text\">\n  a &lt; b\n</div>"
 */
export function insetText(params: Text & Optional<{ id: string }>): Html {
  return component('inset-text', params)
}

/** `summaryText` is what stands while it is closed. */
export type DetailsParams = Text & { readonly summaryText: Content } & Optional<{ id: string; open: boolean }>

/**
 * Text that only some readers need.
 *
 * @example
 * render(details({ summaryText: 'How this was measured', text: 'By hand' })).startsWith('<details class="govuk-details">') // => true
 */
export function details(params: DetailsParams): Html {
  return component('details', params)
}

type ActionParams = LinkParams & Optional<{ visuallyHiddenText: string }>

type ActionsParams = { readonly items: readonly ActionParams[] } & Optional<{ classes: string }>

export type SummaryListParams = {
  readonly rows: readonly ({
    readonly key: { readonly text: Content } & Optional<{ classes: string }>
    readonly value: { readonly text: Content } & Optional<{ classes: string }>
  } & Optional<{ actions: ActionsParams; classes: string }>)[]
} & Styled &
  Optional<{
    card: Styled &
      Optional<{
        title: { readonly text: Content } & Optional<{ headingLevel: number; classes: string }>
        actions: ActionsParams
      }>
  }>

/**
 * Names and values, such as the fields of a record.
 *
 * @example
 * render(summaryList({ rows: [{ key: { text: 'Phase' }, value: { text: 'R&D' } }] })).includes('R&amp;D') // => true
 */
export function summaryList(params: SummaryListParams): Html {
  return component('summary-list', params)
}

type CellParams = Text & Optional<{ format: 'numeric'; colspan: number; rowspan: number }>

export type TableParams = { readonly rows: readonly (readonly CellParams[])[] } & Styled &
  Optional<{
    head: readonly CellParams[]
    caption: string
    captionClasses: string
    firstCellIsHeader: boolean
  }>

/**
 * A table; columns of figures with `format: 'numeric'`.
 *
 * @example
 * render(table({ caption: 'Groups', rows: [[{ text: 'Women' }, { text: '88', format: 'numeric' }]] })).includes('govuk-table__cell--numeric') // => true
 */
export function table(params: TableParams): Html {
  return component('table', params)
}

/** Colours are classes: `govuk-tag--grey`, `--green`, `--teal`, `--purple`, `--magenta`, `--red`, `--orange`, `--yellow`. */
export type TagParams = Text

/**
 * The state of a thing. Never by colour alone: the text says it.
 *
 * @example
 * render(tag({ text: 'Draft', classes: 'govuk-tag--grey' })) // => "<strong class=\"govuk-tag govuk-tag--grey\">\n  Draft\n</strong>"
 */
export function tag(params: TagParams): Html {
  return component('tag', params)
}

export type TaskListParams = {
  readonly items: readonly ({
    readonly title: { readonly text: Content } & Optional<{ classes: string }>
    readonly status: Optional<{ tag: TagParams; text: Content; classes: string }>
  } & Optional<{ hint: { readonly text: Content }; href: string; classes: string }>)[]
} & Styled &
  Optional<{ idPrefix: string }>

/**
 * What there is to do and how far each is.
 *
 * @example
 * render(taskList({ items: [{ title: { text: 'Purpose' }, href: '/purpose', status: { text: 'Completed' } }] })).includes('aria-describedby="task-list-1-status"') // => true
 */
export function taskList(params: TaskListParams): Html {
  return component('task-list', params)
}

export type PanelParams = Text & { readonly titleText: Content } & Optional<{
    headingLevel: number
    actions: Styled & {
      readonly items: readonly (Text & Optional<{ href: string; type: 'submit' | 'button' }>)[]
    }
  }>

/**
 * That something is done.
 *
 * @example
 * render(panel({ titleText: 'Record published', text: 'Version 3' })).includes('govuk-panel__title') // => true
 */
export function panel(params: PanelParams): Html {
  return component('panel', params)
}

export type AccordionParams = {
  readonly id: string
  readonly items: readonly ({
    readonly heading: { readonly text: Content }
    readonly content: { readonly text: Content }
  } & Optional<{ summary: { readonly text: Content }; expanded: boolean }>)[]
} & Optional<{
  headingLevel: number
  classes: string
  attributes: Attributes
  rememberExpanded: boolean
  hideAllSectionsText: string
  hideSectionText: string
  hideSectionAriaLabelText: string
  showAllSectionsText: string
  showSectionText: string
  showSectionAriaLabelText: string
}>

/**
 * Sections that open; all open without JavaScript.
 *
 * @example
 * render(accordion({ id: 'a', items: [{ heading: { text: 'Methods' }, content: { text: 'Wilson' } }] })).includes('govuk-accordion__section') // => true
 */
export function accordion(params: AccordionParams): Html {
  return component('accordion', params)
}
