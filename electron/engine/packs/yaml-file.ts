/**
 * Reads one YAML 1.2 file of a pack against its schema. Whoever writes a pack by hand must be told the line and column of every mistake,
 * also of those that only a schema or a cross-check finds; so the document stays at hand and `where` answers for any path in it.
 */
import { readFileSync } from 'node:fs'
import { LineCounter, parseDocument, isMap, isNode, isScalar, type Document } from 'yaml'
import type * as z from 'zod'
import { AppError } from '../../../shared/ipc/reply.ts'

export type YamlPath = readonly (string | number)[]
export interface YamlFile<T> {
  readonly file: string
  readonly text: string
  readonly value: T
  /** Line and column (from 1) of a path; of the nearest parent that exists when the path does not. */
  where(path: YamlPath): { readonly line: number; readonly column: number }
}

const nextStep = '按所示行列改正后再次校验（lianjing packs validate）。'

/** A `bad_pack` error at a place of a file. */
export function badPack(file: string, reason: string, at: { readonly line?: number; readonly column?: number } = {}): AppError {
  return new AppError('bad_pack', `领域包有误：${reason}`, { file, next: nextStep, ...at })
}

/** Reads and validates a file; throws as parseYaml does. */
export function readYaml<S extends z.ZodType>(path: string, schema: S, shown: string): YamlFile<z.output<S>> {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch {
    throw badPack(shown, '文件无法读取。')
  }
  return parseYaml(bytes, schema, shown)
}

/** Validates the bytes of a file; throws `bad_pack` with file, line, column, reason and next step. `shown` is the name that errors give. */
export function parseYaml<S extends z.ZodType>(bytes: Uint8Array, schema: S, shown: string): YamlFile<z.output<S>> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw badPack(shown, '文件无法读取，或不是 UTF-8 编码。')
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { version: '1.2', lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const fault = document.errors[0] ?? document.warnings[0]
  if (fault !== undefined) {
    const at = lines.linePos(fault.pos[0])
    throw badPack(shown, `YAML 语法错误（${fault.message}）。`, { line: at.line, column: at.col })
  }
  const where = (path: YamlPath): { line: number; column: number } => placeOf(document, lines, path)
  const parsed = schema.safeParse(valueOf(document, shown))
  if (parsed.success) return { file: shown, text, value: parsed.data, where }
  const issue = parsed.error.issues[0]
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const path_ = [...((issue?.path ?? []) as YamlPath), ...(unknown === undefined ? [] : [unknown])]
  const shownPath = path_.length === 0 ? '' : `“${path_.join('.')}”`
  throw badPack(
    shown,
    unknown === undefined ? `${shownPath}不合规定（${issue?.message ?? ''}）。` : `有未知字段${shownPath}。`,
    where(path_)
  )
}

/** Aliases may not multiply without end: a few lines can stand for gigabytes. */
function valueOf(document: Document, shown: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch {
    throw badPack(shown, 'YAML 的引用（&、*）展开过多或无法展开。')
  }
}

function placeOf(document: Document, lines: LineCounter, path: YamlPath): { line: number; column: number } {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const last = path[length - 1]
    const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === last) : undefined
    const node: unknown = pair?.key ?? document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range !== null && node.range !== undefined) {
      const at = lines.linePos(node.range[0])
      return { line: at.line, column: at.col }
    }
  }
  return { line: 1, column: 1 }
}
