// What stands around every page: one function from the parts of a page to the whole HTML document. It has
// no inline style and one inline script, whose hash the Content-Security-Policy names.
import { createHash } from 'node:crypto'
import {
  backLink,
  breadcrumbs,
  genericHeader,
  type Html,
  html,
  languageNavigation,
  notificationBanner,
  phaseBanner,
  raw,
  render,
  serviceNavigation,
  skipLink,
} from '@policeai/govuk'
import type { Actor, Role } from '../kernel/actor.ts'
import { href, type Language } from '../kernel/http/language.ts'
import type { PageParts, Room } from '../kernel/http/page.ts'
import type { AssetManifest } from './assets/build-assets.ts'
import { textOf } from './text.ts'

/** What is the same on every page of a running instance. */
export type Instance = Readonly<{
  assets: AssetManifest
  /** Who runs this instance, as the footer says. */
  operator: string
  /** Every page is then marked as demonstration. */
  demonstration: boolean
}>

/** What is known of whoever asks for a page. */
export type Reader = Readonly<{
  language: Language
  /** The path and query without the language prefix, such as `/register?page=2`. */
  path: string
  signedIn: Pick<Actor, 'name' | 'organisationName' | 'roles'> | null
  /** Text that is shown once, above the heading. */
  flash: string | null
}>

export type ShellParts = PageParts & Instance & Reader & { readonly aside?: Html; readonly banner?: Html }

const SUPPORT_SCRIPT =
  "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');"

/** For `script-src` of the Content-Security-Policy. */
export const SUPPORT_SCRIPT_HASH = `'sha256-${createHash('sha256').update(SUPPORT_SCRIPT).digest('base64')}'`

/** The whole document, from `<!doctype html>` on. */
export function page(parts: ShellParts): string {
  return render(html`<!doctype html>
<html lang="${parts.language}" class="govuk-template">
${head(parts)}
<body class="govuk-template__body">
<script>${raw(SUPPORT_SCRIPT)}</script>
${skipLink({ text: textOf(parts.language).skip, href: '#main-content' })}
${header(parts)}
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="main-content" tabindex="-1">
${parts.flash && notice(parts.language, parts.flash)}${parts.banner}${content(parts)}
</main>
</div>
${footer(parts)}
<script type="module" src="${parts.assets.script}"></script>
</body>
</html>
`)
}

function head(parts: ShellParts): Html {
  const { language, path, assets } = parts
  const title = `${parts.error ? `${textOf(language).error}: ` : ''}${parts.title}`
  const name = textOf(language).name
  return html`<head>
<meta charset="utf-8">
<title>${title === name ? name : `${title} – ${name}`}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#12436d">
${parts.unlisted && html`<meta name="robots" content="noindex">`}
<link rel="preload" href="${assets.font}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${assets.stylesheet}">
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
<link rel="alternate" hreflang="en" href="${href('en', path)}">
<link rel="alternate" hreflang="cy" href="${href('cy', path)}">
</head>`
}

function header(parts: ShellParts): Html {
  const { language, signedIn } = parts
  return html`<header class="govuk-template__header">
${genericHeader({ logoText: wordmark(), url: href(language, '/') })}
${rooms(parts)}
${signedIn && account(language, signedIn)}
<div class="govuk-width-container">${above(parts)}</div>
</header>`
}

/** An estimate within its interval: the mark says what the centre is for. */
function wordmark(): Html {
  return html`<svg class="app-mark" viewBox="0 0 34 22" aria-hidden="true" focusable="false"><path d="M3 11h28M3 4.5v13M31 4.5v13"/><circle cx="20" cy="11" r="5"/></svg><span>PoliceAI</span>`
}

type RoomLink = Readonly<{ room: Room | 'askUs'; path: string }>

const PUBLIC_ROOMS: readonly RoomLink[] = [
  { room: 'register', path: '/register' },
  { room: 'lab', path: '/lab' },
  { room: 'askUs', path: '/ask-us' },
]

/** Where the work of each role waits. Who has several begins with the first. */
const WORKPLACES = [
  ['contributor', '/work'],
  ['approver', '/work'],
  ['editor', '/queue'],
  ['evaluator', '/lab'],
  ['auditor', '/audit'],
  ['administrator', '/administration'],
] as const satisfies readonly (readonly [Role, string])[]

export const workplaceOf = (roles: readonly Role[]): string =>
  WORKPLACES.find(([role]) => roles.includes(role))?.[1] ?? '/account'

function roomsOf(signedIn: Reader['signedIn']): readonly RoomLink[] {
  if (!signedIn) return PUBLIC_ROOMS
  const sees = signedIn.roles.some((role) => role === 'administrator' || role === 'auditor')
  const others: readonly RoomLink[] = sees ? [{ room: 'administration', path: '/administration' }] : []
  const path = workplaceOf(signedIn.roles)
  // A room that is in the list already is not named twice.
  const named = [...PUBLIC_ROOMS, ...others].some((room) => room.path === path)
  return [...PUBLIC_ROOMS, ...(named ? [] : [{ room: 'work', path } as const]), ...others]
}

function rooms(parts: ShellParts): Html {
  const { language } = parts
  const text = textOf(language)
  return serviceNavigation({
    menuButtonText: text.menu,
    navigationLabel: text.rooms.label,
    ariaLabel: text.rooms.label,
    navigation: roomsOf(parts.signedIn).map(({ room, path }) => ({
      text: text.rooms[room],
      href: href(language, path),
      current: parts.path === path && parts.room === room,
      active: parts.room === room,
    })),
    slots: { end: { html: readerLinks(parts), align: 'inline' } },
  })
}

function readerLinks({ language, path, signedIn }: ShellParts): Html {
  const text = textOf(language)
  const signIn = html`<a class="govuk-link" href="${href(language, '/sign-in')}">${text.account.signIn}</a>`
  return html`<div class="app-reader">${signedIn ? null : signIn}${languageNavigation({
    ariaLabel: text.language.label,
    items: [
      { text: 'English', lang: 'en', href: href('en', path), current: language === 'en' },
      { text: 'Cymraeg', lang: 'cy', href: href('cy', path), current: language === 'cy' },
    ],
  })}</div>`
}

function account(language: Language, signedIn: NonNullable<Reader['signedIn']>): Html {
  const text = textOf(language).account
  const roles = signedIn.roles.map((role) => text.roles[role]).join(', ')
  return html`<section class="app-account" aria-label="${text.label}"><div class="govuk-width-container app-account__line">
<p><a class="govuk-link app-account__name" href="${href(language, '/account')}">${signedIn.name}</a></p><p>${signedIn.organisationName}</p><p>${roles}</p>
<form class="app-account__leave" method="post" action="${href(language, '/sign-out')}"><button class="app-plain-button" type="submit">${text.signOut}</button></form>
</div></section>`
}

function above(parts: ShellParts): Html {
  const text = textOf(parts.language)
  const { demonstration, breadcrumbs: trail, backLink: back } = parts
  return html`${demonstration && phaseBanner({ tag: { text: text.demonstration.tag }, text: text.demonstration.text })}
${trail && breadcrumbs({ items: trail, labelText: text.breadcrumb, collapseOnMobile: true })}
${back && backLink({ text: text.back, href: back })}`
}

function notice(language: Language, message: string): Html {
  return notificationBanner({ type: 'success', titleText: textOf(language).done, text: message })
}

function content(parts: ShellParts): Html {
  const heading = parts.heading === false ? null : html`<h1 class="govuk-heading-xl">${parts.title}</h1>`
  const main = html`${heading}${parts.body}`
  if (parts.aside)
    return html`<div class="app-with-aside"><div>${main}</div><aside class="app-aside">${parts.aside}</aside></div>`
  if (parts.wide) return main
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${main}</div></div>`
}

const LICENCE = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'

function footer({ language, operator }: ShellParts): Html {
  const text = textOf(language).footer
  const links = [
    ['/accessibility', text.accessibility],
    ['/privacy', text.privacy],
    ['/cookies', text.cookies],
    ['/ask-us', text.askUs],
    ['/api', text.api],
  ] as const
  return html`<footer class="app-footer"><div class="govuk-width-container app-footer__columns">
<div><p><strong>${text.runBy}</strong>${operator}</p><p>${text.neverApproves}</p><p>${text.independent}</p>
<p>${text.licenceBefore} <a class="govuk-link" rel="license" href="${LICENCE}">${text.licence}</a>${text.licenceAfter}</p></div>
<nav aria-label="${text.label}"><ul class="app-footer__links">${links.map(
    ([path, name]) => html`<li><a class="govuk-link" href="${href(language, path)}">${name}</a></li>`,
  )}</ul></nav>
</div></footer>`
}
