// The version of Node that the package names is the one that the command asks for.
import { expect, test } from 'vitest'
import { nodeFault } from './node-version.ts'

test.each(['24.12.0', '24.21.0', '26.0.1', process.versions.node])('Node %s will do', (version) => {
  expect(nodeFault(version)).toBeUndefined()
})

test.each(['20.20.2', '22.23.3', '24.11.9'])('Node %s is refused in one line', (version) => {
  expect(nodeFault(version)).toBe(
    `policeai needs Node 24.12 or newer, and this is Node ${version}: https://nodejs.org`,
  )
})
