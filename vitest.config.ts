// Three projects: `unit` beside the code, on PGlite; `postgresql`, the same store tests on a real
// PostgreSQL; `system`, the whole platform in a real browser.
import { defineConfig } from 'vitest/config'

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
          name: 'system',
          include: ['platform/test/**/*.test.ts'],
          globalSetup: 'platform/test/support/servers.setup.ts',
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
