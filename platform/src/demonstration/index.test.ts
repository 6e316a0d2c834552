// The demonstration loaded for real: the engine measures, the lab signs, the records go through every gate. What
// the records say of a test is held against the result of that test.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Result } from '@policeai/evaluation'
import type { FieldValue } from '@policeai/record'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compose, type Platform } from '../compose.ts'
import type { Configuration } from '../kernel/configuration.ts'
import { readContent } from './content.ts'
import { loadDemonstration, needsDemonstration } from './index.ts'
import { DEMONSTRATION_ORGANISATIONS } from './people.ts'
import { DEMONSTRATION_RUNS } from './runs.ts'
import { STORIES } from './stories.ts'

const configuration: Omit<Configuration, 'dataFolder'> = {
  mode: 'demonstration',
  operator: 'nobody',
  origin: 'http://localhost:8080',
  host: 'localhost',
  port: 8080,
  trustProxy: false,
  databaseUrl: null,
  uploadLimit: 1024 ** 2,
  sessionSecret: null,
  signingKeyFile: null,
  identity: null,
  metrics: false,
  logLevel: 'silent',
  rateLimit: 600,
}

let dataFolder: string
let platform: Platform
const results = new Map<string, Result>()

/** The platform, and the result of every run that is loaded on it. */
const watched = (): Platform => ({
  ...platform,
  lab: {
    ...platform.lab,
    loadDemonstrationRuns: async (runs) => {
      const loaded = await platform.lab.loadDemonstrationRuns(runs)
      for (const [i, { planName }] of runs.entries())
        results.set(planName.replace('.yaml', ''), loaded[i]?.result as Result)
      return loaded
    },
  },
})

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'demonstration-'))
  platform = await compose({ configuration: { ...configuration, dataFolder } })
}, 120_000)

afterAll(async () => {
  await platform.close()
  await rm(dataFolder, { recursive: true })
})

test('a load that breaks off is taken up again, and a whole one is not repeated', async () => {
  expect(await needsDemonstration(platform)).toBe(true)
  const { register } = platform
  let left = 4
  const breaking: Platform = {
    ...platform,
    register: {
      ...register,
      loadDemonstration: async (record) => {
        left -= 1
        if (left === 0) throw new Error('the power went')
        return register.loadDemonstration(record)
      },
    },
  }
  await expect(loadDemonstration(breaking)).rejects.toThrow('the power went')
  expect(await needsDemonstration(platform)).toBe(true)
  await loadDemonstration(watched())
  expect(await needsDemonstration(platform)).toBe(false)
}, 120_000)

test('it is all there once: organisations, runs and records', async () => {
  const { accounts, kernel } = platform
  expect(await accounts.organisations.list()).toHaveLength(DEMONSTRATION_ORGANISATIONS.length)
  const entries = await kernel.audit.list({ limit: 10_000 })
  const count = (action: string) => entries.filter((entry) => entry.action === action).length
  expect(count('run.measured')).toBe(Object.keys(DEMONSTRATION_RUNS).length)
  expect(count('version.published')).toBe(STORIES.flatMap(({ versions }) => versions).length)
  expect(count('record.retired')).toBe(1)
  expect(count('demonstration.loaded')).toBe(1)
  expect(await kernel.audit.verify()).toMatchObject({ ok: true })
})

/**
 * Every count that the result holds, and what is left of the whole without one group; of figures that count nothing, the
 * whole percentage; and how far down a list a figure looks.
 */
function countsIn({ measures, rows }: Result): ReadonlySet<number> {
  const wholes = measures.filter(({ slice }) => Object.keys(slice).length === 0)
  const counts = measures.flatMap(({ measure, of, n, events, estimate }) => {
    const whole = wholes.find((each) => each.measure === measure && each.of === of)
    const rest = whole ? [whole.n - n, (whole.events ?? 0) - (events ?? 0)] : []
    const percent = events === null && estimate !== null ? [Math.round(100 * estimate), Number(of)] : []
    return [n, events ?? 0, n - (events ?? 0), ...rest, ...percent]
  })
  return new Set([rows.total, rows.used, ...counts])
}

/** What a limit is (1 in 10, 2 o bob 100), an age and a threshold are not counted in a result. */
const LIMITS = /\d+ (in|o bob) \d+|under 21|0\.\d+/g

const numbersIn = (words: string) =>
  [...words.replaceAll(LIMITS, '').matchAll(/\d[\d,]*/g)].map(([digits]) =>
    Number(digits.replaceAll(',', '')),
  )

/** The words of one entry of `test_evidence`, by language. */
function findingOf(value: FieldValue, index: number): Readonly<Record<string, string>> {
  const entry = Array.isArray(value) ? value[index] : undefined
  const finding = typeof entry === 'object' ? entry['finding'] : undefined
  return typeof finding === 'object' && 'en' in finding ? finding : {}
}

test.each(
  STORIES.flatMap(({ key, versions }) => (versions.at(-1)?.evidence ?? []).map((each) => ({ key, ...each }))),
)('$key gives no figure that its evidence does not hold', async ({ key, run, test: index }) => {
  const state = (await readContent(key))['test_evidence']
  const finding = state && 'value' in state ? findingOf(state.value, index) : {}
  const result = results.get(run)
  if (result === undefined) throw new Error(`${run} was not measured`)
  for (const words of Object.values(finding)) {
    const numbers = numbersIn(words)
    expect(numbers.length).toBeGreaterThan(3)
    expect(numbers.filter((number) => !countsIn(result).has(number))).toEqual([])
  }
})

test('it is not loaded beside the organisations of a real instance', async () => {
  const { accounts } = platform
  const real = {
    id: 'real',
    slug: 'real',
    name: { en: 'A force', cy: 'Heddlu' },
    kind: 'force',
    demonstration: false,
  } as const
  const organisations = { ...accounts.organisations, list: async () => [real] }
  expect(await needsDemonstration({ ...platform, accounts: { ...accounts, organisations } })).toBe(false)
})
