// The platform's commands, added to those of the published command. Each is loaded when it is asked for.
import type { createProgram } from '@policeai/cli'
import type { Streams } from './process.ts'

type Program = ReturnType<typeof createProgram>

export function addPlatformCommands(program: Program, streams: Streams): void {
  program
    .command('start')
    .description('run the platform: database, web server and jobs in one process')
    .action(async () => (await import('./start.ts')).start(streams))
  program
    .command('work')
    .description('run jobs only, against the PostgreSQL that DATABASE_URL names')
    .action(async () => (await import('./work.ts')).work(streams))
  program
    .command('migrate')
    .description('bring the database up to date, and end')
    .action(async () => (await import('./migrate.ts')).migrateOnly(streams))
  const audit = program.command('audit').description('the audit log')
  audit
    .command('verify')
    .description('prove the chain of the audit log, entry by entry')
    .action(async () => (await import('./audit.ts')).verifyAudit(streams))
  program
    .command('administrator')
    .description('the people who give others their roles')
    .command('add')
    .description('add the first administrator of a new instance; later ones are added on its pages')
    .requiredOption('--name <name>', 'as it is shown to others')
    .requiredOption('--email <address>', 'as their identity provider gives it')
    .requiredOption('--centre <name>', 'the organisation that runs this instance')
    .option('--centre-cy <name>', 'its name in Welsh (default: the same)')
    .action(async (options) => (await import('./administrator.ts')).addAdministrator(streams, options))
  addDeveloperCommands(program, streams)
}

function addDeveloperCommands(program: Program, streams: Streams): void {
  program
    .command('test')
    .description('everything that CI runs')
    .option('--only <part>', 'one part of it, by the name that the run prints')
    .action(async (options: { only?: string }) => (await import('./test.ts')).test(streams, options))
  program
    .command('docs')
    .description('write the generated reference under docs/reference')
    .option('--check', 'write nothing; fail where a file is not as it would be written')
    .action(async (options: { check?: boolean }) =>
      (await import('./docs.ts')).docs(streams, program, options),
    )
  program
    .command('pack')
    .description('build and pack the packages as they are published (npm)')
    .requiredOption('--out <dir>', 'the folder to write the archives to')
    .action(async (options: { out: string }) => (await import('./pack.ts')).pack(streams, options))
  program
    .command('bench')
    .description('measure, beside peers where they are installed')
    .action(async () => (await import('./bench.ts')).bench(streams))
}
