// @policeai/govuk: typed pages. The escaping `html` tag (also at `@policeai/govuk/html`, which needs
// nothing else) and the components of the GOV.UK Design System as functions that return `Html`.
export * from './components/content.ts'
export * from './components/fields.ts'
export { component } from './components/macro.ts'
export * from './components/navigation.ts'
export type * from './components/parameters.ts'
export * from './html.ts'
