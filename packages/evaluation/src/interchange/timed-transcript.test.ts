// Words go to the stretch in which their middle lies; what was heard over silence stands in rows of its own.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { allSpeakers, countErrors, foldCase, parseTrn } from '@policeai/metrics'
import { expect, test } from 'vitest'
import { readFiles, utf16, withFolder } from './files.fixture.ts'
import { DEFAULT_IMPORT_OPTIONS, type Row } from './importer.ts'
import { ctmImporter, readTimedWords } from './timed-transcript.ts'

const STM = `;; LABEL "O" "Overall" "Overall"
rec A ann 1.00 3.00 <O,F> yes { um / uh / @ } hello there
rec A ben 3.50 5.00 <O,M> we are coming
rec A ann 5.00 6.00 <O,F>
rec A ann 7.00 8.00 <O,F> IGNORE_TIME_SEGMENT_IN_SCORING
rec A ben 9.00 10.00 <O,M> good bye
rec B cat 0.00 2.00 <O,F> nothing to see
`
const CTM = `rec A 0.10 0.20 THANK 0.5
rec A 0.40 0.20 YOU 0.7
rec A 1.10 0.20 YES 0.9
rec A 1.40 0.20 UH 0.9
rec A 1.70 0.20 HALLO 0.9
rec A 2.80 0.30 THERE 0.9
rec A 3.10 0.20 OH 0.9
rec A 3.60 0.20 WE 0.9
rec A 4.00 0.20 COMING 0.9
rec A 5.20 0.20 MUSIC 0.2
rec A 6.40 0.20 YEAH NA
rec A 7.20 0.20 IGNORED 0.2
rec A 9.20 0.20 GOOD 0.9
rec A 9.50 0.20 BYE
rec A 11.00 0.20 SUBSCRIBE 0.3
REC b 0.20 0.20 NOTHING 0.3
REC b 1.85 0.20 SEE 0.3
`
const names = ['answers.ctm', 'truth.stm'] as const
const read = (file: string | Buffer, truth: string | Buffer) => readFiles(ctmImporter, { file, truth, names })

test('one row a stretch, and one for what was heard between two', async () => {
  const { rows, notes } = await read(CTM, STM)
  expect(rows.map((row) => [row['speaker'], row['reference'], row['hypothesis'], row['silence']])).toEqual([
    ['inter_segment_gap', '', 'THANK YOU', true],
    ['ann', 'yes { um / uh / @ } hello there', 'YES UH HALLO THERE', false],
    ['inter_segment_gap', '', 'OH', true],
    ['ben', 'we are coming', 'WE COMING', false],
    ['ann', '', 'MUSIC', true],
    ['inter_segment_gap', '', 'YEAH', true],
    ['ben', 'good bye', 'GOOD BYE', false],
    ['inter_segment_gap', '', 'SUBSCRIBE', true],
    ['cat', 'nothing to see', 'NOTHING SEE', false],
  ])
  expect(rows[0]).toMatchObject({
    file: 'rec',
    channel: 'A',
    start: 0.1,
    end: 0.6000000000000001,
    confidence: 0.6,
  })
  expect(rows[1]).toMatchObject({ start: 1, end: 3, label_1: 'O', label_2: 'F' })
  expect(rows[5]).toMatchObject({ confidence: null, label_1: null })
  expect(notes).toEqual([{ code: 'words_ignored', message: expect.any(String), n: 1 }])
  expect(new Set(rows.map((row) => row['id'])).size).toBe(9)
})

function errorsOf(rows: readonly Row[]) {
  const utterances = rows.map(({ reference, hypothesis }) => {
    const parsed = parseTrn(`${reference} (id)`)
    const elements = parsed.kind === 'parsed' ? (parsed.utterances[0]?.elements ?? []) : []
    return { speaker: 'all', reference: elements, hypothesis: String(hypothesis).split(' ').filter(Boolean) }
  })
  return allSpeakers(countErrors(utterances, { unit: 'word', normalise: foldCase }))
}

// sclite 2.4.10 (Debian sctk) on these two files: 9 correct, 1 substitution, 2 deletions, 5 insertions. It puts words
// from gaps into the stretch beside them, and so loses YEAH, the one beside the stretch that is not scored.
test('the errors are sclite’s, and the word that it loses', async () => {
  const { rows } = await read(CTM, STM)
  expect(errorsOf(rows)).toMatchObject({ correct: 9, substitutions: 1, deletions: 2, insertions: 5 + 1 })
})

test('a ctm reference is one stretch a channel, its alternatives in trn form', async () => {
  const truth = `7654 A 11.0 0.2 yes
7654 A * * <ALT_BEGIN>
7654 A 12.00 0.34 UM
7654 A * * <ALT>
7654 A * * <ALT_END>
`
  const { rows } = await readFiles(ctmImporter, { file: '7654 A 11.1 0.2 YES 0.4\n', truth })
  expect(rows).toMatchObject([
    { reference: 'yes { UM / @ }', hypothesis: 'YES', silence: false, start: 11.1 },
  ])
})

test('of stretches that overlap the earlier takes the word', async () => {
  const stm = 'r A ann 0 5 a\nr A ben 4 4.5 b\nr A ben 6 7 c\n'
  const { rows } = await read('r A 4.1 0.2 a\nr A 5.5 0.2 gap\nr A 6.5 0.2 c\n', stm)
  expect(rows.map((row) => row['hypothesis'])).toEqual(['a', '', 'gap', 'c'])
})

// sclite 2.4.10 (Debian sctk) gives the word to ben.
test('a word in the middle of two stretches that touch is the later one’s', async () => {
  const { rows } = await read(
    'r A 0.5 0.5 a\nr A 1.75 0.5 mid\nr A 3 0.5 b\n',
    'r A ann 0 2 a\nr A ben 2 4 b\n',
  )
  expect(rows.map((row) => row['hypothesis'])).toEqual(['a', 'mid b'])
})

test('every fault with its file and line', async () => {
  const stm = 'r A ann 2 1 a\nr A ann\nr A ann 3 4 { a\nr A ann 5 6 b\n'
  const ctm = 'r A x 1 a\nr A 1 -1 a\nr A 1 1 a high\nr A 1 1\nr A 1e308 1e308 a\nr A * * <ALT_BEGIN>\n'
  const { faults } = await read(ctm, stm)
  expect(faults.map(({ code, file, line }) => [file, line, code])).toEqual([
    ...[1, 2, 3].map((line) => ['truth.stm', line, 'import_malformed']),
    ...[1, 2, 3, 4, 5, 6].map((line) => ['answers.ctm', line, 'import_malformed']),
  ])
})

test('a recording in one file only', async () => {
  const { faults } = await read('r A 1 1 a\nother A 1 1 a\n', 'r A ann 0 2 a\nthird A ann 0 2 a\n')
  expect(faults.map(({ code, file, line }) => [file, line, code])).toEqual([
    ['answers.ctm', 2, 'import_mismatch'],
    ['truth.stm', 2, 'import_mismatch'],
  ])
})

test('a stretch of one speaker that stands there twice', async () => {
  const stm = 'r A ann 0 2 a\nr A ben 0 2 b\nr A ann 0 2.0 a\n'
  expect((await read('r A 1 0.5 a\n', stm)).faults).toMatchObject([
    { code: 'duplicate_id', file: 'truth.stm', line: 3 },
  ])
})

test('another encoding, and a file cut off', async () => {
  expect((await read(utf16(CTM), STM)).faults).toMatchObject([{ code: 'observations_encoding' }])
  expect((await read(CTM.slice(0, 40), STM)).faults).toMatchObject([{ code: 'import_malformed', line: 2 }])
})

test('words on their own', async () => {
  await withFolder(async (folder) => {
    const source = { path: join(folder, 'a.ctm'), name: 'a.ctm' }
    await writeFile(source.path, 'r A 1.5 0.25 yes -6.763\n')
    const outcome = await readTimedWords(source, DEFAULT_IMPORT_OPTIONS)
    expect(outcome.ok && (await Array.fromAsync(outcome.rows))).toEqual([
      { file: 'r', channel: 'A', start: 1.5, duration: 0.25, word: 'yes', confidence: -6.763 },
    ])
  })
})
