import { utf8Bytes } from '../../text/utf8.js'

/** Namespace of the UUIDs that sigmacast creates: version 5 of `sigmacast:rule` in the namespace of URLs. */
export const UUID_NAMESPACE = '0082e2fb-d89d-55b5-a74a-c763fd818b46'

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** True for a UUID of any version in its canonical form, case-insensitively. */
export const isUuid = (text: string): boolean => UUID.test(text)

/**
 * Returns the UUID of version 5 for a name. The default namespace is that of sigmacast.
 * https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5
 *
 * @example
 * uuidOf('rule-1') === uuidOf('rule-1') // true
 */
export function uuidOf(name: string, namespace = UUID_NAMESPACE): string {
  const space = (namespace.match(/[\da-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16))
  const bytes = sha1([...space, ...utf8Bytes(name)]).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * Computes the SHA-1 digest of bytes (RFC 3174). Implemented here because the core uses no API of Node, and that of
 * browsers is asynchronous.
 */
function sha1(message: readonly number[]): number[] {
  const words = padded(message)
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
  for (let at = 0; at < words.length; at += 16) {
    const rounds = compressed(state, schedule(words.slice(at, at + 16)))
    state = state.map((word, index) => (word + (rounds[index] ?? 0)) | 0)
  }
  return state.flatMap(bytesOf)
}

const bytesOf = (word: number): number[] => [24, 16, 8, 0].map((shift) => (word >>> shift) & 0xff)

/** Pads the message with a bit, zeros and its length to whole blocks, as 32-bit words. */
function padded(message: readonly number[]): number[] {
  const bytes = [...message, 0x80]
  while (bytes.length % 64 !== 56) bytes.push(0)
  bytes.push(0, 0, 0, 0, ...bytesOf(message.length * 8))
  return Array.from({ length: bytes.length / 4 }, (_, index) =>
    bytes.slice(4 * index, 4 * index + 4).reduce((word, byte) => (word << 8) | byte, 0),
  )
}

function schedule(block: readonly number[]): number[] {
  const words = [...block]
  while (words.length < 80) {
    const mixed = [3, 8, 14, 16].reduce((word, back) => word ^ (words.at(-back) ?? 0), 0)
    words.push(rotate(mixed, 1))
  }
  return words
}

function compressed(state: readonly number[], words: readonly number[]): number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state
  for (const [t, word] of words.entries()) {
    const [mixed, constant] =
      t < 20
        ? [(b & c) | (~b & d), 0x5a827999]
        : t < 40
          ? [b ^ c ^ d, 0x6ed9eba1]
          : t < 60
            ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
            : [b ^ c ^ d, 0xca62c1d6]
    const next = (rotate(a, 5) + mixed + e + constant + word) | 0
    ;[a, b, c, d, e] = [next, a, rotate(b, 30), c, d]
  }
  return [a, b, c, d, e]
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by))
