// Four projects: `unit` beside the code, on PGlite; `postgresql`, the same store tests on a real PostgreSQL; `system`, the
// whole platform in a real browser; `faults`, platforms that are started to be broken, the packages, and the architecture.
import { defineConfig } from 'vitest/config'

/** Of the whole platform: each file by itself, and time for a browser. */
const WHOLE = {
  globalSetup: 'platform/test/support/servers.setup.ts',
  maxWorkers: 1,
  testTimeout: 120_000,
  hookTimeout: 180_000,
}

/** What brings its own platform, or none. */
const OWN = [
  'platform/test/packages.test.ts',
  'platform/test/architecture/**/*.test.ts',
  'platform/test/faults/{run,start-and-stop,limits}.test.ts',
]

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'platform/src/**/*.test.ts'],
          exclude: ['**/*.postgres.test.ts', '**/node_modules/**'],
          globalSetup: 'platform/src/kernel/testing/snapshot.setup.ts',
          setupFiles: 'platform/src/kernel/testing/fast-check.setup.ts',
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgresql',
          include: [
            'platform/src/**/store/**/*.test.ts',
            'platform/src/kernel/**/*.store.test.ts',
            'packages/*/src/**/*.postgres.test.ts',
          ],
          globalSetup: 'platform/src/kernel/testing/postgres.setup.ts',
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          ...WHOLE,
          name: 'system',
          include: ['platform/test/**/*.test.ts'],
          exclude: OWN,
        },
      },
      { extends: true, test: { ...WHOLE, name: 'faults', include: OWN } },
    ],
  },
})
