// What a reader sees who is not let in, or who has left.
import { type Html, html } from '@policeai/govuk'
import { href, type Language } from '../../../../kernel/http/language.ts'
import { textOf } from '../../locales/index.ts'
import { linkButton, paragraph } from '../parts.ts'
import type { Reason } from './paths.ts'

const STATUS: Readonly<Record<Reason, number>> = {
  'no-account': 403,
  disabled: 403,
  'no-second-factor': 403,
  declined: 403,
  expired: 400,
  failed: 502,
  unavailable: 503,
  insecure: 400,
}

export const reasons = Object.keys(STATUS) as readonly Reason[]

export const statusOf = (reason: Reason): number => STATUS[reason]

const FINAL: readonly Reason[] = ['no-account', 'disabled', 'insecure']

export function stoppedBody(language: Language, reason: Reason, origin: string): Html {
  const text = textOf(language)
  const { body, next } = text.stopped[reason]
  const again = FINAL.includes(reason) ? null : linkButton(text.tryAgain, origin + href(language, '/sign-in'))
  return html`${paragraph(body)}${paragraph(next)}${again}`
}

export function signedOutBody(language: Language): Html {
  const text = textOf(language)
  return html`${paragraph(text.signedOut.body)}${linkButton(text.signedOut.again, href(language, '/sign-in'))}`
}
