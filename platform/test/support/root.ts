// Where the project stands, and the data beside it that not every checkout has.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')

export const SHARED_DATA = join(ROOT, '../shared/data')
export const hasSharedData = existsSync(join(SHARED_DATA, 'compas-two-year.csv'))
