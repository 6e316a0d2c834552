// A result as a short card: whose, what, at which phase; what it decides and whether a person reviews it; whose
// data it was measured on; and how fresh the record is. What is not known is said.
import type { Content } from '@policeai/govuk'
import { href, type Language } from '../../../../../kernel/http/language.ts'
import { evidenceLine, formatDate, type ResultCard, statusTag } from '../../../../../site/index.ts'
import { plain, publicText, written } from '../../../locales/public/index.ts'
import type { Listing } from '../reading.ts'
import { phaseOf } from './facets.ts'
import { hintOf, labelOf } from './labels.ts'

export function cardOf(language: Language, listing: Listing, today: string): ResultCard {
  const text = publicText(language).card
  return {
    href: href(language, `/register/${listing.recordId}`),
    title: plain(language, listing.title),
    eyebrow: eyebrowOf(language, listing),
    text: listing.sentence ? written(language, listing.sentence) : publicText(language).search.notFilledIn,
    facts: [
      { name: text.decides, value: decidesOf(language, listing) },
      { name: text.review, value: text.reviews[listing.review] },
      { name: text.evidence, value: evidenceLine(evidenceText(language, listing), listing.tested === 'own') },
      { name: text.fresh, value: freshness(language, listing, today) },
    ],
  }
}

function eyebrowOf(language: Language, listing: Listing): readonly Content[] {
  if (listing.retiredAt !== null) return [listing.force.name[language], statusTag(language, 'retired')]
  return [listing.force.name[language], labelOf(language, 'phase', phaseOf(listing), NO_FORCES)]
}

const NO_FORCES = new Map()

function decidesOf(language: Language, { automation }: Listing): string {
  const hint = hintOf(language, 'automation', automation)
  const label = labelOf(language, 'automation', automation, NO_FORCES)
  return hint === null ? label : `${label}. ${hint}`
}

/** Whose data the tool was measured on, by whom and when. */
export function evidenceText(
  language: Language,
  listing: Pick<Listing, 'tested' | 'measuredAt' | 'signer'>,
): string {
  const text = publicText(language).evidence
  if (listing.tested === 'none' || listing.measuredAt === null) return text.none
  const by = listing.signer?.name[language] ?? text.somebody
  return text[listing.tested](by, formatMonth(language, listing.measuredAt))
}

/** `March 2026` */
export function formatMonth(language: Language, date: Date | string): string {
  return formatDate(language, date).replace(/^\d+\s+/, '')
}

function freshness(language: Language, listing: Listing, today: string): string {
  const text = publicText(language).card
  const version = text.version(listing.number, formatDate(language, listing.publishedAt))
  if (listing.reviewDue === null || listing.retiredAt !== null) return version
  const due = formatDate(language, listing.reviewDue)
  return `${version}; ${listing.reviewDue < today ? text.overdue(due) : text.due(due)}`
}
