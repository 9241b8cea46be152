/** The one primitive of sodium-native that bundles use (the package brings no types). */
declare module 'sodium-native' {
  const sodium: {
    readonly crypto_aead_chacha20poly1305_ietf_encrypt: (
      sealed: Uint8Array,
      plain: Uint8Array,
      additional: Uint8Array | null,
      secretNonce: null,
      nonce: Uint8Array,
      key: Uint8Array
    ) => number
    /** Throws when the tag does not fit. */
    readonly crypto_aead_chacha20poly1305_ietf_decrypt: (
      plain: Uint8Array,
      secretNonce: null,
      sealed: Uint8Array,
      additional: Uint8Array | null,
      nonce: Uint8Array,
      key: Uint8Array
    ) => number
  }
  export default sodium
}
