import { diagnoseFile } from '../../text/diagnose-file.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Source } from '../../text/source.js'
import { ENCODING_SAMPLE_BYTES } from '../project-limits.js'

/**
 * Decodes a UTF-8 file and removes its byte order mark, or returns the diagnostic `invalid-utf8` at the first bad byte.
 */
export function decodeUtf8(name: string, bytes: Uint8Array): Source | Diagnostic {
  // Without a byte order mark, UTF-16 of ASCII letters is valid UTF-8 with a null after each letter.
  if (encodingOf(bytes) !== undefined) return invalidUtf8(name, bytes)
  try {
    return { name, text: strictDecoder.decode(bytes) }
  } catch {
    return invalidUtf8(name, bytes)
  }
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true })

function invalidUtf8(name: string, bytes: Uint8Array): Diagnostic {
  const wide = encodingOf(bytes)
  if (wide !== undefined) {
    const text = wide === 'UTF-32' ? '' : new TextDecoder(wide === 'UTF-16' ? 'utf-16le' : 'utf-16be').decode(bytes)
    const span = { start: 0, end: Math.min(1, text.length) }
    const help = `the file is ${wide.replace('BE', '')}; save it as UTF-8`
    return diagnoseFile('invalid-utf8', { name, text }, span, [0], { help })
  }
  const offset = firstBadByte(bytes)
  const start = new TextDecoder().decode(bytes.subarray(0, offset)).length
  const source = { name, text: new TextDecoder().decode(bytes) }
  return diagnoseFile('invalid-utf8', source, { start, end: start + 1 }, [offset])
}

/** Detects a wide encoding by its byte order mark, or by the nulls between the letters of YAML. */
export function encodingOf(bytes: Uint8Array): 'UTF-16' | 'UTF-16BE' | 'UTF-32' | undefined {
  const { 0: a, 1: b, 2: c, 3: d } = bytes
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length >= 4 ? 'UTF-32' : 'UTF-16'
  if (a === 0xfe && b === 0xff) return 'UTF-16BE'
  if (!bytes.includes(0)) return undefined
  const nulls = [0, 0, 0, 0]
  const sample = bytes.subarray(0, ENCODING_SAMPLE_BYTES)
  sample.forEach((byte, index) => {
    if (byte === 0) nulls[index % 4] = (nulls[index % 4] ?? 0) + 1
  })
  const [first = 0, second = 0, third = 0, fourth = 0] = nulls.map((count) => (count * 4) / sample.length)
  const isMost = (...shares: readonly number[]): boolean => sample.length >= 4 && shares.every((share) => share > 0.7)
  if (isMost(second, third) && (isMost(first) || isMost(fourth))) return 'UTF-32'
  if (isMost(second, fourth) && first + third < 0.2) return 'UTF-16'
  return isMost(first, third) && second + fourth < 0.2 ? 'UTF-16BE' : undefined
}

/**
 * Returns the offset at which the bytes differ from those of the decoded text, in which U+FFFD replaces bad sequences.
 */
function firstBadByte(bytes: Uint8Array): number {
  const text = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  let at = 0
  while (bytes[at] === text[at]) at++
  // The bad sequence may begin with the same bytes as U+FFFD.
  while (at > 0 && isContinuation(text[at])) at--
  return at
}

const isContinuation = (byte = 0): boolean => byte >= 0x80 && byte <= 0xbf
