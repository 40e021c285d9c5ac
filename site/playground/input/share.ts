import { emptyInput, type Input } from './input.js'
import { readInput, withLineFeeds } from './read-input.js'

/** The longest fragment that a link gets. Longer addresses are cut by mail programs and chats. */
export const MAX_FRAGMENT_LENGTH = 16_000

/** The largest text that a fragment may decompress to, so that a small hostile link cannot fill the memory. */
const MAX_DECODED_BYTES = 4_000_000

/** A fragment, or the sentence that says why there is none. */
export type Encoded = { readonly fragment: string } | { readonly problem: string }

/** An input, or the sentence that says why the link has none. */
export type Decoded = { readonly input: Input } | { readonly problem: string }

/**
 * Returns the fragment of a link that carries an input: `v1.` and compressed JSON of all that differs from the
 * defaults. Works in browsers and in Node.js.
 */
export async function encodeInput(input: Input): Promise<Encoded> {
  const compressed = await through(new TextEncoder().encode(JSON.stringify(changedParts(input))), deflate())
  const fragment = `${VERSION}${toBase64Url(compressed ?? new Uint8Array())}`
  if (fragment.length <= MAX_FRAGMENT_LENGTH) return { fragment }
  const kilobytes = Math.ceil(fragment.length / 1000)
  return {
    problem: `The link would have ${kilobytes} kB, and links over ${MAX_FRAGMENT_LENGTH / 1000} kB break. Remove events or rules, or copy the command.`,
  }
}

/**
 * Reads the fragment of a link, without `#`. Accepts what `encodeInput` returns, and `rule=<percent-encoded YAML>` with
 * an optional `&target=<name>` for links that people write. Never throws.
 */
export async function decodeFragment(fragment: string): Promise<Decoded> {
  if (/^(?:rule|target)=/.test(fragment)) return { input: withLineFeeds(decodeParameters(fragment)) }
  if (!fragment.startsWith(VERSION)) {
    return { problem: 'This link is not from this playground, or from a newer version of it.' }
  }
  const compressed = fromBase64Url(fragment.slice(VERSION.length))
  const bytes = compressed && (await through(compressed, inflate(), MAX_DECODED_BYTES))
  const input = bytes && readInput(parsed(bytes))
  return input === undefined ? { problem: BROKEN } : { input: withLineFeeds(input) }
}

const VERSION = 'v1.'
const BROKEN = 'This link is incomplete or damaged, so nothing was loaded from it. Ask for the link again.'

function decodeParameters(fragment: string): Input {
  const parameters = new URLSearchParams(fragment.replaceAll('+', '%2B'))
  return {
    ...emptyInput,
    rules: parameters.get('rule') ?? '',
    target: parameters.get('target') ?? emptyInput.target,
  }
}

const changedParts = (input: Input): Partial<Input> =>
  Object.fromEntries(
    Object.entries(input).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(emptyInput[name as keyof Input]),
    ),
  )

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

const deflate = () => new CompressionStream('deflate-raw')
const inflate = () => new DecompressionStream('deflate-raw')

/** Returns the bytes after the transformation; `undefined` if they are invalid or more than `most`. */
async function through(
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array | undefined> {
  const writer = stream.writable.getWriter()
  // Errors of the writer are those of the reader.
  const written = writer.write(bytes as never).then(() => writer.close())
  written.catch(() => {})
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    const reader = stream.readable.getReader()
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.length
      if (length > most) {
        await reader.cancel()
        return undefined
      }
      chunks.push(next.value)
    }
  } catch {
    return undefined
  }
  return joined(chunks, length)
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}
