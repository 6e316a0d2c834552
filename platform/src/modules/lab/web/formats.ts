// Sizes and shares as a reader meets them.
import type { Language } from '../../../kernel/http/language.ts'

const LOCALE = { en: 'en-GB', cy: 'cy-GB' } as const
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** `404 kB`, in steps of 1,024. */
export function formatBytes(language: Language, bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10))
  const unit = UNITS[step] ?? 'byte'
  const unitDisplay = step === 0 ? 'long' : 'short'
  const options = { style: 'unit', unit, unitDisplay, maximumFractionDigits: step > 1 ? 1 : 0 } as const
  return new Intl.NumberFormat(LOCALE[language], options).format(bytes / 1024 ** step)
}

/** `45%`, from the share 0.45. */
export const formatShare = (language: Language, share: number): string =>
  new Intl.NumberFormat(LOCALE[language], { style: 'percent', maximumFractionDigits: 0 }).format(share)
