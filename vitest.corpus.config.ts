import { defineConfig } from 'vitest/config'

// The corpus tests read thousands of rules that are no part of this repository: they are a command of their own.
export default defineConfig({
  test: { include: ['test/corpus/**/*.test.ts'], testTimeout: 600_000, isolate: false },
})
