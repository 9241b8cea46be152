/**
 * XML of an event log → traces, as it streams by: a trace is handed over when it closes, so memory holds one trace. What is not well-formed
 * or not XES is refused with line and column; elements that the standard does not know are passed over with all that is in them.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { badFile } from '../bad-file.ts'
import { xesTypes, type XesAttribute, type XesEvent, type XesHead, type XesTrace, type XesType } from './attribute.ts'

/** So much text without an element is no event log, and the parser would keep it all in memory. */
const longestSilence = 16 * 1024 * 1024
const deepest = 60
const next = '请核对文件是否拷贝完整，或从原系统重新导出事件日志（XES，IEEE 1849）。'

interface OpenAttribute {
  readonly type: XesType
  readonly key: string
  readonly value: string
  readonly children: XesAttribute[]
}
/** What is open, outermost first: each takes the attributes that stand directly in it. */
type Open =
  | { readonly kind: 'log' | 'values' | 'global'; readonly into: XesAttribute[]; readonly scope?: 'trace' | 'event' }
  | { readonly kind: 'trace'; readonly into: XesAttribute[]; readonly line: number; readonly events: XesEvent[] }
  | { readonly kind: 'event'; readonly into: XesAttribute[]; readonly line: number }
  | { readonly kind: 'attribute'; readonly into: XesAttribute[]; readonly attribute: OpenAttribute }

export class XesParser {
  readonly #file: string
  readonly #parser = new SaxesParser()
  readonly #open: Open[] = []
  readonly #head = {
    extensions: [] as { name: string; prefix: string; uri: string }[],
    globals: [] as { scope: 'trace' | 'event'; attributes: XesAttribute[] }[],
    classifiers: [] as { name: string; keys: string }[],
    attributes: [] as XesAttribute[]
  }
  #traces: XesTrace[] = []
  #passed = 0
  #silence = 0
  #startLine = 1
  #seenLog = false

  constructor(file: string) {
    this.#file = file
    this.#parser.on('opentagstart', () => {
      this.#startLine = this.#parser.line
    })
    this.#parser.on('opentag', (tag: SaxesTagPlain) => this.#opened(tag))
    this.#parser.on('closetag', () => this.#closed())
    this.#parser.on('error', (cause) => {
      throw this.#bad(`不是完整的 XML（${cause.message.replace(/^\d+:\d+: /, '')}）`)
    })
  }

  /** What the head declares; complete once the text has been read to its end. */
  get head(): XesHead {
    return this.#head
  }

  /** Traces that this piece of text completes. Throws AppError bad_file with line and column. */
  push(text: string): readonly XesTrace[] {
    this.#silence += text.length
    this.#parser.write(text)
    if (this.#silence > longestSilence) throw this.#bad('有一段过长的文字，不像事件日志')
    return this.#taken()
  }

  /** The end of the text. Throws AppError bad_file when something is still open or there was no log. */
  end(): readonly XesTrace[] {
    this.#parser.close()
    if (!this.#seenLog) throw this.#bad('不是 XES 事件日志：没有 <log>')
    return this.#taken()
  }

  #taken(): readonly XesTrace[] {
    const traces = this.#traces
    this.#traces = []
    return traces
  }

  #opened(tag: SaxesTagPlain): void {
    this.#silence = 0
    const name = tag.name.slice(tag.name.indexOf(':') + 1)
    const parent = this.#open.at(-1)
    if (this.#passed > 0) {
      this.#passed += 1
      return
    }
    if (parent === undefined) {
      if (name !== 'log') throw this.#bad(`不是 XES 事件日志：最外层是 <${tag.name}>，应为 <log>`)
      this.#seenLog = true
      this.#open.push({ kind: 'log', into: this.#head.attributes })
      return
    }
    if (this.#open.length > deepest) throw this.#bad(`的属性嵌套超过 ${deepest} 层`)
    const inside = this.#inside(name, tag, parent)
    if (inside === null) this.#passed = 1
    else this.#open.push(inside)
  }

  #inside(name: string, tag: SaxesTagPlain, parent: Open): Open | null {
    const type = name === 'container' ? 'list' : xesTypes.find((one) => one === name)
    if (type !== undefined) {
      const key = tag.attributes['key']
      if (key === undefined || key === '') throw this.#bad(`的 <${tag.name}> 没有 key`)
      const value = tag.attributes['value']
      if (value === undefined && type !== 'list') throw this.#bad(`的 <${tag.name} key="${key.slice(0, 80)}"> 没有 value`)
      const attribute: OpenAttribute = { type, key, value: value ?? '', children: [] }
      return { kind: 'attribute', into: attribute.children, attribute }
    }
    if (name === 'values' && parent.kind === 'attribute') return { kind: 'values', into: parent.into }
    if (name === 'event' && (parent.kind === 'trace' || parent.kind === 'log')) return { kind: 'event', into: [], line: this.#startLine }
    if (parent.kind !== 'log') return null
    switch (name) {
      case 'trace':
        return { kind: 'trace', into: [], line: this.#startLine, events: [] }
      case 'global': {
        const scope: string | undefined = tag.attributes['scope']
        if (scope !== 'trace' && scope !== 'event') throw this.#bad('的 <global> 没有写明 scope（trace 或 event）')
        return { kind: 'global', into: [], scope }
      }
      case 'extension': {
        const { name: called = '', prefix = '', uri = '' } = tag.attributes
        this.#head.extensions.push({ name: called, prefix, uri })
        return null
      }
      case 'classifier': {
        const { name: called = '', keys = '' } = tag.attributes
        this.#head.classifiers.push({ name: called, keys })
        return null
      }
      default:
        return null
    }
  }

  #closed(): void {
    this.#silence = 0
    if (this.#passed > 0) {
      this.#passed -= 1
      return
    }
    const done = this.#open.pop()
    const parent = this.#open.at(-1)
    if (done === undefined || parent === undefined) return
    if (done.kind === 'attribute') parent.into.push(done.attribute)
    else if (done.kind === 'global' && done.scope !== undefined) this.#head.globals.push({ scope: done.scope, attributes: done.into })
    else if (done.kind === 'trace') this.#traces.push({ line: done.line, attributes: done.into, events: done.events })
    else if (done.kind === 'event') {
      const event = { line: done.line, attributes: done.into }
      if (parent.kind === 'trace') parent.events.push(event)
      else this.#traces.push({ line: done.line, attributes: [], events: [event] })
    }
  }

  #bad(reason: string): Error {
    const { line, column } = this.#parser
    return badFile({ file: this.#file, line, column: column + 1 }, reason, next)
  }
}
