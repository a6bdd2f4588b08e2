import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'db/**/*.test.ts'],
    globalSetup: 'src/testing/prepare.ts',
    testTimeout: 120_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    // Files of one worker share what they import: half of the time went into importing it again for each.
    isolate: false,
  },
})
