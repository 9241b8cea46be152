/**
 * The small training county, made once for a run of tests and copied for each file: two dozen files stand on it, and making it takes seconds. The first
 * that asks makes it; who asks meanwhile waits. vitest.config.ts names this file as its `globalSetup`, which gives the run a folder and removes it.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Where workers, which inherit the environment, are told the folder. */
const told = 'LIANJING_TEST_COUNTIES'

export default function keepCounties(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'lianjing-counties-'))
  process.env[told] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/** Puts a closed vault of that seed at `to`. `make` makes one in the folder it is given, and closes it; it is called once in a run, or again when it failed. */
export async function copyCounty(seed: number, to: string, make: (folder: string) => Promise<void>): Promise<void> {
  const counties = process.env[told]
  if (counties === undefined) throw new Error('the folder of counties is made by vitest.config.ts (globalSetup)')
  const own = join(counties, `seed-${seed}`)
  const [vault, whole, busy] = [join(own, 'vault'), join(own, 'whole'), join(own, 'busy')]
  mkdirSync(own, { recursive: true })
  while (!existsSync(whole)) {
    if (!begins(busy)) {
      await wait(100)
      continue
    }
    try {
      if (existsSync(whole)) break
      rmSync(vault, { recursive: true, force: true })
      await make(vault)
      writeFileSync(whole, '')
    } finally {
      rmSync(busy, { recursive: true })
    }
  }
  cpSync(vault, to, { recursive: true })
  cpSync(answersOf(vault), answersOf(to))
}

/** The answer key lies beside the vault. */
const answersOf = (vault: string): string => `${vault}.answers.json`

/** Whether the caller is the one who begins: a folder can be made once only. */
function begins(busy: string): boolean {
  try {
    mkdirSync(busy)
    return true
  } catch {
    return false
  }
}
