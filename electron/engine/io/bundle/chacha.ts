/**
 * ChaCha20-Poly1305 (RFC 8439) by sodium, because Electron's BoringSSL has no such cipher for Node and the JavaScript ones are ten times slower. Loaded by
 * `require`: the package is native, stays outside every bundle, and brings no types.
 */
import { createRequire } from 'node:module'

interface Sodium {
  crypto_aead_chacha20poly1305_ietf_encrypt(
    sealed: Uint8Array,
    plain: Uint8Array,
    additional: Uint8Array | null,
    secretNonce: null,
    nonce: Uint8Array,
    key: Uint8Array
  ): number
  crypto_aead_chacha20poly1305_ietf_decrypt(
    plain: Uint8Array,
    secretNonce: null,
    sealed: Uint8Array,
    additional: Uint8Array | null,
    nonce: Uint8Array,
    key: Uint8Array
  ): number
}

const sodium: Sodium = createRequire(import.meta.url)('sodium-native')

export const tagBytes = 16

/** The plaintext sealed, 16 bytes longer. Key 32 bytes, nonce 12. */
export function seal(plain: Uint8Array, nonce: Uint8Array, key: Uint8Array): Buffer {
  const sealed = Buffer.allocUnsafe(plain.length + tagBytes)
  sodium.crypto_aead_chacha20poly1305_ietf_encrypt(sealed, plain, null, null, nonce, key)
  return sealed
}

/** The plaintext, or null when the tag does not fit. */
export function unseal(sealed: Uint8Array, nonce: Uint8Array, key: Uint8Array): Buffer | null {
  if (sealed.length < tagBytes) return null
  const plain = Buffer.allocUnsafe(sealed.length - tagBytes)
  try {
    sodium.crypto_aead_chacha20poly1305_ietf_decrypt(plain, null, sealed, null, nonce, key)
    return plain
  } catch {
    return null
  }
}
