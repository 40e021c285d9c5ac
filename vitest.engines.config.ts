import { defineConfig } from 'vitest/config'

// The engines are other people's programs, which `npm run engines` installs outside the tree: their tests are a command of their own.
export default defineConfig({
  test: { include: ['test/engines/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
})
