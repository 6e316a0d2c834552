// One pass over the rows of all runs, input by input: what each run adds up to, how often all runs agree, and how often they
// are right together. Only inputs that every run answered are held against each other.
import { answeredAlike, countRepeats, mergeRepeats, type RepeatCounts } from '@policeai/metrics'
import type { Coded, CodedRow } from '../observations/index.ts'
import type { RowAmounts } from '../tasks/task.ts'

export type Runs = {
  /** The runs by name, in the order of their names. */
  readonly names: readonly string[]
  /** By run, rows and their sums. */
  readonly rows: readonly number[]
  readonly sums: readonly (readonly number[])[]
  /** Inputs that every run answered, and those that some did not. */
  readonly whole: number
  readonly partial: number
  /** By independent unit: inputs that were answered alike, and all; of whole inputs. */
  readonly alike: readonly (readonly [alike: number, inputs: number])[]
  /** Of whole inputs; `undefined` where answers are not right or wrong. */
  readonly right: RepeatCounts | undefined
}

async function runNames({ table, used }: Coded): Promise<readonly string[]> {
  const rows = await table.rows(
    `select epoch from raw where ${used} group by epoch order by epoch collate "C"`,
  )
  return rows.map(([name]) => String(name)).sort(byNumber)
}

/** Runs called 1, 2, …, 10 come in that order; others by their bytes. */
function byNumber(a: string, b: string): number {
  const [one, two] = [Number(a), Number(b)]
  return Number.isFinite(one) && Number.isFinite(two) ? one - two : 0
}

type Answer = {
  readonly run: number
  readonly answer: string | number
  readonly right: boolean
  readonly unit: number
}

/** Gathers the answers to one input after the other. */
function gatherInputs(runs: number, judged: boolean) {
  const units = new Map<number, [alike: number, inputs: number]>()
  let right: RepeatCounts | undefined = judged ? countRepeats([], runs) : undefined
  let [whole, partial] = [0, 0]
  return {
    close: (answers: readonly Answer[]): void => {
      if (answers.length === 0) return
      if (answers.length < runs) {
        partial++
        return
      }
      whole++
      const codes = new Map(answers.map(({ answer }, i) => [answer, i]))
      const { events } = answeredAlike(
        answers.map(({ answer }) => codes.get(answer) ?? 0),
        runs,
      )
      const unit = answers[0]?.unit ?? 0
      const [alike, inputs] = units.get(unit) ?? [0, 0]
      units.set(unit, [alike + events, inputs + 1])
      const successes = [...answers].sort((a, b) => a.run - b.run).map((answer) => Number(answer.right))
      right &&= mergeRepeats(right, countRepeats(successes, runs))
    },
    read: () => ({ whole, partial, alike: [...units.values()], right }),
  }
}

/** Counts the runs of a plan with `columns.epoch` and `columns.id`; rows without an id belong to no input. */
export async function countRuns(coded: Coded, rows: RowAmounts<unknown>): Promise<Runs> {
  const names = await runNames(coded)
  const places = new Map(names.map((name, i) => [name, i]))
  const [counts, sums] = [names.map(() => 0), names.map(() => new Array<number>(rows.k).fill(0))]
  const inputs = gatherInputs(names.length, rows.isRight !== undefined)
  let [id, answers]: [unknown, Answer[]] = [null, []]
  const add = ({ values: [input, epoch, ...values], units, weight }: CodedRow): void => {
    const run = places.get(String(epoch)) ?? 0
    counts[run]! += 1
    for (const [i, amount] of Array.from(rows.amountsOf(values)).entries()) sums[run]![i]! += weight * amount
    if (input === null) return
    if (input !== id) {
      inputs.close(answers)
      ;[id, answers] = [input, []]
    }
    answers.push({
      run,
      answer: rows.answerOf(values),
      right: rows.isRight?.(values) ?? false,
      unit: units[0] ?? 0,
    })
  }
  const columns = ['raw.id', 'raw.epoch', ...rows.columns]
  for await (const row of coded.each(columns, { order: ['raw.id collate "C"'] })) add(row)
  inputs.close(answers)
  return { names, rows: counts, sums, ...inputs.read() }
}
