// The order of documents is trec_eval's; what one file knows and the other does not stays visible.
import { expect, test } from 'vitest'
import { readFiles, utf16 } from './files.fixture.ts'
import { trecImporter } from './trec.ts'

const read = (file: string | Buffer, truth: string | Buffer, limits = {}) =>
  readFiles(trecImporter, { file, truth }, limits)

// Lines of NIST's own test run (usnistgov/trec_eval, test/results.comment.test), in the order of the file. The ranks in
// it were made by the same rule, so that they say which document goes first where scores are equal.
const NIST_RUN = `# This is a comment
301\tQ0\tFR940303-1-00022\t11\t  2.918622\tSTANDARD
301\tQ0\tFBIS3-3586\t15\t  2.785274\tSTANDARD
301\tQ0\tFBIS3-3622\t14\t  2.785274\tSTANDARD
301\tQ0\tFBIS3-30458\t272\t  1.871451\tSTANDARD
301\tQ0\tFBIS3-30686\t271\t  1.871451\tSTANDARD
301\tQ0\tFBIS3-58025\t68\t  2.243509\tSTANDARD
301\tQ0\tFBIS3-58028\t144\t  2.069669\tSTANDARD
301\tQ0\tFBIS3-58055\t67\t  2.243509\tSTANDARD
301\tQ0\tFBIS3-58058\t143\t  2.069669\tSTANDARD
301\tQ0\tFBIS4-3230\t149\t  2.064102\tSTANDARD
301\tQ0\tFBIS4-3367\t148\t  2.064102\tSTANDARD
`
// And of its qrels (test/qrels.comment.test).
const NIST_QRELS = `# Comment
301 0 CR93E-10279 0
301 0 CR93E-1282 1
301 0 FBIS3-58025 0
301 0 FBIS3-58028 1
301 0 FBIS3-58055 1
301 0 FBIS3-58058 1
301 0 FBIS4-3230 0
301 0 FBIS4-3367 0
`

test('NIST’s run keeps its order, ties included', async () => {
  const { rows } = await read(NIST_RUN, NIST_QRELS)
  const given = NIST_RUN.split('\n').flatMap((line) => (line.startsWith('301') ? [line.split('\t')] : []))
  const order = given.sort((a, b) => Number(a[3]) - Number(b[3])).map((fields) => fields[2])
  const retrieved = rows.filter((row) => row['rank'] !== null)
  expect(retrieved.map((row) => row['document'])).toEqual(order)
  expect(retrieved.map((row) => row['rank'])).toEqual(order.map((_, i) => i + 1))
  expect(rows.find((row) => row['document'] === 'FBIS3-58028')).toMatchObject({
    score: 2.069669,
    relevance: 1,
  })
})

test('what was not retrieved has no rank, what was not judged no relevance', async () => {
  const { rows } = await read(NIST_RUN, NIST_QRELS)
  expect(rows.find((row) => row['document'] === 'CR93E-1282')).toEqual({
    ...{ topic: '301', document: 'CR93E-1282', rank: null, score: null, relevance: 1 },
  })
  expect(rows.find((row) => row['document'] === 'FBIS3-3586')?.['relevance']).toBeNull()
  const pooled = await read('1 Q0 a 1 0.5 r\n', '1 0 a -1\n1 0 b -2\n1 0 c 2\n')
  expect(pooled.rows.map((row) => [row['document'], row['relevance']])).toEqual([
    ['a', null],
    ['c', 2],
  ])
})

test('documents of equal score are ordered by their bytes', async () => {
  const { rows } = await read(
    '1 Q0 Z 1 1 r\n1 Q0 a 1 1 r\n1 Q0 é 1 1.0 r\n1 Q0 \u{1F642} 1 1 r\n1 Q0 ﬀ 1 1 r\n',
    '1 0 a 1\n',
  )
  expect(rows.map((row) => row['document'])).toEqual(['\u{1F642}', 'ﬀ', 'é', 'a', 'Z'])
})

test('every fault with its line', async () => {
  const run = '1 Q0 a 1 0.5 r\n1 Q0 a 2 0.4 r\n1 Q0 b 3 high r\n1 Q0 c 4 NaN r\n1 Q0 d\n1 Q0 e 5 1e999 r\n'
  const qrels = '1 0 a 1\n1 0 a 0\n1 0 b yes\n1 0 c\n'
  const { faults } = await read(run, qrels)
  expect(faults.map(({ code, file, line }) => [file, line, code])).toEqual([
    ['answers', 2, 'duplicate_id'],
    ['answers', 3, 'not_a_number'],
    ['answers', 4, 'not_finite'],
    ['answers', 5, 'import_malformed'],
    ['answers', 6, 'not_a_number'],
    ['truth', 2, 'duplicate_id'],
    ['truth', 3, 'not_a_number'],
    ['truth', 4, 'import_malformed'],
  ])
})

test('files that are not of each other, of another encoding, or with a line without end', async () => {
  expect((await read('1 Q0 a 1 0.5 r\n', '2 0 a 1\n')).faults).toMatchObject([{ code: 'import_mismatch' }])
  expect((await read(utf16(NIST_RUN), NIST_QRELS)).faults).toMatchObject([{ code: 'observations_encoding' }])
  const latin1 = Buffer.from('1 0 a 1\n1 0 caf\xe9 1\n', 'latin1')
  expect((await read(NIST_RUN, latin1)).faults).toMatchObject([{ code: 'observations_encoding', line: 2 }])
  expect((await read(`1 Q0 ${'a'.repeat(99)} 1 1 r`, NIST_QRELS, { lineBytes: 90 })).faults).toMatchObject([
    { code: 'observations_too_large', line: 1 },
  ])
})

test('a file that may have been cut off in its last line is told of', async () => {
  const [run, qrels] = ['1 Q0 a 1 0.5 r\n1 Q0 b 2 0.4 r', '1 0 a 1\n']
  const { notes } = await readFiles(trecImporter, { file: run, truth: qrels })
  expect(notes.map(({ code, file }) => [code, file])).toEqual([['last_line_open', 'answers']])
  expect((await readFiles(trecImporter, { file: `${run}\n`, truth: qrels })).notes).toEqual([])
})
