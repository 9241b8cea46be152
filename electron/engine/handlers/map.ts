/** Maps from files, and pictures that the window drew. */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { AppError } from '../../../shared/ipc/reply.ts'
import { sessionOf } from '../context.ts'
import { enterExport } from '../services/enter-export.ts'
import { importMap, listMaps, removeMap } from '../services/keep-map.ts'
import type { NamesUnder, Part } from './handler.ts'

const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
const isSvg = (bytes: Buffer): boolean => bytes.subarray(0, 200).toString('utf8').trimStart().startsWith('<svg')

export const mapHandlers: Part<NamesUnder<'map'> | NamesUnder<'picture'>> = {
  'map.list': (_input, context) => ({ maps: [...listMaps(sessionOf(context).vault.reader)] }),
  'map.import': async (input, context) => {
    const session = sessionOf(context)
    const file = { path: context.files.path(input.file), name: context.files.name(input.file) }
    const made = { id: context.deps.newId(), name: input.name, at: context.deps.clock().toISOString() }
    const brought = await session.write(() => importMap(session.vault, file, made))
    context.emit({ kind: 'changed', what: ['settings'] })
    return brought
  },
  'map.remove': async (input, context) => {
    const session = sessionOf(context)
    await session.write(() => removeMap(session.vault, input.id))
    context.emit({ kind: 'changed', what: ['settings'] })
    return {}
  },
  'picture.keep': async (input, context) => {
    const session = sessionOf(context)
    const bytes = Buffer.from(input.data, 'base64')
    if (input.format === 'png' ? !isPng(bytes) : !isSvg(bytes)) throw new AppError('bad_file', `不是 ${input.format.toUpperCase()} 图片。`)
    const name = `${input.name}.${input.format}`
    const kept = context.files.keep(name)
    writeFileSync(kept.path, bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const at = context.deps.clock().toISOString()
    const copy = { at, kind: 'picture', what: name, sha256, bytes: bytes.length, filter: input.filter, rows: 0 }
    await session.write(() => enterExport(session, copy))
    return { handle: kept.handle, name, bytes: bytes.length, sha256 }
  }
}
