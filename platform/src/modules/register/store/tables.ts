// The tables of the register, as rows come back. Times are Dates; days are text, asked for with `::text`,
// since the two drivers read a `date` in different time zones; jsonb is written as text and read as data.

import type { Result } from '@policeai/evaluation'
import type { Phase, RecordContent } from '@policeai/record'
import type { ColumnType, Generated } from 'kysely'
import type { DraftState } from '../domain/draft.ts'

type Json<T> = ColumnType<T, string, string>

export type ToolRow = Readonly<{ id: string; name: string; supplier: string; created_at: Date }>

export type RecordsTable = {
  id: string
  organisation_id: string
  tool_id: string
  submission_key: string
  created_at: Date
  retired_at: Date | null
  retired_reason: string | null
  demonstration: Generated<boolean>
}

export type DraftsTable = {
  record_id: string
  revision: number
  state: DraftState
  content: Json<RecordContent>
  change_note: string
  drafted_by: string
  drafters: string[]
  submitted_by: string | null
  submitted_at: Date | null
  authorised_by: string | null
  authorised_role: string | null
  authorised_at: Date | null
  authorised_conditions: string | null
  review_due: string | null
  returned_reason: string | null
  returned_by_role: string | null
  returned_at: Date | null
  updated_at: Date
}

export type SigningKeyRow = Readonly<{
  key_id: string
  organisation_id: string
  public_pem: string
  added_at: Date
}>

export type EvidenceTable = {
  record_id: string
  sha256: string
  key_id: string
  result: Json<Result>
  own_data: boolean
  attached_at: Date
  detached_at: Date | null
}

export type VersionsTable = {
  record_id: string
  number: number
  content: Json<RecordContent>
  evidence: string[]
  phase: Phase
  change_note: string
  authorised_role: string
  authorised_at: Date
  authorised_conditions: string | null
  review_due: string | null
  published_at: Date
  previous_hash: string
  hash: string
  key_id: string
  signature: string
  /** tsvectors: written with `to_tsvector`, asked with `@@`, never selected. */
  words_en: string
  words_cy: string
}

export type RegisterTables = {
  'register.tools': ToolRow
  'register.records': RecordsTable
  'register.drafts': DraftsTable
  'register.signing_keys': SigningKeyRow
  'register.evidence': EvidenceTable
  'register.versions': VersionsTable
  'register.current_versions': VersionsTable
}
