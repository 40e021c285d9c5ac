import { defineConfig } from 'vitest/config'

/** Cases a law; each law prints how many it has seen, and the seed by which SIGMACAST_SEED repeats it. */
const runs = process.env.SIGMACAST_RUNS ?? '100000'

// The property tests alone, for long: what finds the slips that a few hundred cases leave over.
export default defineConfig({
  test: {
    include: ['test/property/**/*.test.ts'],
    env: { SIGMACAST_RUNS: runs },
    testTimeout: 1_800_000,
    maxWorkers: 2,
  },
})
