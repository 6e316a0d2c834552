// From what the stores read to what the API says. Pure; addresses are absolute, so that an answer that was
// saved still says where it came from.
import type { z } from 'zod'
import type { Organisation } from '../neighbours.ts'
import type { PublishedEvidence } from '../store/public-evidence.ts'
import type { Listing, Published } from '../web/public/reading.ts'
import { phaseOf } from '../web/public/search/facets.ts'
import type { evidenceSchema, listingSchema, organisationSchema, recordSchema } from './schemas.ts'

export function recordOf(
  { record, force, version, evidence }: Published,
  origin: string,
): z.input<typeof recordSchema> {
  const html = `${origin}/register/${record.id}`
  const versions = Array.from(
    { length: version.number },
    (_, i) => `${origin}/api/v1/records/${record.id}/versions/${i + 1}`,
  )
  return {
    id: record.id,
    organisation: organisationOf(force),
    tool: { id: record.toolId, name: record.toolName, supplier: record.supplier },
    demonstration: record.demonstration,
    retired_at: record.retiredAt?.toISOString() ?? null,
    retired_reason: record.retiredReason,
    version,
    evidence: evidence.map((piece) => evidenceOf(piece, html)),
    links: { html, history: `${html}/history`, versions },
  }
}

function evidenceOf(piece: PublishedEvidence, html: string): z.input<typeof evidenceSchema> {
  return {
    sha256: piece.sha256,
    own_data: piece.ownData,
    measured_at: piece.result.provenance.time,
    signed_by: piece.signedBy,
    key_id: piece.keyId,
    public_key: piece.publicPem,
    url: `${html}/evidence/${piece.sha256}`,
  }
}

const organisationOf = ({ id, slug, name }: Organisation): z.input<typeof organisationSchema> => ({
  id,
  slug,
  name,
})

const orNull = (choice: string): string | null => (choice === '' ? null : choice)

export function listingOf(listing: Listing, origin: string): z.input<typeof listingSchema> {
  return {
    id: listing.recordId,
    title: listing.title,
    one_sentence_description: listing.sentence,
    organisation: organisationOf(listing.force),
    tool: { id: listing.toolId, name: listing.toolName, supplier: listing.supplier },
    phase: phaseOf(listing),
    tool_family: orNull(listing.kind),
    degree_of_automation: orNull(listing.automation),
    human_review: listing.review,
    significant_decision: orNull(listing.significant),
    sensitive_processing: orNull(listing.sensitive),
    assessments_completed: [...listing.assessments],
    tested_on: listing.tested,
    measured_at: listing.measuredAt,
    version: listing.number,
    hash: listing.hash,
    published_at: listing.publishedAt.toISOString(),
    review_due: listing.reviewDue,
    retired_at: listing.retiredAt?.toISOString() ?? null,
    demonstration: listing.demonstration,
    url: `${origin}/register/${listing.recordId}`,
  }
}
