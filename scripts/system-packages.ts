/**
 * Debian packages that the tests use. As root what is missing is installed; otherwise the command is named and the tests that need it skip
 * or fail with their own word. Never called by `npm start`.
 */
import { spawnSync } from 'node:child_process'

/** Names of the packages, as apt and dpkg know them. */
export const testPackages: readonly string[] = [
  'chromium',
  'xvfb',
  'xauth',
  'fonts-noto-cjk',
  'age',
  'sqlite3',
  'poppler-utils',
  'faketime',
  'postgresql'
]

/** Installs, or says how to. */
export function provideSystemPackages(): void {
  const missing = testPackages.filter((name) => !isInstalled(name))
  if (missing.length === 0) return
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0) {
    console.error(`测试还需要 / the tests also need: ${missing.join(' ')}\n  sudo ${command}`)
    return
  }
  console.error(`安装系统软件包 / installing: ${missing.join(' ')} …`)
  const run = (args: readonly string[]) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  run(['update', '-q'])
  if (run(command.split(' ').slice(1)).status !== 0) console.error(`未能安装，请手工运行 / failed, run by hand: ${command}`)
}

function isInstalled(name: string): boolean {
  const { status, stdout, error } = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' })
  // Not a Debian: nothing to install, the tests find their programs on the PATH or skip.
  return error !== undefined || (status === 0 && stdout.endsWith('installed'))
}
