// Files of observations that people of an organisation brought: which document, under which name. A form names
// the row, and the row is found only for the organisation that brought the file.
import type { Database } from '../../../kernel/database/open.ts'
import type { Upload } from '../domain/run.ts'
import { narrow } from './tables.ts'

type NewUpload = Upload & Readonly<{ uploadedBy: string; at: Date }>

export async function addUpload(transaction: Database, upload: NewUpload): Promise<void> {
  const { id, organisationId, uploadedBy, name, sha256, bytes, at } = upload
  await narrow(transaction)
    .insertInto('lab.uploads')
    .values({
      id,
      organisation_id: organisationId,
      uploaded_by: uploadedBy,
      name,
      sha256,
      bytes,
      created_at: at,
    })
    .execute()
}

export async function findUpload(
  database: Database,
  id: string,
  organisationId: string,
): Promise<Upload | null> {
  const row = await narrow(database)
    .selectFrom('lab.uploads')
    .select(['name', 'sha256', 'bytes'])
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row ? { id, organisationId, name: row.name, sha256: row.sha256, bytes: Number(row.bytes) } : null
}
