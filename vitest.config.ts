import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'db/**/*.test.ts'],
    globalSetup: 'src/testing/prepare.ts',
    testTimeout: 240_000,
    hookTimeout: 180_000,
    // What is waited for comes in a moment on a quiet machine; a busy one is no fault.
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
    // Files of one worker share what they import: half of the time went into importing it again for each.
    isolate: false,
  },
})
