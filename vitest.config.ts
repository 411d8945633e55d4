import { defineConfig } from 'vitest/config'

// A branch that no test takes in these is a case that nobody has thought of, or code that nobody needs.
const heldToBranches = ['source', 'schema', 'front-matter', 'document', 'body', 'transform', 'validate']

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Real posts, where there are some, have a run of their own: npm run corpus.
    exclude: ['test/corpus/**'],
    // The machine's time zone must never matter: a zone with a half-hour offset and a daylight saving time shows it.
    env: { TZ: 'Australia/Lord_Howe' },
    setupFiles: ['test/support/seed.ts'],
    testTimeout: 60_000,
    // Vitest leaves one core alone, which is half of a small machine.
    maxWorkers: '100%',
    typecheck: { enabled: true, include: ['test/**/*.test-d.ts'], tsconfig: './tsconfig.json' },
    reporters: [
      'default',
      ...(process.env.GITHUB_ACTIONS ? ['github-actions'] : []),
      ['./test/support/list-skipped.ts', { namesApart: true }],
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      reporter: ['text-summary', 'html'],
      thresholds: Object.fromEntries(heldToBranches.map((folder) => [`src/${folder}/**`, { branches: 99 }])),
    },
  },
})
