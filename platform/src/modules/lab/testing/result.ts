// A result as the engine writes it, for tests in which the figures do not matter.
import { type Result, resultSchema } from '@policeai/evaluation'

const digest = 'a'.repeat(64)

export const resultOf = (over: Partial<Result> = {}): Result =>
  resultSchema.parse({
    result: 1,
    plan: {
      plan: 1,
      title: 'Small plan',
      task: 'classification',
      system: { name: 'Example' },
      observations: { file: 'small.csv' },
      columns: { truth: 'truth', score: 'score' },
      positive: 1,
      threshold: 5,
    },
    rows: { total: 40, used: 40, missing: [] },
    groups: [],
    measures: [
      {
        measure: 'false_positive_rate',
        slice: {},
        status: 'measured',
        estimate: 0.25,
        interval: { low: 0.1, high: 0.5, level: 0.95, method: 'wilson' },
        n: 20,
        events: 5,
      },
    ],
    disparities: [],
    curves: [],
    criteria: [],
    warnings: [{ code: 'example', message: 'A warning that bites.' }],
    provenance: {
      plan: { sha256: digest },
      observations: { name: 'small.csv', format: 'csv', bytes: 100, sha256: digest },
      engine: { name: '@policeai/evaluation', version: '0.1.0' },
      seed: 1,
      time: '2026-03-01T10:00:00.000Z',
    },
    ...over,
  })
