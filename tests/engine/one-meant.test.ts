/** Units and matters named on the command line: by id, by code, by a name that is one only; of several of one name each is listed, none is taken. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDesk } from '../../electron/engine/services/import/import-fixture.ts'
import { matterNamed } from '../../electron/engine/services/matter-named.ts'
import { runVerb } from '../../scripts/cli/run.ts'
import { verbs } from '../../scripts/cli/verbs.ts'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import { cheapKdf, openCounty, testNow, type OpenCounty } from '../support/county.ts'

let county: OpenCounty
let name = ''
let scoredId = ''
let ids: readonly string[] = []
beforeAll(async () => {
  county = await openCounty()
  process.env['LIANJING_PASSPHRASE'] = trainingPassphrase
  const { units } = await county.client.call('score.trees', {})
  name = units[0]?.name ?? ''
  scoredId = units[0]?.unit ?? ''
  // the same name once more, of another code
  const file = join(county.home, '单位.csv')
  writeFileSync(file, `单位名称,单位类别,单位代码\n${name},行政机关,ZZ-OTHER-1\n`)
  await county.client.run('import.run', { files: [county.engine.files.put(file)] })
  const { orgs } = await county.client.call('org.list', {})
  ids = orgs.filter((one) => one.name === name).map((one) => one.id)
  await county.engine.close()
}, 120_000)
afterAll(async () => {
  delete process.env['LIANJING_PASSPHRASE']
  await county.close()
})

async function lianjing(...argv: string[]): Promise<{ readonly code: number; readonly json: Record<string, unknown> }> {
  let out = ''
  const code = await runVerb(verbs, [...argv, '--json'], {
    out: (text) => (out += text),
    err: () => undefined,
    startEngine: () => createNodeEngine({ home: county.home, kdfCost: cheapKdf, clock: () => testNow })
  })
  return { code, json: JSON.parse(out) as Record<string, unknown> }
}

test('[#67] a name of two units is refused by every verb, with ids and codes and how to name one; an id or a code is taken', async () => {
  expect(ids).toHaveLength(2)
  const to = join(county.home, 'r.html')
  const asked = [
    ['score', county.dir, '--unit', name],
    ['report', county.dir, '--unit', name, '--to', to],
    ['process', county.dir, '--procedure', 'engineering', '--unit', name],
    ['trail', county.dir, '--org', name]
  ]
  for (const argv of asked) {
    const { code, json } = await lianjing(...argv)
    const error = json['error'] as { readonly code: string; readonly message: string; readonly next: string }
    expect([argv[0], code, error.code]).toEqual([argv[0], 3, 'unknown_id'])
    for (const id of ids) expect(error.message).toContain(id)
    expect(error.message).toContain('ZZ-OTHER-1')
    expect(error.next).toMatch(/请用标识指明其中一个，例如 \w+，或用代码/)
  }
  for (const id of ids) expect((await lianjing('trail', county.dir, '--org', id)).json).toMatchObject({ org: { id, name } })
  expect((await lianjing('trail', county.dir, '--org', 'ZZ-OTHER-1')).json).toMatchObject({ org: { name } })
  const scored = (await lianjing('score', county.dir, '--unit', scoredId)).json['units'] as readonly { readonly unit: string }[]
  expect(scored.map((one) => one.unit)).toEqual([scoredId])
  for (const argv of asked) {
    const { code, json } = await lianjing(...argv.map((part) => (part === name ? '没有这家' : part)))
    expect([argv[0], code, (json['error'] as { readonly code: string }).code]).toEqual([argv[0], 3, 'unknown_id'])
  }
}, 120_000)

test('[#67] a code of two matters is refused with both; the id is taken', async () => {
  const desk = await newDesk()
  try {
    desk.vault.writer.exec(`INSERT INTO matter (id, code, name, procedure) VALUES
      ('m1', 'GC-1', '道路一', 'engineering'), ('m2', 'GC-1', '另一事项', 'permit'), ('m3', 'm1', '以标识为码', 'permit')`)
    const { reader } = desk.vault
    expect(() => matterNamed(reader, 'GC-1')).toThrow(/有几个事项都叫“GC-1”：m1（代码 GC-1，道路一）、m2（代码 GC-1，另一事项）/)
    expect([matterNamed(reader, 'm2').name, matterNamed(reader, 'm1').name]).toEqual(['另一事项', '道路一'])
    expect(() => matterNamed(reader, 'none')).toThrow('没有这个事项')
  } finally {
    desk.close()
  }
})
