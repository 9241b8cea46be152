/**
 * Who may import whom (design.md §3), proven over every import statement of every file. The lint says it while typing; this test cannot be
 * silenced by a comment, and also keeps sockets out of everything but browser mode.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const tops = ['electron', 'renderer', 'scripts', 'shared', 'tests'] as const

interface Import {
  readonly file: string
  readonly room: string
  readonly names: string
}

/** Room of a file by its path from the root: tests wherever they stand belong to `tests`. */
function roomOf(file: string): string {
  if (/\.(test|e2e)\.tsx?$/.test(file)) return 'tests'
  return file.startsWith('electron/') ? file.split('/').slice(0, 2).join('/') : (file.split('/')[0] ?? '')
}

/** What a room may import besides itself: rooms, and packages by a rule. */
const rules: Readonly<Record<string, { readonly rooms: readonly string[]; readonly packages: (name: string) => boolean }>> = {
  shared: { rooms: [], packages: (name) => name === 'zod' },
  renderer: { rooms: ['shared'], packages: (name) => !isNode(name) && !['electron', 'better-sqlite3', 'sodium-native'].includes(name) },
  'electron/engine': { rooms: ['shared'], packages: (name) => name !== 'electron' && !name.startsWith('react') },
  'electron/main': { rooms: ['shared'], packages: (name) => name === 'electron' || isNode(name) },
  'electron/preload': { rooms: ['shared'], packages: (name) => name === 'electron' },
  scripts: { rooms: ['shared', 'electron/engine'], packages: (name) => name !== 'electron' },
  tests: { rooms: ['shared', 'renderer', 'electron/engine', 'electron/main', 'electron/preload', 'scripts'], packages: () => true }
}

const isNode = (name: string) => name.startsWith('node:') || builtinModules.includes(name)
const sockets = ['net', 'tls', 'dgram', 'dns', 'http', 'https', 'http2', 'dns/promises', 'inspector', 'cluster'].map(
  (name) => `node:${name}`
)

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(path)
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : []
  })
}

const statement =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|\brequire\(\s*['"]([^'"]+)['"]/g

/** Everything that a source text imports, by whatever statement. */
function importsOf(text: string): string[] {
  return [...text.matchAll(statement)].flatMap(([, from, dynamic, required]) => from ?? dynamic ?? required ?? [])
}

const files = tops.flatMap(filesBelow)
const imports: readonly Import[] = files
  // A configuration of a tool is the tool's, not the room's.
  .filter((file) => file !== 'renderer/vite.config.ts')
  .flatMap((file) => importsOf(readFileSync(join(root, file), 'utf8')).map((names) => ({ file, room: roomOf(file), names })))

/** Why an import is against the rule; undefined when it is not. */
function fault({ file, room, names }: Import): string | undefined {
  const rule = rules[room]
  if (!rule) return `${file}: no rule for ${room}`
  if (!names.startsWith('.')) return rule.packages(names) ? undefined : `${file} imports ${names}`
  const target = relative(root, join(root, dirname(file), names))
  const other = roomOf(target)
  return other === room || rule.rooms.includes(other) ? undefined : `${file} imports ${target}`
}

test('finds every kind of import statement', () => {
  const text = `import a from 'one'\nimport type { B } from "two"\nimport {\n  c,\n  d\n} from './three.ts'\nexport * from './four.ts'\nimport 'five'\nconst x = await import('six')\nrequire('seven')\nconst text = "not from 'here'"`
  expect(importsOf(text)).toEqual(['one', 'two', './three.ts', './four.ts', 'five', 'six', 'seven'])
})

test('the rule tells a breach', () => {
  const breaches: readonly Import[] = [
    { file: 'shared/a.ts', room: 'shared', names: 'node:fs' },
    { file: 'shared/a.ts', room: 'shared', names: '../electron/engine/engine.ts' },
    { file: 'renderer/a.tsx', room: 'renderer', names: 'electron' },
    { file: 'electron/engine/a.ts', room: 'electron/engine', names: '../main/main.ts' },
    { file: 'electron/engine/a.ts', room: 'electron/engine', names: './a.test.ts' },
    { file: 'electron/main/a.ts', room: 'electron/main', names: 'zod' },
    { file: 'scripts/a.ts', room: 'scripts', names: '../tests/support/x.ts' }
  ]
  expect(breaches.filter((breach) => fault(breach) === undefined)).toEqual([])
})

test('every file keeps to its room', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(imports.flatMap((one) => fault(one) ?? [])).toEqual([])
})

test('only browser mode can open a socket', () => {
  const breaches = imports.filter(
    ({ file, room, names }) =>
      room !== 'tests' &&
      !file.startsWith('scripts/loopback') &&
      sockets.includes(isNode(names) ? `node:${names.replace('node:', '')}` : '')
  )
  expect(breaches).toEqual([])
  const callers = files
    .filter((file) => ['electron/engine', 'electron/main', 'electron/preload', 'shared'].includes(roomOf(file)))
    .filter((file) => /(?<![.\w])(?:fetch\(|new (?:WebSocket|EventSource|XMLHttpRequest)\b)/.test(readFileSync(join(root, file), 'utf8')))
  expect(callers).toEqual([])
})
