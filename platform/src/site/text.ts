// The words and the number formats of a language. Welsh has the same keys as English, checked by the compiler.
import type { Language } from '../kernel/http/language.ts'
import { cy } from './locales/cy.ts'
import { en, type SiteText } from './locales/en.ts'

const LOCALES = { en: 'en-GB', cy: 'cy-GB' } as const
const TEXTS: Readonly<Record<Language, SiteText>> = { en, cy }

export function textOf(language: Language): SiteText {
  return TEXTS[language]
}

/** `12,345`; with `digits` fixed decimal places. */
export function formatNumber(language: Language, value: number, digits?: number): string {
  return new Intl.NumberFormat(LOCALES[language], {
    ...(digits === undefined ? {} : { minimumFractionDigits: digits }),
    maximumFractionDigits: digits ?? 3,
  }).format(value)
}

/** `44.8%`, from the proportion 0.448. */
export function formatPercent(language: Language, proportion: number, digits = 1): string {
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(proportion)
}

/** `3 March 2026`, in the time of London. */
export function formatDate(language: Language, date: Date | string): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' } as const
  return new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(date))
}

/** `3 March 2026, 14:05`, in the time of London. */
export function formatTime(language: Language, date: Date | string): string {
  const options = { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Europe/London' } as const
  const time = new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(date))
  return `${formatDate(language, date)}, ${time}`
}

/** How a proportion is said: as a percentage, or as so many in so many where it is rare. */
export type Form = 'percent' | { readonly per: number }

/** `44.8%`, or with `{ per: 1_000_000 }` `6 in a million`. */
export function formatProportion(language: Language, proportion: number, form: Form): string {
  if (form === 'percent') return formatPercent(language, proportion)
  const { count, per } = frequency(language, proportion, form.per)
  return textOf(language).figure.inSoMany(count, per)
}

/** `42.6% to 47.1%`, or `1 to 6 in a million`. */
export function formatRange(language: Language, low: number, high: number, form: Form): string {
  const { range, inSoMany } = textOf(language).figure
  if (form === 'percent') return range(formatPercent(language, low), formatPercent(language, high))
  const [from, to] = [frequency(language, low, form.per), frequency(language, high, form.per)]
  return inSoMany(range(from.count, to.count), to.per)
}

function frequency(language: Language, proportion: number, per: number): { count: string; per: string } {
  const count = proportion * per
  const digits = count > 0 && count < 10 ? 1 : 0
  const inSoMany = per === 1_000_000 ? textOf(language).figure.million : formatNumber(language, per)
  return { count: formatNumber(language, Number(count.toFixed(digits))), per: inSoMany }
}
