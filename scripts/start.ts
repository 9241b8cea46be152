/**
 * `npm start`: builds what is stale, makes the training vault when there is no vault at all, and opens the workstation: in Electron where
 * its binary and a display are there, otherwise in browser mode, saying why. Never calls apt, never needs a network once set up.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { trainingPassphrase, vaultHomeOf } from '../shared/ipc/home.ts'
import { downloadElectron, electronBinary, electronVersion, hasDisplay } from './electron-binary.ts'
import { isStale } from './stale.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const home = vaultHomeOf(process.env, homedir())

function node(script: string, args: readonly string[] = [], environment: Readonly<Record<string, string>> = {}): number {
  const child = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment }
  })
  return child.status ?? 1
}

/** Whether any vault lies in the home folder; other places are known only to the person who chose them. */
function hasVault(): boolean {
  return existsSync(home) && readdirSync(home).some((name) => existsSync(join(home, name, 'keyring.json')))
}

function makeTrainingVault(): void {
  console.log('尚无数据库，正在生成练习县数据库……\nNo vault yet: making the training county …')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const status = node('scripts/lianjing.mjs', ['demo', join(home, 'training'), '--size', 'small'], {
    LIANJING_PASSPHRASE: trainingPassphrase
  })
  if (status !== 0)
    console.error('练习县数据库没有生成，可在窗口中新建数据库。\nThe training vault could not be made; create a vault in the window.')
}

/** Why there can be no window; undefined when there can. */
function noWindow(): string | undefined {
  if (!hasDisplay()) return '没有图形显示 / there is no display'
  if (electronBinary() || downloadElectron()) return undefined
  return `没有 Electron ${electronVersion()} 的可执行文件，也下载不到 / no Electron binary, and it cannot be downloaded`
}

function openWindow(binary: string): void {
  const flags = (process.env['TEST_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean)
  if (process.getuid?.() === 0 && !flags.includes('--no-sandbox')) {
    console.log('以 root 运行：Chromium 的沙箱不能用于 root，本次将不带沙箱启动；日常请用普通账户。')
    console.log('Running as root: starting Electron without its sandbox, which root cannot use; use an ordinary account for daily work.')
    flags.push('--no-sandbox')
  }
  const child = spawn(binary, [...flags, root], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill('SIGTERM'))
  child.on('exit', (code) => (process.exitCode = code ?? 1))
}

if (isStale(root)) {
  console.log('正在构建 / building …')
  if (node('scripts/build.ts') !== 0) process.exit(1)
}
if (!hasVault()) makeTrainingVault()
if (existsSync(join(home, 'training', 'keyring.json'))) {
  console.log(`练习县数据库的口令 / passphrase of the training vault: ${trainingPassphrase}`)
}

const reason = noWindow()
const binary = electronBinary()
if (reason === undefined && binary) openWindow(binary)
else {
  console.log(`改用浏览器模式：${reason}。\nBrowser mode instead.`)
  await import('./loopback.ts')
}
