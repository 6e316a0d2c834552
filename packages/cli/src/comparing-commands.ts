// The commands that compare two systems and that plan a trial, with their options.
import { Argument, type Command, type Option } from 'commander'
import type { Surroundings } from './surroundings.ts'

/** What every command of the program shares. */
type Shared = {
  readonly surroundings: Surroundings
  readonly language: () => Option
  readonly wholeNumber: (text: string) => number
}

function collect(text: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, text]
}

export function addCompare(program: Command, { surroundings, language, wholeNumber }: Shared): void {
  program
    .command('compare')
    .description('compare two systems on the same observations; write comparison.json and comparison.html')
    .addArgument(new Argument('<a>', 'the plan of the one, a YAML file with columns.id'))
    .addArgument(new Argument('<b>', 'the plan of the other'))
    .option('--out <dir>', 'the folder to write to (default: beside the first plan, A-or-B)')
    .option('--seed <n>', 'the seed for whatever is drawn at random', wholeNumber, 1)
    .option('--json', 'print the comparison itself to stdout; files are written only with --out')
    .addOption(language())
    .action(async (a, b, options) =>
      (await import('./commands/compare.ts')).compare(a, b, options, surroundings),
    )
}

export function addPower(program: Command, { surroundings, language }: Shared): void {
  program
    .command('power')
    .description(
      'say how much must be measured to show a gap or a limit, and the smallest gap that given sizes show',
    )
    .addArgument(new Argument('<plan>', 'the plan, a YAML file; its observations need not be there yet'))
    .option(
      '--expect <measure=rate>',
      'a rate that you expect: false_positive_rate=1/6000; again for more',
      collect,
      [],
    )
    .option('--gap <rate>', 'the smallest difference between two groups that matters: 1/6000')
    .option('--limit <rate>', 'the limit that is to be shown; by default that of the criterion in the plan')
    .option('--sizes <group=n,...>', 'whom you can recruit, the reference first: White=5000,Black=800')
    .option('--passes <n>', 'how often each person is measured', '1')
    .option('--alike <n>', 'how alike the trials of one person are: 0 not at all, 1 the same every time', '1')
    .option('--ratio <n>', 'negatives for each positive, for an area under the curve', '1')
    .option('--measure <name>', 'also answer for this measure; again for more', collect, [])
    .option('--risk <alpha,power>', 'the risk of a false finding, and the chance of a true one', '0.05,0.8')
    .option('--json', 'print the answer as JSON')
    .addOption(language())
    .action(async (plan, options) => (await import('./commands/power.ts')).power(plan, options, surroundings))
}
