/** What vitest and Playwright say in their JSON reports, as three numbers. */
export interface TestCount {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[]
}

/** Vitest's count; a file that could not even be loaded is one failed test. */
export function vitestCount(report: unknown): TestCount {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report as VitestReport
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((result) => result.status === 'failed')
  )
  return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests + numTodoTests }
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number }
  readonly errors: readonly unknown[]
}

/** Playwright's count; a flaky test has failed once, so it has failed; an error outside of any test is one more. */
export function playwrightCount(report: unknown): TestCount {
  const { stats, errors } = report as PlaywrightReport
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped }
}

export function sumOf(counts: readonly TestCount[]): TestCount {
  const sum = (pick: (count: TestCount) => number) => counts.reduce((total, count) => total + pick(count), 0)
  return { passed: sum((count) => count.passed), failed: sum((count) => count.failed), skipped: sum((count) => count.skipped) }
}
