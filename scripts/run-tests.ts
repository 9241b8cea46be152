/**
 * `npm test`: check, build, unit and cross-room tests (vitest), end-to-end tests (Playwright in Chromium and Electron), and at the end one
 * plain line that sums them all. The exit code is 0 only if nothing failed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { downloadElectron, electronBinary } from './electron-binary.ts'
import { provideSystemPackages } from './system-packages.ts'
import { playwrightCount, sumOf, vitestCount, type TestCount } from './test-count.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'lianjing-tests-'))

/** Runs one tool to its end, output shown; true when it was content. */
function run(title: string, script: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): boolean {
  console.log(`\n── ${title}`)
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment }
  })
  return status === 0
}

/** A step whose failure counts as one failed test, because it has no count of its own. */
const step = (passed: boolean): TestCount => ({ passed: 0, failed: passed ? 0 : 1, skipped: 0 })

/** A report's count; a runner that failed without saying why, or left no report, counts as one failed test. */
function counted(file: string, read: (report: unknown) => TestCount, content: boolean): TestCount {
  const count = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : step(false)
  return content || count.failed > 0 ? count : sumOf([count, step(false)])
}

provideSystemPackages()
if (!electronBinary() && !process.env['CI']) downloadElectron()
if (!electronBinary())
  console.log(
    'Electron 测试将跳过：本机没有 Electron 可执行文件。\nElectron tests will be skipped: no Electron binary (set ELECTRON_OVERRIDE_DIST_PATH).'
  )

const counts: TestCount[] = [step(run('check', 'scripts/check.mjs', [])), step(run('build', 'scripts/build.ts', []))]

const vitestReport = join(reports, 'vitest.json')
const vitest = run('vitest', 'node_modules/vitest/vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${vitestReport}`
])
counts.push(counted(vitestReport, vitestCount, vitest))

if (readdirSync(join(root, 'tests/e2e')).some((name) => name.endsWith('.e2e.ts'))) {
  const report = join(reports, 'playwright.json')
  const playwright = run('end to end', 'node_modules/@playwright/test/cli.js', ['test', '--reporter=line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report
  })
  counts.push(counted(report, playwrightCount, playwright))
}

rmSync(reports, { recursive: true, force: true })
const { passed, failed, skipped } = sumOf(counts)
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed === 0 ? 0 : 1
