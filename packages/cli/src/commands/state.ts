// `policeai evaluate --state`: what may leave a site in place of its rows, signed, and what was held back, which only the site
// is told. A state that has gone out is never overwritten: the next one must know it.
import { access } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import {
  type Language,
  type OpenedState,
  openState,
  publicKeyOf,
  type Released,
  serialiseState,
  signState,
  stateOfFile,
} from '@policeai/evaluation'
import { faultLine, InputFault } from '../fault.ts'
import { readText, writeTogether } from '../files.ts'
import { type Surroundings, widthOf } from '../surroundings.ts'
import { wrap } from '../text.ts'
import { type EvaluateOptions, measured } from './evaluate-options.ts'
import { readKey, readPublicKeys } from './keys-from-files.ts'

type Needed = { readonly site: string; readonly sign: string }

export async function writeState(
  plan: string,
  options: EvaluateOptions,
  surroundings: Surroundings,
): Promise<void> {
  const { stdout, stderr, cwd } = surroundings
  const needed = neededOf(options)
  const folder = resolve(cwd, options.out ?? defaultFolder(plan))
  await refuseOldState(join(folder, 'state.json'))
  const key = await readKey(needed.sign, cwd)
  const previous = await readPrevious(options, key, cwd)
  const released = await measured<Released>(plan, options.seed, surroundings, (measuring) =>
    stateOfFile(resolve(cwd, plan), { ...measuring, site: needed.site, previous }),
  )
  const signed = signState(released.state, key)
  if (!signed.ok) throw new TypeError(signed.message)
  await writeTogether([
    { path: join(folder, 'contents.json'), text: serialiseState(released.state) },
    { path: join(folder, 'state.json'), text: signed.text },
  ])
  stdout.write(summaryOf(released, options.language, widthOf(stdout), folder))
  stderr.write(accountOf(released))
}

/** Beside the plan, and named after it: `compas.yaml` → `compas-state`. */
function defaultFolder(plan: string): string {
  return join(dirname(plan), `${basename(plan, extname(plan))}-state`)
}

function neededOf({ site, sign, json, gate }: EvaluateOptions): Needed {
  const faults = [
    ...(site === undefined ? ['policeai: --state needs --site NAME: whose observations these are'] : []),
    ...(sign === undefined
      ? [
          'policeai: --state needs --sign KEY: nobody can merge a state that is not signed\n  Make one with `policeai keys new`.',
        ]
      : []),
    ...(json === true
      ? ['policeai: --json prints a result, and --state makes none; leave one of them out']
      : []),
    ...(gate === true
      ? ['policeai: --gate judges a result, and --state makes none; leave one of them out']
      : []),
  ]
  if (site === undefined || sign === undefined || faults.length > 0) throw new InputFault(faults)
  return { site, sign }
}

async function refuseOldState(file: string): Promise<void> {
  const there = await access(file).then(
    () => true,
    () => false,
  )
  if (!there) return
  const message = 'an earlier state stands here; it is kept, because the next one must know it'
  const hint = 'Give another folder with --out, and this state with --previous if it has left the site.'
  throw new InputFault([faultLine({ file, message, hint })])
}

async function readPrevious(
  { previous = [], key: files = [] }: EvaluateOptions,
  privateKey: string,
  cwd: string,
): Promise<readonly OpenedState[]> {
  const keys = [publicKeyOf(privateKey), ...(await readPublicKeys(files, cwd))]
  const opened: OpenedState[] = []
  const faults: string[] = []
  for (const name of previous) {
    const outcome = openState({ name, text: await readText(resolve(cwd, name), name) }, keys)
    if (outcome.ok) opened.push(outcome.opened)
    else faults.push(...outcome.faults.map(faultLine))
  }
  if (faults.length > 0) throw new InputFault(faults)
  return opened
}

function summaryOf({ state }: Released, language: Language, width: number, folder: string): string {
  const { statement, counts, by_attribute, left_out, sums = [] } = state.disclosure
  const total = counts.shown + counts.held_back
  const held = by_attribute.filter((row) => row.held_back > 0)
  const lines = held.map(
    ({ attribute, held_back, shown }) =>
      `  ${attribute || 'all observations'}: ${held_back} of ${held_back + shown} held back`,
  )
  const left = left_out.map((name) => `  ${name}: left out whole`)
  const amounts = sums.map(
    ({ attribute, held_back, shown }) =>
      `  sums, ${attribute || 'all observations'}: ${held_back} of ${held_back + shown} amounts held back`,
  )
  return `${wrap(state.plan.title, width)}
${wrap(`State of ${state.site}.`, width)}

${wrap(statement[language], width)}
Counts held back: ${counts.held_back} of ${total}.
${[...lines, ...left, ...amounts, ''].join('\n')}
  ${join(folder, 'state.json')}  send this, and keep it for --previous
  ${join(folder, 'contents.json')}  what it says: read it before you send it
`
}

/** For the site alone, and so not where a summary may be sent on: why counts were held back. */
function accountOf({ account }: Released): string {
  if (account === undefined) return ''
  const rows = account.by_attribute
    .filter((row) => row.primary + row.complementary + row.earlier + row.difference > 0)
    .map(
      ({ attribute, primary, complementary, earlier, difference }) =>
        `  ${attribute || 'all observations'}: ${primary} small, ${complementary} to protect others, ${earlier + difference} because of earlier states`,
    )
  const exposed = account.exposed.length
  return [
    'For this site alone, not to be sent on:',
    ...(rows.length === 0 ? ['  nothing was held back'] : rows),
    ...(exposed > 0
      ? [`  ${exposed} of them an earlier state has shown already; that cannot be called back`]
      : []),
    '',
  ].join('\n')
}
