/** Runs the OCDS flags over releases written on the spot, or over a file, with the shipped pack. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadPacks } from '../../electron/engine/packs/load-packs.ts'
import { runFlags } from '../../electron/engine/services/flags/run-flags.ts'
import { readFlagSettings } from '../../electron/engine/services/flags/settings.ts'

const packFolders = ['core', 'ocds'].map((pack) => path.join(import.meta.dirname, '../../resources/packs', pack))
const packs = loadPacks(packFolders)

interface Shown {
  readonly meta?: boolean
  readonly map?: boolean
}

/** One line for each release; text is written as it is. */
export async function flagsOf(lines: readonly unknown[], ini: string, cardinal: boolean, shown: Shown = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'lianjing-flags-'))
  try {
    const file = path.join(folder, 'releases.jsonl')
    writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
    return await flagsOfFile(file, ini, cardinal, shown)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function flagsOfFile(file: string, ini: string, cardinal: boolean, { meta = false, map = false }: Shown = {}) {
  return runFlags(packs, {
    file: { path: file, name: path.basename(file) },
    settings: readFlagSettings(ini, 'settings.ini'),
    cardinal,
    meta,
    map,
    signal: new AbortController().signal
  })
}
