import { defineConfig } from 'vitest/config'

const shared = { exclude: ['test/corpus/**', 'test/engines/**', 'node_modules/**'] }

/** Only stops what would never end: a slow machine is no fault. */
const LIMIT = 600_000

export default defineConfig({
  test: {
    pool: 'threads',
    testTimeout: LIMIT,
    hookTimeout: LIMIT,
    projects: [
      {
        extends: true,
        // The modules are read once for all files of a worker, so no file may change what another one sees.
        test: {
          ...shared,
          name: 'tests',
          include: ['test/**/*.test.ts'],
          exclude: [...shared.exclude, 'test/growth/**'],
          isolate: false,
        },
      },
      {
        extends: true,
        // Steps are counted in code that is compiled after the counting has begun, so these files have a worker each.
        test: { ...shared, name: 'growth', include: ['test/growth/**/*.test.ts'] },
      },
    ],
  },
})
