// Measures word errors of a million utterances of fifteen words by sclite's alignment; beside it sclite itself, where
// Debian's is installed, on the first of the same utterances, whose counts must be the same.
// Run: node packages/metrics/bench/word-errors.ts [utterances] [utterances for sclite]
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom } from '../src/random.ts'
import { allSpeakers, countErrors, foldCase, type SpokenUtterance } from '../src/transcription/index.ts'
import { type Cost, costOf, outputOf, printRow, printTitle, withFolder } from './cost.ts'

const UTTERANCES = Number(process.argv[2] ?? 1_000_000)
const FOR_SCLITE = Math.min(UTTERANCES, Number(process.argv[3] ?? 20_000))
const WORDS = 15
const SPEAKERS = 100
const VOCABULARY = Array.from({ length: 20_000 }, (_, i) => `w${i.toString(36)}`)

/** Lines of text, as they come from a file. */
type Lines = { readonly reference: readonly string[]; readonly hypothesis: readonly string[] }

/** Words as frequent as in speech; of each some 6 % said wrongly, 3 % dropped, 3 % put in. */
function generate(count: number): Lines {
  const { uniform } = createRandom(1)
  const word = (): string => VOCABULARY[Math.floor(VOCABULARY.length ** uniform()) - 1] ?? 'w0'
  const heard = (right: string): readonly string[] => {
    const chance = uniform()
    if (chance < 0.03) return []
    if (chance < 0.06) return [right, word()]
    return [chance < 0.12 ? word() : right]
  }
  const said = Array.from({ length: count }, () => Array.from({ length: WORDS }, word))
  return {
    reference: said.map((words) => words.join(' ')),
    hypothesis: said.map((words) => words.flatMap(heard).join(' ')),
  }
}

function* utterancesOf({ reference, hypothesis }: Lines): Generator<SpokenUtterance> {
  for (const [i, line] of reference.entries())
    yield {
      speaker: speakerOf(i),
      reference: line.split(' ').map((word) => ({ kind: 'word', word })),
      hypothesis: (hypothesis[i] ?? '').split(' '),
    }
}

function speakerOf(utterance: number): string {
  return `s${utterance % SPEAKERS}`
}

function figuresOf(lines: Lines): readonly number[] {
  const counted = allSpeakers(countErrors(utterancesOf(lines), { unit: 'word', normalise: foldCase }))
  return [counted.correct, counted.substitutions, counted.deletions, counted.insertions]
}

/** The counts of sclite's raw summary: those of the line `Sum`. */
function runSclite(folder: string, lines: Lines): readonly number[] | undefined {
  const [reference, hypothesis] = [join(folder, 'reference.trn'), join(folder, 'hypothesis.trn')]
  const trn = (texts: readonly string[]): string =>
    texts.map((text, i) => `${text} (${speakerOf(i)}_${i})\n`).join('')
  writeFileSync(reference, trn(lines.reference))
  writeFileSync(hypothesis, trn(lines.hypothesis))
  const files = ['-r', reference, 'trn', '-h', hypothesis, 'trn', '-i', 'spu_id']
  const report = outputOf('/usr/lib/sctk/bin/sclite', [...files, '-o', 'rsum', 'stdout'])
  const sums = report?.match(/\|\s*Sum\s*\|\s*\d+\s+\d+\s*\|\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)/)
  return sums?.slice(1, 5).map(Number)
}

function row(name: string, cost: Cost | undefined, figures: readonly number[] | undefined): void {
  printRow(name, cost, `correct, S, D, I: ${figures?.join(', ') ?? ''}`)
}

const lines = generate(UTTERANCES)
printTitle(`${UTTERANCES.toLocaleString('en-GB')} utterances of ${WORDS} words`)
const all = costOf(() => figuresOf(lines))
row('word errors, from lines of text', all.cost, all.result)
withFolder((folder) => {
  const first = {
    reference: lines.reference.slice(0, FOR_SCLITE),
    hypothesis: lines.hypothesis.slice(0, FOR_SCLITE),
  }
  const title = `the first ${FOR_SCLITE.toLocaleString('en-GB')}`
  const ours = costOf(() => figuresOf(first))
  row(title, ours.cost, ours.result)
  const peer = costOf(() => runSclite(folder, first))
  const cost = peer.result && { ...peer.cost, processor: undefined, mebibytes: undefined }
  row(`sclite: ${title}`, cost, peer.result)
})
