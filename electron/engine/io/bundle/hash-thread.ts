/**
 * SHA-256 on a second core. Sealing and checking a case hash every byte once or twice beside encrypting it; on one thread that alone halves the speed.
 * One thread serves many hashes at a time; its few buffers go to and fro, so memory does not grow with the file. The thread's code is text, because the
 * engine is bundled into one file that has no second one to start.
 */
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'

const bufferBytes = 512 * 1024
const buffersAtMost = 12
/** Smaller files are hashed where they are: handing them over costs more. */
export const worthThread = 1024 * 1024

const code = `
const { parentPort } = require('node:worker_threads')
const { createHash } = require('node:crypto')
const open = new Map()
parentPort.on('message', ({ id, buffer, length }) => {
  if (buffer) {
    let hash = open.get(id)
    if (!hash) open.set(id, (hash = createHash('sha256')))
    hash.update(new Uint8Array(buffer, 0, length))
    parentPort.postMessage({ buffer }, [buffer])
    return
  }
  const hash = open.get(id) ?? createHash('sha256')
  open.delete(id)
  parentPort.postMessage({ id, hex: hash.digest('hex') })
})`

/** One hash. `update` gives a promise when the caller must wait before giving more; the part may be used again as soon as it returns. */
export interface Hashing {
  update(part: Uint8Array): Promise<void> | null
  /** Lower-case hex. Rejects when the thread has ended. */
  digest(): Promise<string>
}

interface Answer {
  readonly buffer?: ArrayBuffer
  readonly id?: number
  readonly hex?: string
}

export class HashThread {
  readonly #worker = new Worker(code, { eval: true })
  readonly #free: ArrayBuffer[] = []
  readonly #digests = new Map<number, { readonly resolve: (hex: string) => void; readonly reject: (error: Error) => void }>()
  #waiting: (() => void)[] = []
  #made = 0
  #ids = 0
  #fault: Error | null = null

  constructor() {
    this.#worker.unref()
    this.#worker.on('message', (answer: Answer) => this.#hear(answer))
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))))
    this.#worker.on('exit', () => this.#end(new Error('the hashing thread has ended')))
  }

  hash(): Hashing {
    const id = (this.#ids += 1)
    let buffer: ArrayBuffer | null = null
    let filled = 0
    const send = (): void => {
      if (buffer === null || filled === 0) return
      this.#worker.postMessage({ id, buffer, length: filled }, [buffer])
      buffer = null
      filled = 0
    }
    const take = async (part: Uint8Array): Promise<void> => {
      let rest = part
      while (rest.length > 0) {
        buffer ??= this.#spare() ?? (await this.#nextFree())
        const count = Math.min(rest.length, bufferBytes - filled)
        new Uint8Array(buffer).set(rest.subarray(0, count), filled)
        filled += count
        rest = rest.subarray(count)
        if (filled === bufferBytes) send()
      }
    }
    return {
      update: (part) => {
        if (this.#fault !== null) throw this.#fault
        if (buffer !== null && filled + part.length < bufferBytes) {
          new Uint8Array(buffer).set(part, filled)
          filled += part.length
          return null
        }
        return take(part)
      },
      digest: () => {
        send()
        return new Promise((resolve, reject) => {
          if (this.#fault !== null) return reject(this.#fault)
          this.#digests.set(id, { resolve, reject })
          this.#worker.postMessage({ id })
        })
      }
    }
  }

  /** Ends the thread; whoever still waits for a digest is told so. */
  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #spare(): ArrayBuffer | null {
    const free = this.#free.pop()
    if (free !== undefined) return free
    if (this.#made >= buffersAtMost) return null
    this.#made += 1
    return new ArrayBuffer(bufferBytes)
  }

  async #nextFree(): Promise<ArrayBuffer> {
    for (;;) {
      if (this.#fault !== null) throw this.#fault
      const free = this.#spare()
      if (free !== null) return free
      await new Promise<void>((resolve) => void this.#waiting.push(resolve))
    }
  }

  #hear({ buffer, id, hex }: Answer): void {
    if (buffer !== undefined) {
      this.#free.push(buffer)
      const waiting = this.#waiting
      this.#waiting = []
      for (const go of waiting) go()
    }
    if (id === undefined || hex === undefined) return
    this.#digests.get(id)?.resolve(hex)
    this.#digests.delete(id)
  }

  #end(fault: Error): void {
    this.#fault ??= fault
    for (const { reject } of this.#digests.values()) reject(fault)
    this.#digests.clear()
    const waiting = this.#waiting
    this.#waiting = []
    for (const go of waiting) go()
  }
}

/** A hash on this thread, with the same face; for what is small. */
export function hashHere(): Hashing {
  const hash = createHash('sha256')
  return {
    update(part) {
      hash.update(part)
      return null
    },
    digest: () => Promise.resolve(hash.digest('hex'))
  }
}
