/**
 * What the workstation keeps outside any vault: which vaults this person has opened, and the settings of the screen. Nothing secret and
 * nothing from data; a damaged file is started anew rather than standing in the way of a vault.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { settings as settingsSchema } from '../../../shared/ipc/commands/vault.ts'
import { keyringName } from '../vault/keyring.ts'

const knownSchema = z.array(z.strictObject({ dir: z.string(), lastOpened: z.string(), training: z.boolean() }))
export type KnownVault = z.infer<typeof knownSchema>[number]
export type Settings = z.infer<typeof settingsSchema>
const defaults: Settings = { language: 'zh', theme: 'light', idleMinutes: 15, moneyUnit: 'wan', density: 'compact' }

/** Vaults opened before and vaults that lie in the home folder; newest first. */
export function knownVaults(home: string): readonly KnownVault[] {
  const listed = readJson(path.join(home, 'vaults.json'), knownSchema) ?? []
  const found = existsSync(home)
    ? readdirSync(home, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(path.join(home, entry.name, keyringName)))
        .map((entry) => path.join(home, entry.name))
    : []
  const unlisted = found
    .filter((dir) => !listed.some((vault) => vault.dir === dir))
    .map((dir) => ({ dir, lastOpened: '', training: path.basename(dir) === 'training' }))
  return [...listed, ...unlisted].toSorted((a, b) => (a.lastOpened < b.lastOpened ? 1 : -1))
}

/** Remembers that a vault was opened. */
export function rememberVault(home: string, vault: KnownVault): void {
  const others = (readJson(path.join(home, 'vaults.json'), knownSchema) ?? []).filter((known) => known.dir !== vault.dir)
  writeJson(path.join(home, 'vaults.json'), [vault, ...others].slice(0, 50))
}

export function readSettings(home: string): Settings {
  const kept = readJson(path.join(home, 'settings.json'), settingsSchema)
  return kept ?? defaults
}

export function writeSettings(home: string, settings: Settings): void {
  writeJson(path.join(home, 'settings.json'), settings)
}

function readJson<S extends z.ZodType>(file: string, schema: S): z.output<S> | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

function writeJson(file: string, value: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const part = `${file}.part`
  writeFileSync(part, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(part, file)
}
