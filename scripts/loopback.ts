/**
 * Browser mode from the command line: starts the engine and its loopback server, prints the address that opens the workstation, and ends
 * with Ctrl-C. Enter prints a fresh address, because each works once.
 */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeWorkFolder } from '../electron/engine/ports/work-folder.ts'
import { startLoopback } from './loopback/server.ts'
import { createNodeEngine } from './node-engine.ts'

const temporary = makeWorkFolder(join(tmpdir(), `lianjing-${process.getuid?.() ?? 'user'}`))
const engine = createNodeEngine({ temporary })
const loopback = await startLoopback({
  engine,
  renderer: fileURLToPath(new URL('../dist/renderer', import.meta.url)),
  uploads: join(temporary, 'uploads')
})
const print = () => console.log(`\n  ${loopback.address()}\n`)

console.log('浏览器模式已启动。请在本机的 Chromium 内核浏览器中打开（地址只能使用一次，按回车可得新地址，Ctrl-C 退出）：')
console.log('Browser mode is running. Open this on this machine (works once; Enter prints a new address, Ctrl-C ends):')
print()
process.stdin.on('data', print)

let ending = false
const end = async () => {
  if (ending) return
  ending = true
  process.stdin.pause()
  await loopback.close()
  await engine.close()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())
