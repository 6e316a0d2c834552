// What is said on the command line of an evaluation, whether it writes a result or a state; and its work, with progress on the
// terminal and its faults by the name of the plan as it was typed.
import type { EvaluationOptions, Fault, Language } from '@policeai/evaluation'
import { asTyped, faultLine, InputFault } from '../fault.ts'
import { createProgress } from '../progress.ts'
import type { Surroundings } from '../surroundings.ts'

/** As commander gives them; `site`, `previous` and `key` have a meaning only with `state`. */
export type EvaluateOptions = {
  readonly out?: string
  readonly seed: number
  readonly json?: boolean
  readonly sign?: string
  readonly gate?: boolean
  readonly state?: boolean
  readonly site?: string
  readonly previous?: readonly string[]
  readonly key?: readonly string[]
  readonly language: Language
}

type Done<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly faults: readonly Fault[] }

/** Measures from a plan file, or ends the command with all that is wrong with it or its observations. */
export async function measured<T>(
  plan: string,
  seed: number,
  { stderr, now, setting }: Surroundings,
  work: (options: EvaluationOptions) => Promise<Done<T>>,
): Promise<T> {
  const progress = createProgress(stderr)
  try {
    const outcome = await work({
      seed,
      clock: now,
      ...(setting === undefined ? {} : { setting }),
      onProgress: ({ step, done }) => progress.show(step, done),
    })
    if (outcome.ok) return outcome
    throw new InputFault(
      outcome.faults.map((fault) => faultLine({ ...fault, file: asTyped(fault.file, plan) })),
    )
  } finally {
    progress.clear()
  }
}
