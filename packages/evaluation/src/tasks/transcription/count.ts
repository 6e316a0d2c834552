// Counts utterances, one row each, and says what is wrong with their texts.
import type { Fault } from '../../faults/index.ts'
import type { Coded, CodedRow, Table } from '../../observations/index.ts'
import { gatherProblems, type RowProblems } from '../row-problems.ts'
import { sumRows } from '../row-sums.ts'
import type { Counting, Slices } from '../task.ts'
import { readTexts, TEXT_LIST } from '../text-list.ts'
import { createNormaliser } from './normalise.ts'
import { isTrn, languageOf, type TranscriptionPlan } from './plan.ts'
import { MOST_SPEAKERS, SPEAKER_WIDTH, type TranscriptionState } from './state.ts'
import { AMOUNTS, createUtteranceCounter, trnElements } from './utterance.ts'

/** The columns of a row as the counter takes them. */
export function utteranceColumns({ columns }: TranscriptionPlan): readonly string[] {
  return ['reference', 'hypothesis', ...(columns.names === undefined ? [] : ['names'])]
}

const TRN =
  'A reference in trn form has alternatives as { this / that }, with spaces around each sign, and words that may be left out as (word).'

/** What is wrong with each text; it is only read where there is something that can be. */
async function addTextProblems(problems: RowProblems, table: Table, plan: TranscriptionPlan): Promise<void> {
  const { names, reference } = plan.columns
  const trn = isTrn(plan)
  if (names === undefined && !trn) return
  const columns = ['rowid + 1 as at_row', ...utteranceColumns(plan)].join(', ')
  for await (const batch of table.batches(`select ${columns} from raw order by rowid`, () => {})) {
    const [rows, references] = [batch.values(0), batch.values(1)]
    const named = names === undefined ? [] : batch.values(3)
    for (let i = 0; i < batch.length; i++) {
      if (trn && trnElements(String(references[i] ?? '')) === undefined)
        problems.add(
          { field: reference, what: 'is not in trn form', hint: TRN },
          Number(rows[i]),
          references[i],
        )
      if (names !== undefined && readTexts(named[i]) === undefined)
        problems.add(
          { field: names, what: 'is no list of texts', hint: TEXT_LIST },
          Number(rows[i]),
          named[i],
        )
    }
  }
}

/** Pairs of a word said and a word written that one alignment may hold. */
const MOST_PAIRS = 2 ** 28

function pairsOf(reference: readonly string[], hypothesis: readonly string[], characters: boolean): number {
  const [said, heard] = [reference, hypothesis].map((words) =>
    characters ? words.reduce((sum, word) => sum + word.length, 0) : words.length,
  )
  return ((said ?? 0) + 1) * ((heard ?? 0) + 1)
}

async function addLengthProblems(
  problems: RowProblems,
  table: Table,
  plan: TranscriptionPlan,
): Promise<void> {
  const { text } = createNormaliser(plan.normalise, languageOf(plan))
  const long = await table.rows(
    `select rowid + 1, reference, hypothesis from raw
     where cast(length(reference) + 1 as double precision) * (length(hypothesis) + 1) > ${MOST_PAIRS} order by rowid`,
  )
  for (const [row, reference, hypothesis] of long) {
    const [said, heard] = [text(String(reference)).words, text(String(hypothesis)).words]
    const field = plan.columns.reference
    if (pairsOf(said, heard, false) > MOST_PAIRS) {
      const hint = 'Cut the recording into utterances, one row each.'
      problems.add({ field, what: 'is too long to be aligned', hint }, Number(row), reference)
    } else if (plan.characters && pairsOf(said, heard, true) > MOST_PAIRS) {
      const hint = 'Cut the recording into utterances, one row each, or set `characters: false` in the plan.'
      problems.add({ field, what: 'is too long to be aligned by characters', hint }, Number(row), reference)
    }
  }
}

/** What is wrong with the texts of the rows. */
export async function transcriptionFaults({
  table,
  plan,
  file,
}: {
  readonly table: Table
  readonly plan: TranscriptionPlan
  readonly file: string
}): Promise<readonly Fault[]> {
  const problems = gatherProblems()
  await addTextProblems(problems, table, plan)
  await addLengthProblems(problems, table, plan)
  return problems.faults(file)
}

/** The first amounts by the code of the speaker, until there are too many. */
function collectSpeakers({ clusters, table }: Coded) {
  const speakers = new Map<number, Float64Array>()
  const isOne = clusters === 1
  return {
    add: ({ units }: CodedRow, amounts: ArrayLike<number>): void => {
      if (!isOne || speakers.size > MOST_SPEAKERS) return
      const speaker = units[0] ?? 0
      const sums = speakers.get(speaker) ?? new Float64Array(SPEAKER_WIDTH)
      speakers.set(speaker, sums)
      for (let i = 0; i < SPEAKER_WIDTH; i++) sums[i] = (sums[i] ?? 0) + (amounts[i] ?? 0)
    },
    read: async (): Promise<TranscriptionState['speakers']> => {
      if (!isOne || speakers.size > MOST_SPEAKERS) return null
      const names = await table.rows('select cluster0, code from c0 where n > 0 order by code')
      return new Map(names.map(([name, code]) => [String(name), [...(speakers.get(Number(code)) ?? [])]]))
    },
  }
}

/** Counts the used rows. */
export async function countUtterances(
  counting: Counting<TranscriptionPlan>,
): Promise<Slices<TranscriptionState>> {
  const { plan, coded } = counting
  const speakers = collectSpeakers(coded)
  const { amountsOf } = createUtteranceCounter(plan)
  const columns = utteranceColumns(plan)
  const { all, groups } = await sumRows(counting, {
    columns,
    k: AMOUNTS.length,
    amountsOf,
    onRow: speakers.add,
  })
  return {
    all: { sums: all, speakers: await speakers.read() },
    groups: groups.map((each) => each.map((sums) => ({ sums, speakers: null }))),
  }
}
