/**
 * How the unit and cross-room tests run: everything named *.test.ts, in Node, each file in its own fork because the database and cipher
 * bindings are native; the small training county is made once for all of them. End-to-end tests (tests/e2e) belong to Playwright; benchmarks have their own runner.
 */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{electron,renderer,scripts,shared,tests}/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**', 'dist/**'],
    globalSetup: 'tests/support/kept-counties.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    allowOnly: false,
    passWithNoTests: true
  }
})
