// What every public page reads from: the stores, the organisations, the clock. One is made at start and handed
// to each page, so that what is kept in memory (lines, plots) is kept once.

import type { Language } from '../../../../kernel/http/language.ts'
import type { Kernel } from '../../../../kernel/module.ts'
import type { SignedVersion } from '../../domain/chain.ts'
import type { Organisation, Organisations } from '../../neighbours.ts'
import { createPublicCatalogue, type Entry } from '../../store/public-catalogue.ts'
import {
  createPublicEvidence,
  type PublicEvidence,
  type PublishedEvidence,
} from '../../store/public-evidence.ts'
import {
  createPublicVersions,
  type PublicVersions,
  type PublishedRecord,
} from '../../store/public-versions.ts'

/** A line of the catalogue with the force that answers for it, and whoever signed its newest evidence. */
export type Listing = Entry & Readonly<{ force: Organisation; signer: Organisation | null }>

export type Reading = Readonly<{
  kernel: Pick<Kernel, 'clock' | 'configuration' | 'documents'>
  organisations: Organisations
  versions: PublicVersions
  evidence: PublicEvidence
  /** Best first for the words, or newest first without any. */
  listings: (words: string, language: Language) => Promise<readonly Listing[]>
}>

/** A record with everything that its newest version rests on. */
export type Published = Readonly<{
  record: PublishedRecord
  force: Organisation
  version: SignedVersion
  evidence: readonly PublishedEvidence[]
}>

/** Null where there is no such record, and in just the same way where nothing of it was published. */
export async function findPublished(reading: Reading, id: string): Promise<Published | null> {
  const version = await reading.versions.newest(id)
  return version && withVersion(reading, version)
}

/** The record around one of its versions. */
export async function withVersion(reading: Reading, version: SignedVersion): Promise<Published | null> {
  const record = await reading.versions.record(version.record)
  const force = record && (await reading.organisations.find(record.organisationId))
  if (!record || !force) return null
  return { record, force, version, evidence: await reading.evidence.find(record.id, version.evidence) }
}

export function createReading(deps: { kernel: Kernel; organisations: Organisations }): Reading {
  const { kernel, organisations } = deps
  const catalogue = createPublicCatalogue(kernel.database)

  async function listings(words: string, language: Language): Promise<readonly Listing[]> {
    const entries = await catalogue.find(words, language)
    const forces = new Map((await organisations.list()).map((force) => [force.id, force]))
    return entries.flatMap((entry) => {
      const force = forces.get(entry.organisationId)
      const signer = (entry.measuredBy && forces.get(entry.measuredBy)) || null
      return force ? [{ ...entry, force, signer }] : []
    })
  }

  return {
    kernel,
    organisations,
    versions: createPublicVersions(kernel.database),
    evidence: createPublicEvidence(kernel.database),
    listings,
  }
}
