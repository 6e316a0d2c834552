// Too little memory and a full disk are told of as such; any other error is not taken for them.
import { expect, test } from 'vitest'
import { roomFault } from './room.ts'

test.each([
  ['Out of Memory Error: failed to allocate data of size 8.0 MiB (23.9 MiB/30.0 MiB used)', /more memory/],
  ['Out of Memory Error: failed to offload data block of size 128.0 KiB (17.9 MiB/18.0 MiB used).', /disk/],
  ['ENOSPC: no space left on device, write', /disk/],
  ['IO Error: Could not write file "x": No space left on device', /disk/],
])('%s', (message, told) => {
  expect(roomFault(new Error(message), 'rows.csv')).toMatchObject({
    code: 'observations_too_large',
    file: 'rows.csv',
    message: expect.stringMatching(told),
    hint: expect.any(String),
  })
})

test.each([new Error('Binder Error: no such column'), 'ENOSPC', undefined])('%s is none of them', (error) => {
  expect(roomFault(error, 'rows.csv')).toBeUndefined()
})
