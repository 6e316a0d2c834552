// The program: every command of the packages, with its options, and nothing heavy loaded until one is chosen. The
// platform adds its own commands to the same program.
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import description from '../package.json' with { type: 'json' }
import { addCompare, addPower } from './comparing-commands.ts'
import { EXIT, isInputFault, UnmetCriteria } from './ending.ts'
import { type Surroundings, widthOf } from './surroundings.ts'

/**
 * Makes the program with the commands `evaluate`, `compare`, `power`, `merge`, `verify`, `report`, `export`, `keys new`,
 * `record check` and `record convert`.
 * More may be added with `program.command(…)`; they have the same streams, suggestions and exit codes.
 */
export function createProgram(surroundings: Surroundings): Command {
  const { stdout, stderr } = surroundings
  const program = new Command('policeai')
    .description('Measures AI tools for policing, signs what was measured, and checks records.')
    .version(description.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => widthOf(stdout),
      getErrHelpWidth: () => widthOf(stderr),
      outputError: (text, write) => write(text.replace(/^error: /, 'policeai: ')),
    })
  addEvaluate(program, surroundings)
  addCompare(program, { surroundings, language, wholeNumber })
  addPower(program, { surroundings, language, wholeNumber })
  addMerge(program, surroundings)
  addVerify(program, surroundings)
  addReport(program, surroundings)
  addExport(program, surroundings)
  addKeys(program, surroundings)
  addRecord(program, surroundings)
  return program
}

/** Commands that hold people's data on the disk for as long as they run, and write files. */
const READS_ROWS: ReadonlySet<string> = new Set(['evaluate', 'compare', 'power', 'merge'])

/**
 * Runs a program on arguments (without `node` and the script) and gives the exit code: 0 done, 1 a fault of ours, 2 bad
 * input, unknown commands and options included, 3 a criterion does not hold and `--gate` asked. Never throws, and never ends the process.
 */
export async function runProgram(program: Command, args: readonly string[]): Promise<number> {
  const { writeErr } = program.configureOutput()
  const say = (text: string) => writeErr?.(`${text}\n`)
  const run = () => program.parseAsync(args, { from: 'user' })
  try {
    await (READS_ROWS.has(args[0] ?? '') ? (await import('./interruption.ts')).interruptibly(run) : run())
    return EXIT.done
  } catch (error) {
    if (error instanceof CommanderError) return endOfParsing(error, say)
    if (error instanceof UnmetCriteria) {
      say(error.lines.join('\n'))
      return EXIT.criteria
    }
    if (isInputFault(error)) {
      say(error.faults.join('\n'))
      return EXIT.input
    }
    say(`policeai: this is a fault of the program, not of what you gave it.\n${traceOf(error)}`)
    return EXIT.internal
  }
}

function endOfParsing(error: CommanderError, say: (text: string) => void): number {
  if (error.exitCode === 0) return EXIT.done
  if (error.code !== 'commander.help') say('Run it with --help to see what there is.')
  return EXIT.input
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

const language = () =>
  new Option('--language <code>', 'the language of what is written').choices(['en', 'cy']).default('en')

function addEvaluate(program: Command, surroundings: Surroundings): void {
  program
    .command('evaluate')
    .description('measure what a plan asks for; write result.json and report.html')
    .addArgument(new Argument('<plan>', 'the plan, a YAML file'))
    .option('--out <dir>', 'the folder to write to (default: beside the plan, PLAN-result)')
    .option('--seed <n>', 'the seed for whatever is drawn at random', wholeNumber, 1)
    .option('--json', 'print the result itself to stdout; files are written only with --out or --sign')
    .option('--gate', 'end with code 3 where a criterion of the plan is not met or not shown')
    .option('--sign <key>', 'sign the result with this private key (PEM) and write evidence.json too')
    .option('--state', 'write what may leave this site in place of figures: state.json (see merge)')
    .option('--site <name>', 'with --state: whose observations these are, an organisation or a code')
    .option('--previous <state...>', 'with --state: every state of this plan that this site has sent before')
    .option(
      '--key <file...>',
      'with --previous: public keys of earlier states, where another key signed them',
    )
    .addOption(language())
    .action(async (plan, options) =>
      (await import('./commands/evaluate.ts')).evaluate(plan, options, surroundings),
    )
}

function addMerge(program: Command, surroundings: Surroundings): void {
  program
    .command('merge')
    .description('put the states of many sites together: the figures of all their observations')
    .addArgument(new Argument('<state...>', 'the files state.json, one of each site'))
    .requiredOption('--key <file...>', 'the public keys of the sites (PEM)')
    .requiredOption('--out <dir>', 'the folder to write to')
    .option('--seed <n>', 'the seed for whatever is drawn at random', wholeNumber, 1)
    .option('--sign <key>', 'sign the result with this private key (PEM) and write evidence.json too')
    .addOption(language())
    .action(async (states, options) =>
      (await import('./commands/merge.ts')).merge(states, options, surroundings),
    )
}

function addVerify(program: Command, surroundings: Surroundings): void {
  program
    .command('verify')
    .description('check that evidence was signed with a key, and say what it holds')
    .addArgument(new Argument('<evidence>', 'the file evidence.json'))
    .requiredOption('--key <file>', 'the public key of whoever signed (PEM)')
    .addOption(language())
    .action(async (evidence, options) =>
      (await import('./commands/verify.ts')).verify(evidence, options, surroundings),
    )
}

function addReport(program: Command, surroundings: Surroundings): void {
  program
    .command('report')
    .description('write the report of a result again, such as in the other language')
    .addArgument(new Argument('<result>', 'the file result.json'))
    .requiredOption('--out <file>', 'the HTML file to write')
    .addOption(language())
    .action(async (result, options) =>
      (await import('./commands/report.ts')).report(result, options, surroundings),
    )
}

function addExport(program: Command, surroundings: Surroundings): void {
  program
    .command('export')
    .description('write the figures of a result for other programs')
    .addArgument(new Argument('<result>', 'the file result.json'))
    .addOption(
      new Option('--to <format>', 'CSV with its metadata (CSVW), or the model index of a model card')
        .choices(['csv', 'model-index'])
        .makeOptionMandatory(),
    )
    .requiredOption('--out <dir>', 'the folder to write to')
    .action(async (result, options) =>
      (await import('./commands/export.ts')).exportResult(result, options, surroundings),
    )
}

function addKeys(program: Command, surroundings: Surroundings): void {
  program
    .command('keys')
    .description('keys for signing evidence')
    .command('new')
    .description('make a key pair: private.pem (for the signer alone) and public.pem (for everyone)')
    .requiredOption('--out <dir>', 'the folder to write to')
    .action(async (options) => (await import('./commands/keys.ts')).makeKeys(options, surroundings))
}

function addRecord(program: Command, surroundings: Surroundings): void {
  const record = program.command('record').description('records of tools in use')
  record
    .command('check')
    .description('check a record, and say how complete it is')
    .addArgument(new Argument('<file>', 'the record, a YAML or JSON file'))
    .action(async (file) => (await import('./commands/record.ts')).check(file, surroundings))
  record
    .command('convert')
    .description('convert a record to another format')
    .addArgument(new Argument('<file>', 'the record, a YAML or JSON file'))
    .addOption(new Option('--to <format>', 'the format').choices(['atrs-4']).makeOptionMandatory())
    .option('--out <file>', 'the file to write (default: print it)')
    .action(async (file, options) =>
      (await import('./commands/record.ts')).convert(file, options, surroundings),
    )
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number
  throw new InvalidArgumentError('Expected a whole number, 0 or more.')
}
