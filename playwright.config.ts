/**
 * How end-to-end tests run: each file in tests/e2e once in Chromium over the loopback and once in Electron (tests/support/app.ts decides
 * by the project's name). Walks that stay within the window are the same in both and run in Chromium only, because the whole test has twenty
 * minutes; what those places hand out as files is saved in both (handed-out, registers). No retries: a test that passes on the second try is a
 * test that fails. Two workers, test by test: a window spends half of its time waiting for its engine, and each test has a home, a profile, a port
 * and a display of its own. No test here measures time; what is waited for may come later than on an idle machine, hence ten seconds.
 */
import { defineConfig } from '@playwright/test'

const withinTheWindow = [
  'accept-mark',
  'ecology-parts',
  'graph',
  'held-up',
  'lists',
  'own-procedure',
  'ownership',
  'process',
  'process-place',
  'proof',
  'proposals',
  'search'
]

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  globalSetup: './tests/support/county-vault.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['line']],
  use: { viewport: { width: 1366, height: 768 }, locale: 'zh-CN' },
  projects: [{ name: 'chromium' }, { name: 'electron', testIgnore: withinTheWindow.map((name) => `**/${name}.e2e.ts`) }]
})
