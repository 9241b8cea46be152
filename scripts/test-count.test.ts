/** The last line of `npm test` must never be kinder than the reports. */
import { expect, test } from 'vitest'
import { playwrightCount, sumOf, vitestCount } from './test-count.ts'

test('a test file that cannot be loaded counts as failed', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] }
    ]
  }
  expect(vitestCount(report)).toEqual({ passed: 5, failed: 2, skipped: 3 })
})

test('a flaky end-to-end test and an error outside of tests count as failed', () => {
  expect(playwrightCount({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 4 }, errors: [{}] })).toEqual({
    passed: 3,
    failed: 3,
    skipped: 4
  })
})

test('counts add up', () => {
  expect(
    sumOf([
      { passed: 1, failed: 2, skipped: 3 },
      { passed: 10, failed: 20, skipped: 30 }
    ])
  ).toEqual({ passed: 11, failed: 22, skipped: 33 })
})
