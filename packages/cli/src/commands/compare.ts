// `policeai compare`: two plans in; comparison.json and comparison.html out, and the answer in a few sentences.
import { basename, dirname, extname, join, resolve } from 'node:path'
import {
  type Comparison,
  compareFiles,
  comparisonHeadline,
  comparisonIntro,
  comparisonUnsaid,
  type Language,
  renderComparison,
  serialiseComparison,
  wordsFor,
} from '@policeai/evaluation'
import { faultLine, InputFault } from '../fault.ts'
import { writeWhole } from '../files.ts'
import { createProgress } from '../progress.ts'
import { type Surroundings, widthOf } from '../surroundings.ts'
import { wrap } from '../text.ts'

type Options = {
  readonly out?: string
  readonly seed: number
  readonly json?: boolean
  readonly language: Language
}

const UNSAID_SHOWN = 4

export async function compare(
  a: string,
  b: string,
  options: Options,
  surroundings: Surroundings,
): Promise<void> {
  const { stdout, cwd } = surroundings
  const folder = resolve(cwd, options.out ?? defaultFolder(resolve(cwd, a), resolve(cwd, b)))
  const comparison = await measure([a, b], options, surroundings)
  const json = serialiseComparison(comparison)
  const outputs = [
    { path: join(folder, 'comparison.json'), text: json },
    { path: join(folder, 'comparison.html'), text: renderComparison(comparison, options) },
  ]
  if (options.json !== true || options.out !== undefined) {
    for (const { path, text } of outputs) await writeWhole(path, text)
  }
  if (options.json === true) {
    stdout.write(json)
    return
  }
  const paths = outputs.map(({ path }) => `  ${path}`)
  stdout.write(`${summaryOf(comparison, options.language, widthOf(stdout))}\n\n${paths.join('\n')}\n`)
}

/**
 * Beside the first plan, and named after both: `old.yaml`, `new.yaml` → `old-or-new`. Plans of one name go by the folders that
 * they are in: `x/plan.yaml`, `y/plan.yaml` → `x/x-or-y`.
 */
function defaultFolder(a: string, b: string): string {
  const plan = (path: string) => basename(path, extname(path))
  const folder = (path: string) => basename(dirname(path))
  const name = plan(a) === plan(b) && folder(a) !== folder(b) ? folder : plan
  return join(dirname(a), `${name(a)}-or-${name(b)}`)
}

async function measure(
  plans: readonly [string, string],
  { seed }: Options,
  { stderr, cwd, now, setting }: Surroundings,
): Promise<Comparison> {
  const progress = createProgress(stderr)
  const paths = [resolve(cwd, plans[0]), resolve(cwd, plans[1])] as const
  try {
    const outcome = await compareFiles(paths, plans, {
      seed,
      clock: now,
      ...(setting === undefined ? {} : { setting }),
      onProgress: ({ step, done }) => progress.show(step, done),
    })
    if (outcome.ok) return outcome.comparison
    throw new InputFault(outcome.faults.map(faultLine))
  } finally {
    progress.clear()
  }
}

function summaryOf(comparison: Comparison, language: Language, width: number): string {
  const paragraph = (text: string) => wrap(text, width)
  const unsaid = comparisonUnsaid(comparison, language).slice(0, UNSAID_SHOWN)
  return [
    paragraph(comparisonIntro(comparison, language)),
    '',
    ...comparisonHeadline(comparison, language).map(paragraph),
    '',
    wordsFor(language).unsaid.title,
    ...unsaid.map((text) => wrap(text, width, '  - ', '    ')),
  ].join('\n')
}
