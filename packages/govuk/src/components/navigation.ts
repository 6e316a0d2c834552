// The GOV.UK components that say where one is and lead elsewhere. Parameters and behaviour are those of the
// Design System. Its footer is not here: the macro always draws the crown, which only GOV.UK may show.
import type { Html } from '../html.ts'
import { component } from './macro.ts'
import type { Content, LinkParams, Optional, Styled, Text } from './parameters.ts'

export type GenericHeaderParams = { readonly logoText: Content } & Styled &
  Optional<{ url: string; containerClasses: string }>

/**
 * The header of a government service that is not part of GOV.UK.
 *
 * @example
 * render(genericHeader({ logoText: 'PoliceAI', url: '/cy' })).includes('href="/cy"') // => true
 */
export function genericHeader(params: GenericHeaderParams): Html {
  return component('generic-header', params)
}

export type ServiceNavigationParams = {
  readonly navigation: readonly (Text & Optional<{ href: string; current: boolean; active: boolean }>)[]
} & Styled &
  Optional<{
    ariaLabel: string
    menuButtonText: string
    menuButtonLabel: string
    navigationLabel: string
    navigationId: string
    navigationClasses: string
    collapseNavigationOnMobile: boolean
    serviceName: string
    serviceUrl: string
    slots: Optional<{
      start: Html
      end: Html | { readonly html: Html; readonly align: 'inline' }
      navigationStart: Html
      navigationEnd: Html
    }>
  }>

/**
 * The rooms of the service; `current` is this page, `active` the room that it is in.
 *
 * @example
 * render(serviceNavigation({ navigation: [{ text: 'Register', href: '/register', current: true }] })).includes('aria-current="page"') // => true
 */
export function serviceNavigation(params: ServiceNavigationParams): Html {
  return component('service-navigation', params)
}

export type LanguageNavigationParams = {
  readonly items: readonly (Text & { readonly lang: string } & Optional<{
      href: string
      hrefLang: string
      dir: 'ltr' | 'rtl'
      current: boolean
      languageDescriptionText: string
    }>)[]
} & Styled &
  Optional<{ ariaLabel: string }>

/**
 * The same page in other languages.
 *
 * @example
 * render(languageNavigation({ items: [{ text: 'English', lang: 'en', current: true }, { text: 'Cymraeg', lang: 'cy', href: '/cy' }] })).includes('hreflang="cy"') // => true
 */
export function languageNavigation(params: LanguageNavigationParams): Html {
  return component('language-navigation', params)
}

/**
 * The link with which a keyboard skips to the main content.
 *
 * @example
 * render(skipLink({ text: 'Skip to main content', href: '#main-content' })) // => "<a href=\"#main-content\" class=\"govuk-skip-link\" data-module=\"govuk-skip-link\">Skip to main content</a>"
 */
export function skipLink(params: Text & Optional<{ href: string }>): Html {
  return component('skip-link', params)
}

/**
 * One step back.
 *
 * @example
 * render(backLink({ text: 'Back', href: '/register' })) // => "<a href=\"/register\" class=\"govuk-back-link\">Back</a>"
 */
export function backLink(params: LinkParams): Html {
  return component('back-link', params)
}

export type BreadcrumbsParams = {
  readonly items: readonly (Text & Optional<{ href: string }>)[]
} & Styled &
  Optional<{ collapseOnMobile: boolean; labelText: string }>

/**
 * Where a page stands in the hierarchy.
 *
 * @example
 * render(breadcrumbs({ items: [{ text: 'Register', href: '/register' }] })).includes('aria-label="Breadcrumb"') // => true
 */
export function breadcrumbs(params: BreadcrumbsParams): Html {
  return component('breadcrumbs', params)
}

export type PhaseBannerParams = Text & { readonly tag: Text }

/**
 * A line above the content that says what sort of service or data this is.
 *
 * @example
 * render(phaseBanner({ tag: { text: 'Demonstration' }, text: 'Not about real forces' })).includes('govuk-phase-banner__content') // => true
 */
export function phaseBanner(params: PhaseBannerParams): Html {
  return component('phase-banner', params)
}

type PaginationEndParams = { readonly href: string } & Omit<Styled, 'classes'> &
  Optional<{ text: Content; labelText: string }>

export type PaginationParams = Styled &
  Optional<{
    items: readonly (Omit<Styled, 'classes'> &
      Optional<{
        number: number
        href: string
        current: boolean
        ellipsis: boolean
        visuallyHiddenText: string
      }>)[]
    previous: PaginationEndParams
    next: PaginationEndParams
    landmarkLabel: string
  }>

/**
 * The pages of a long list.
 *
 * @example
 * render(pagination({ items: [{ number: 1, href: '?page=1', current: true }], next: { href: '?page=2' } })).includes('rel="next"') // => true
 */
export function pagination(params: PaginationParams): Html {
  return component('pagination', params)
}

export type TabsParams = {
  readonly items: readonly ({
    readonly id: string
    readonly label: string
    readonly panel: { readonly text: Content } & Omit<Styled, 'classes'>
  } & Omit<Styled, 'classes'>)[]
} & Styled &
  Optional<{ id: string; idPrefix: string; title: string }>

/**
 * Panels of which one is shown; all of them, under a list of contents, without JavaScript.
 *
 * @example
 * render(tabs({ title: 'Groups', items: [{ id: 'sex', label: 'Sex', panel: { text: 'Table' } }] })).includes('href="#sex"') // => true
 */
export function tabs(params: TabsParams): Html {
  return component('tabs', params)
}
