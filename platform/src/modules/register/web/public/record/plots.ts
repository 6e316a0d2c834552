// Forest plots, kept by the digest of the evidence: drawing one takes longer than the rest of the page, and the
// same evidence always gives the same picture.
import { forestPlot } from '@policeai/evaluation'
import type { Html } from '@policeai/govuk'
import { LRUCache } from 'lru-cache'
import type { Language } from '../../../../../kernel/http/language.ts'
import type { Piece } from './data.ts'

/** Some 10 KB a picture. */
const kept = new LRUCache<string, Readonly<{ picture: Html | null }>>({ max: 1_000 })

/** Null where no group has an interval to draw. */
export function plotOf(piece: Piece, measure: string, attribute: string, language: Language): Html | null {
  const key = [piece.sha256, measure, attribute, language].join('/')
  const known = kept.get(key)
  if (known) return known.picture
  const id = plotId(piece.sha256, measure, attribute)
  const picture = forestPlot({ result: piece.result, measure, attribute, language, id })
  kept.set(key, { picture })
  return picture
}

/** Unique on a page, whatever characters the names of columns hold. */
export function plotId(sha256: string, measure: string, attribute: string): string {
  const safe = [...attribute].map((letter) =>
    /[a-z0-9]/i.test(letter) ? letter : `_${letter.codePointAt(0)?.toString(16)}`,
  )
  return `plot-${sha256.slice(0, 8)}-${measure}-${safe.join('')}`
}
