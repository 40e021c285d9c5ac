import { defineConfig } from 'vitest/config'

// The engines are other people's programs, which `npm run engines` installs outside the tree: their tests are a command of their own.
export default defineConfig({
  test: { include: ['test/engines/**/*.test.ts'], testTimeout: 600_000, isolate: false, hookTimeout: 600_000 },
})
