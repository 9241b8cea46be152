/**
 * The command line's door. Only Node 24 runs our TypeScript and loads the encrypted database's binding, so an older Node hands over to
 * the one that `npm ci` brought, or says what to do. Plain JavaScript because older Nodes must be able to read it.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const major = Number(process.versions.node.split('.')[0])

if (major >= 24) {
  // compiled once, kept beside the project: the start is half as long, here and in the runners
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../.cache/compiled', import.meta.url))
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
  await import('./cli.ts')
} else {
  const bundled = fileURLToPath(new URL(`../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url))
  const version = existsSync(bundled) ? spawnSync(bundled, ['-v'], { encoding: 'utf8' }).stdout : ''
  if (Number(/^v(\d+)/.exec(version ?? '')?.[1] ?? 0) >= 24) {
    const child = spawnSync(bundled, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
    process.exitCode = child.status ?? 1
  } else {
    console.error(`廉镜需要 Node 24，本机是 ${process.versions.node}。请先运行 npm ci，仍不行再运行 npm rebuild node。`)
    console.error(`Lianjing needs Node 24, this is ${process.versions.node}. Run npm ci first; if that does not help, npm rebuild node.`)
    process.exitCode = 1
  }
}
