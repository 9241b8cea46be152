/** Task: seals a volume with the given attachments, then verifies the bundle; says the seconds of each. */
import { generateKeyPairSync } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Attachment } from '../../electron/engine/io/bundle/attachments.ts'
import { sealBundle } from '../../electron/engine/services/seal-bundle.ts'
import { verifyBundle } from '../../electron/engine/services/verify-bundle.ts'
import { finishTask, taskInput } from './measured-child.ts'
import { volumeOf } from './sealed-volume.ts'

interface Input {
  readonly files: readonly string[]
  readonly out: string
  readonly recipient: string
  readonly identity: string
  readonly only: 'seal' | 'verify'
  /** cancel after this many bytes */
  readonly cancelAt?: number
}

const input = taskInput<Input>()
const volume = input.only === 'seal' ? volumeOf(input.files) : volumeOf([])
const started = performance.now()
if (input.only === 'verify') {
  const { verdict } = await verifyBundle(input.out, { kind: 'identity', identity: input.identity })
  finishTask({ seconds: (performance.now() - started) / 1000, verdict })
} else {
  const abort = new AbortController()
  let cancelled: number | null = null
  try {
    const { bytes } = await sealBundle({
      volume,
      attachments: attachments(),
      signer: { ...generateKeyPairSync('ed25519'), unit: '云溪县纪委监委', account: '测试' },
      to: { kind: 'recipients', recipients: [input.recipient] },
      out: input.out,
      overwrite: true,
      signal: abort.signal,
      onProgress(done) {
        if (input.cancelAt === undefined || cancelled !== null || done < input.cancelAt) return
        cancelled = performance.now()
        abort.abort()
      }
    })
    finishTask({ seconds: (performance.now() - started) / 1000, bytes })
  } catch (error) {
    if (cancelled === null) throw error
    finishTask({ afterCancel: performance.now() - cancelled })
  }
}

async function* attachments(): AsyncGenerator<Attachment, void> {
  for (const file of input.files) {
    yield { name: basename(file), mime: 'application/octet-stream', open: () => createReadStream(file, { highWaterMark: 1024 * 1024 }) }
  }
}
