// What a record page is made from. The same page serves the public record, an old version and the preview of a
// draft; only what has been published differs.
import type { RecordContent } from '@policeai/record'
import type { Version } from '../../../domain/chain.ts'
import type { Organisation } from '../../../neighbours.ts'
import type { PublishedEvidence } from '../../../store/public-evidence.ts'

/** A signed piece of evidence and the organisation whose key signed it. */
export type Piece = PublishedEvidence & Readonly<{ signer: Organisation | null }>

export type Publication = Readonly<{
  version: Version
  /** The number of the newest version. */
  newest: number
  /** The day that the reader asked about, YYYY-MM-DD. */
  asked: string | null
}>

export type RecordData = Readonly<{
  id: string
  /** The public address of the site, without a slash at the end. */
  origin: string
  force: Organisation
  tool: Readonly<{ name: string; supplier: string }>
  content: RecordContent
  evidence: readonly Piece[]
  /** The day on which the page is read, YYYY-MM-DD. */
  today: string
  demonstration: boolean
  retired: Readonly<{ at: Date; reason: string | null }> | null
  /** Null in the preview of a draft. */
  publication: Publication | null
}>

/** The page of a record, or of the version that is shown where that is not the newest. */
export function addressOf({ id, publication }: Pick<RecordData, 'id' | 'publication'>): string {
  const old = publication && publication.version.number !== publication.newest
  return old ? `/register/${id}/versions/${publication.version.number}` : `/register/${id}`
}
