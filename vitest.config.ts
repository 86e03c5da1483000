import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Against what hangs, not against what is slow: nothing here is timed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
