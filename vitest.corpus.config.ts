import { defineConfig } from 'vitest/config'

// Runs on real posts, where there are some: `npm run corpus`.
export default defineConfig({
  test: {
    include: ['test/corpus/**/*.test.ts'],
    env: { TZ: 'Australia/Lord_Howe' },
    testTimeout: 600_000,
    maxWorkers: '100%',
    reporters: ['default', './test/support/list-skipped.ts'],
  },
})
