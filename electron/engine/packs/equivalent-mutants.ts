/** `equivalent-mutants.yaml` beside a pack: faults that change a model's text but not what it finds, each with the reason. */
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as z from 'zod'
import { slug } from '../../../shared/packs/pack-words.ts'
import { readYaml } from './yaml-file.ts'

const name = 'equivalent-mutants.yaml'
const schema = z.strictObject({
  equivalent: z.array(z.strictObject({ model: slug, mutants: z.array(z.string().min(1)).min(1), reason: z.string().min(10) }))
})

/** Ids of equivalent mutants by model; empty for a pack without the file. Throws `bad_pack`. */
export function readEquivalentMutants(folder: string): ReadonlyMap<string, readonly string[]> {
  const path = join(folder, name)
  const listed = new Map<string, readonly string[]>()
  if (!existsSync(path)) return listed
  for (const { model, mutants } of readYaml(path, schema, `${basename(folder)}/${name}`).value.equivalent) {
    listed.set(model, [...(listed.get(model) ?? []), ...mutants])
  }
  return listed
}
