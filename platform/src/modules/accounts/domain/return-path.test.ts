import { expect, test } from 'vitest'
import { localPath } from './return-path.ts'

test.each([
  ['/', '/'],
  ['/records/abc?page=2#risks', '/records/abc?page=2#risks'],
  ['/cy/gwaith', '/cy/gwaith'],
  ['/a/../b', '/b'],
])('%s is a page of this site', (address, path) => {
  expect(localPath(address)).toBe(path)
})

test.each([
  undefined,
  '',
  'records',
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/a\\..\\..\\evil',
  '/\t/evil.example',
  '/\n//evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'javascript:alert(1)',
  'https://register.example/records',
])('%j is not followed', (address) => {
  expect(localPath(address)).toBeNull()
})
