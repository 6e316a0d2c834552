// `policeai evaluate`: plan in; result, report and evidence out. What can be refused is refused before anything is
// measured: a key that cannot sign, a folder that cannot be written to, signed evidence that would no longer fit.
import { basename, dirname, extname, join, resolve } from 'node:path'
import {
  criterionText,
  evaluateFile,
  type Language,
  type Result,
  renderReport,
  serialiseResult,
  signResult,
  wordsFor,
} from '@policeai/evaluation'
import { InputFault, UnmetCriteria } from '../fault.ts'
import { refuseOldEvidence, writeTogether } from '../files.ts'
import { summaryOf } from '../summary.ts'
import { type Surroundings, screenOf } from '../surroundings.ts'
import { type EvaluateOptions, measured } from './evaluate-options.ts'
import { readKey } from './keys-from-files.ts'

type Output = { readonly name: string; readonly text: string }

export async function evaluate(
  plan: string,
  options: EvaluateOptions,
  surroundings: Surroundings,
): Promise<void> {
  if (options.state === true) return (await import('./state.ts')).writeState(plan, options, surroundings)
  refuseStateOptions(options)
  const { stdout, cwd } = surroundings
  const folder = resolve(cwd, options.out ?? defaultFolder(plan))
  const key = options.sign === undefined ? null : await readKey(options.sign, cwd)
  const writes = options.json !== true || options.out !== undefined || key !== null
  if (writes && key === null) await refuseOldEvidence(folder)
  const { result } = await measured(plan, options.seed, surroundings, (measuring) =>
    evaluateFile(resolve(cwd, plan), measuring),
  )
  const json = serialiseResult(result)
  const outputs = writes ? outputsOf(result, json, key, options.language) : []
  await writeTogether(outputs.map(({ name, text }) => ({ path: join(folder, name), text })))
  const paths = outputs.map(({ name }) => join(folder, name))
  const summary = `${summaryOf(result, options.language, { ...screenOf(stdout), paths })}\n`
  stdout.write(options.json === true ? json : summary)
  if (options.gate === true) requireCriteria(result, options.language)
}

/** What is said of a state has no meaning without one. */
function refuseStateOptions({ site, previous, key }: EvaluateOptions): void {
  const given = Object.entries({ site, previous, key }).filter(([, value]) => value !== undefined)
  if (given.length > 0)
    throw new InputFault(given.map(([name]) => `policeai: --${name} is said of a state; add --state`))
}

/** A criterion that the data cannot show to hold does not open the gate; nor does a plan that asks nothing. */
function requireCriteria(result: Result, language: Language): void {
  if (result.criteria.length === 0) {
    throw new InputFault(['policeai: --gate asks whether criteria hold, and the plan sets none'])
  }
  const { status } = wordsFor(language).criteria
  const unmet = result.criteria.filter((criterion) => criterion.status !== 'met')
  if (unmet.length === 0) return
  throw new UnmetCriteria(
    unmet.map((criterion) => `${status[criterion.status]}: ${criterionText(criterion, result, language)}`),
  )
}

/** Beside the plan, and named after it: `compas.yaml` → `compas-result`. */
function defaultFolder(plan: string): string {
  return join(dirname(plan), `${basename(plan, extname(plan))}-result`)
}

function outputsOf(result: Result, json: string, key: string | null, language: Language): readonly Output[] {
  const files = [
    { name: 'result.json', text: json },
    { name: 'report.html', text: renderReport(result, { language }) },
  ]
  if (key === null) return files
  const signed = signResult(result, key)
  if (!signed.ok) throw new TypeError(signed.message)
  return [...files, { name: 'evidence.json', text: signed.text }]
}
