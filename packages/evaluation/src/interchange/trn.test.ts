// The reference comes through in trn form, so that the figures that sclite gives for the real files come out.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { allSpeakers, countErrors, foldCase, parseTrn } from '@policeai/metrics'
import { expect, test } from 'vitest'
import { readFiles, utf16 } from './files.fixture.ts'
import { trnImporter } from './trn.ts'

const DATA = resolve(import.meta.dirname, '../../../../../shared/data')
const [REFERENCE, HYPOTHESIS] = [resolve(DATA, 'csrnab.ref'), resolve(DATA, 'csrnab.hyp')]
const absent = !existsSync(REFERENCE) || !existsSync(HYPOTHESIS)
const name = (title: string): string => (absent ? `${title} (skipped: no ../shared/data)` : title)

const read = (file: string | Buffer, truth: string | Buffer) => readFiles(trnImporter, { file, truth })

test('one row an utterance, the alternatives kept', async () => {
  const truth = ';; comment\n\nI { want to /  wanna } go (maybe) (Ann_1)\n@ (ann_2)\n'
  const { rows } = await read('i @ wanna go (ANN_1)\n(ann_2)\n', truth)
  expect(rows).toEqual([
    ...[
      {
        id: 'ann_1',
        speaker: 'ann',
        reference: 'I { want to / wanna } go (maybe)',
        hypothesis: 'i wanna go',
      },
    ],
    ...[{ id: 'ann_2', speaker: 'ann', reference: '@', hypothesis: '' }],
  ])
})

test('every fault with its file and line', async () => {
  const truth = 'a (u_1)\nb { c (u_2)\nno id\na (u_1)\n'
  const { faults } = await read('a (u_1)\nb (u_2)\n', truth)
  expect(faults.map(({ code, file, line }) => [file, line, code])).toEqual([
    ['truth', 2, 'import_malformed'],
    ['truth', 3, 'import_malformed'],
    ['truth', 4, 'duplicate_id'],
  ])
})

test('an utterance in one file only, and alternatives in a hypothesis', async () => {
  const { faults } = await read('a (u_1)\nb { c / d } (u_2)\nx (u_9)\n', 'a (u_1)\nb (u_2)\nc (u_3)\n')
  expect(faults.map(({ code, file, line }) => [file, line, code])).toEqual([
    ['answers', 2, 'import_malformed'],
    ['truth', 3, 'import_mismatch'],
    ['answers', 3, 'import_mismatch'],
  ])
})

test('another encoding is a fault', async () => {
  expect((await read(utf16('a (u_1)\n'), 'a (u_1)\n')).faults).toMatchObject([
    { code: 'observations_encoding' },
  ])
  const latin1 = Buffer.from('a (u_1)\nZo\xeb (u_2)\n', 'latin1')
  expect((await read(latin1, 'a (u_1)\n')).faults).toMatchObject([{ code: 'observations_encoding', line: 2 }])
})

// sclite's figures for these files: ../shared/data/README.md.
test.skipIf(absent)(
  name('NIST’s files: 1,263 correct, 131 substitutions, 12 deletions, 26 insertions'),
  async () => {
    const { rows } = await read(readFileSync(HYPOTHESIS), readFileSync(REFERENCE))
    const utterances = rows.map(({ id, reference, hypothesis }) => {
      const parsed = parseTrn(`${reference} (${id})`)
      const elements = parsed.kind === 'parsed' ? (parsed.utterances[0]?.elements ?? []) : []
      return { speaker: 'all', reference: elements, hypothesis: String(hypothesis).split(' ') }
    })
    expect(rows).toHaveLength(51)
    expect(allSpeakers(countErrors(utterances, { unit: 'word', normalise: foldCase }))).toMatchObject({
      ...{ correct: 1263, substitutions: 131, deletions: 12, insertions: 26 },
    })
  },
)

test.skipIf(absent)(name('NIST’s hypothesis, cut off in the middle of a line'), async () => {
  const { faults } = await read(readFileSync(HYPOTHESIS).subarray(0, 4000), readFileSync(REFERENCE))
  expect(faults[0]).toMatchObject({ code: 'import_malformed', file: 'answers' })
})
