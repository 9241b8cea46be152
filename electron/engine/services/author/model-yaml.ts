/** Models as YAML text: written from a form, read as a draft, with a case added or a version set while the person's own comments stay. */
import { parseDocument, stringify } from 'yaml'
import * as z from 'zod'
import { model as modelSchema, modelCase, type Model, type ModelCase } from '../../../../shared/packs/pack.ts'
import { parseYaml, type YamlFile } from '../../packs/yaml-file.ts'

/** A model that is still being written: its cases may be lacking. */
const draftSchema = modelSchema.extend({ cases: z.array(modelCase).default([]) })

/** The model as a pack's file holds it. */
export function modelYaml(model: Model): string {
  return stringify(model, { version: '1.2', lineWidth: 0, aliasDuplicateObjects: false })
}

/** Reads a draft. Throws `bad_pack` with line and column. */
export function readDraft(text: string): YamlFile<Model> {
  return parseYaml(new TextEncoder().encode(text), draftSchema, 'model.yaml')
}

/** The same text with the version set. */
export function withVersion(text: string, version: number): string {
  return text.replace(/^version:.*$/m, `version: ${String(version)}`)
}

/** The same text with a case at the end of its cases. */
export function withCase(text: string, added: ModelCase): string {
  const document = parseDocument(text, { version: '1.2' })
  if (document.has('cases')) document.addIn(['cases'], document.createNode(added))
  else document.set('cases', document.createNode([added]))
  return document.toString({ lineWidth: 0 })
}

/** The same text without the case at that place. */
export function withoutCase(text: string, place: number): string {
  const document = parseDocument(text, { version: '1.2' })
  document.deleteIn(['cases', place])
  return document.toString({ lineWidth: 0 })
}
