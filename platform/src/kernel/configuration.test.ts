import { expect, test } from 'vitest'
import { configurationReference, readConfiguration } from './configuration.ts'
import { StartFault } from './errors.ts'

const faultsOf = (raw: Record<string, string>): readonly string[] => {
  try {
    readConfiguration(raw)
    return []
  } catch (error) {
    if (error instanceof StartFault) return error.faults
    throw error
  }
}

test('nothing set is a demonstration on this machine', () => {
  const c = readConfiguration({})
  expect(c).toMatchObject({
    mode: 'demonstration',
    port: 8080,
    origin: 'http://localhost:8080',
    databaseUrl: null,
  })
})

test('an empty setting is one that is not set', () => {
  expect(readConfiguration({ DATABASE_URL: '', PORT: '' }).port).toBe(8080)
})

test('all faults are named at once', () => {
  const faults = faultsOf({
    PORT: 'eighty',
    DATABASE_URL: 'mysql://x',
    OIDC_ISSUER: 'https://id.example',
    METRICS: 'perhaps',
  })
  expect(faults.map((f) => f.split(/[: ]/)[0]).sort()).toEqual([
    'DATABASE_URL',
    'METRICS',
    'OIDC_CLIENT_ID',
    'OIDC_CLIENT_SECRET',
    'PORT',
  ])
})

test('production needs what a demonstration makes up', () => {
  const faults = faultsOf({ POLICEAI_MODE: 'production', POLICEAI_ORIGIN: 'http://register.example' })
  expect(faults).toContain('POLICEAI_ORIGIN must be https in production')
  expect(faults.filter((f) => f.includes('production needs it'))).toHaveLength(7)
})

test('the reference names every setting with its default', () => {
  const text = configurationReference()
  expect(text).toContain('| `PORT` | The port to listen on | `8080` |')
  expect(text).toContain('| `SESSION_SECRET` | Signs the session cookie; at least 32 characters | – |')
})

test('an https origin has a proxy in front, which has to be believed', () => {
  const origin = 'https://register.example'
  expect(faultsOf({ POLICEAI_ORIGIN: origin })).toEqual([
    'TRUST_PROXY is not set; an https POLICEAI_ORIGIN has a proxy in front of it',
  ])
  expect(readConfiguration({ POLICEAI_ORIGIN: origin, TRUST_PROXY: 'true' }).trustProxy).toBe(true)
})
