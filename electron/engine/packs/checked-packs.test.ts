/** Packs known to have passed are taken as they were; a byte changed in one of them, and it goes through the door again. */
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPack, loadKnownPacks, writeCheckedPacks } from './checked-packs.ts'
import { loadPacks, requiredBy } from './load-packs.ts'

const shipped = path.join(import.meta.dirname, '../../../resources/packs')
let folder: string
let folders: readonly string[]
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'packs-'))
  folders = ['core', 'permit'].map((pack) => {
    cpSync(path.join(shipped, pack), path.join(folder, pack), { recursive: true })
    return path.join(folder, pack)
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('what the build wrote is what loading gives, and what cannot stand alone is loaded', () => {
  const file = path.join(folder, 'packs.json')
  writeCheckedPacks(folders, file)
  const whole = loadPacks(folders)
  const known = loadKnownPacks(folders, file)
  expect(JSON.parse(JSON.stringify({ packs: known.packs, datasets: known.datasets }))).toEqual(
    JSON.parse(JSON.stringify({ packs: whole.packs, datasets: whole.datasets }))
  )
  expect([...known.procedures.keys()]).toEqual([...whole.procedures.keys()])
  expect(known.models.map((model) => [model.id, model.pack, model.hash])).toEqual(
    whole.models.map((model) => [model.id, model.pack, model.hash])
  )
  expect(loadKnownPacks(folders, file)).toBe(known)
  expect(() => loadKnownPacks(folders.slice(1), file)).toThrow(/所需的包/)
  expect(requiredBy(folders[1] ?? '')).toEqual(['core'])
})

test('a changed byte is seen: the result is no longer taken, and a fault in it is told with its place', () => {
  const file = path.join(folder, 'packs.json')
  writeCheckedPacks(folders, file)
  const manifest = path.join(folder, 'permit/pack.yaml')
  const before = hashPack(path.join(folder, 'permit'))
  appendFileSync(manifest, '# a remark\n')
  expect(hashPack(path.join(folder, 'permit'))).not.toBe(before)
  expect(loadKnownPacks(folders, file).packs.map((pack) => pack.manifest.id)).toEqual(['core', 'permit'])
  appendFileSync(manifest, 'unknown: 1\n')
  expect(() => loadKnownPacks(folders, file)).toThrow(/unknown/)
  writeFileSync(path.join(folder, 'permit/models/extra.yaml'), 'id: x\n')
  expect(() => loadKnownPacks(folders, file)).toThrow(/未知字段/)
})
