// The parameters that several GOV.UK components share, under the names that the Design System documents.
// Where a macro has twins (`text`, `html`), there is one parameter here, of type `Content`.
import type { Html } from '../html.ts'

/** What a reader sees: a string, which is escaped, or markup made by the `html` tag. */
export type Content = string | Html

/** Parameters that may be left out or be `undefined`. */
export type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** Extra attributes of an element; `optional` with a falsy value leaves the attribute out. */
export type Attributes = Readonly<
  Record<string, string | number | { readonly value: string | number | boolean; readonly optional: boolean }>
>

/** Classes and attributes, which every component takes. */
export type Styled = Optional<{ classes: string; attributes: Attributes }>

/** Some text with classes and attributes. */
export type Text = { readonly text: Content } & Styled

export type LabelParams = Text & Optional<{ for: string; isPageHeading: boolean }>

export type HintParams = Text & Optional<{ id: string }>

/** `visuallyHiddenText` is the prefix for screen readers, `Error` when left out. */
export type ErrorMessageParams = Text & Optional<{ id: string; visuallyHiddenText: string }>

export type FieldsetParams = Styled &
  Optional<{
    legend: { readonly text: Content } & Optional<{ classes: string; isPageHeading: boolean }>
    describedBy: string
    role: string
    html: Html
  }>

/** What every field has around it: hint, error message and the group that holds them. */
export type FieldParams = Styled &
  Optional<{
    id: string
    hint: HintParams
    errorMessage: ErrorMessageParams
    describedBy: string
    formGroup: Styled &
      Optional<{
        beforeInput: { readonly text: Content }
        afterInput: { readonly text: Content }
        beforeInputs: { readonly text: Content }
        afterInputs: { readonly text: Content }
      }>
  }>

/** A field with one control and its label. */
export type LabelledParams = FieldParams & {
  readonly name: string
  readonly label: LabelParams
} & Optional<{ disabled: boolean }>

/** A link. */
export type LinkParams = { readonly text: Content; readonly href: string } & Styled
