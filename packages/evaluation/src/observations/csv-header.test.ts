// The header is read as it is written, whatever delimits it.
import { expect, test } from 'vitest'
import { readCsvHeader } from './csv-header.ts'

test.each([
  ['id,truth,score\n1,2,3\n', ',', ['id', 'truth', 'score']],
  ['\uFEFFid;"a;b";score\r\n', ';', ['id', 'a;b', 'score']],
  ['id\ttruth', '\t', ['id', 'truth']],
  ['"a ""b""","c\nd"\n1,2', ',', ['a "b"', 'c\nd']],
  ['Race,race,race\n', ',', ['Race', 'race', 'race']],
  ['truth\n1\n', ',', ['truth']],
])('%j', (text, delimiter, names) => {
  expect(readCsvHeader(text)).toEqual({ names, delimiter })
})
