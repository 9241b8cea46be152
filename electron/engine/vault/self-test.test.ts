import { describe, expect, it } from 'vitest'
import { platformPrimitives, selfTest, type Primitives } from './self-test.ts'

describe('self test of the primitives', () => {
  it('holds on this runtime', async () => {
    await expect(selfTest()).resolves.toBeUndefined()
  })

  const flipped = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte, place) => (place === 0 ? byte ^ 1 : byte)))
  const sabotaged: Readonly<Record<string, Partial<Primitives>>> = {
    argon2id: { argon2id: async (...args) => flipped(await platformPrimitives.argon2id(...args)) },
    'AES-256-GCM': { aesGcmOpens: () => true },
    'SHA-256': { sha256: (data) => flipped(platformPrimitives.sha256(data)) },
    'HMAC-SHA-256': { hmacSha256: (key, data) => flipped(platformPrimitives.hmacSha256(key, data)) },
    'HKDF-SHA-256': {
      hkdfSha256: () => {
        throw new Error('missing')
      }
    },
    Ed25519: { ed25519Verify: () => true }
  }
  it.each(Object.entries(sabotaged))('names %s when it is broken', async (name, broken) => {
    await expect(selfTest({ ...platformPrimitives, ...broken })).rejects.toMatchObject({
      value: { code: 'internal', message: `密码算法自检未通过（${name}），程序已停止，没有读写任何数据。` }
    })
  })
})
