// Where each module keeps its tables' migrations, in the order in which they are made.
import type { MigrationSource } from './kernel/database/migrate.ts'

const source = (module: string, folder: string): MigrationSource => ({
  module,
  folder: new URL(folder, import.meta.url),
})

export const migrationSources: readonly MigrationSource[] = [
  source('audit', './kernel/audit/migrations'),
  source('accounts', './modules/accounts/store/migrations'),
  source('lab', './modules/lab/store/migrations'),
  source('register', './modules/register/store/migrations'),
]
