import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'

/** The text of a UTF-8 file without its byte order mark, or the diagnostic `invalid-utf8` at its first bad byte. */
export function decodeUtf8(name: string, bytes: Uint8Array): Source | Diagnostic {
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return invalidUtf8(name, bytes)
  }
}

function invalidUtf8(name: string, bytes: Uint8Array): Diagnostic {
  const wide = utf16(bytes)
  if (wide !== undefined) {
    const source = { name, text: new TextDecoder(wide).decode(bytes) }
    return diagnose('invalid-utf8', source, { start: 0, end: 1 }, [0], {
      help: 'the file is UTF-16; save it as UTF-8',
    })
  }
  const offset = firstBadByte(bytes)
  const start = new TextDecoder().decode(bytes.subarray(0, offset)).length
  const source = { name, text: new TextDecoder().decode(bytes) }
  return diagnose('invalid-utf8', source, { start, end: start + 1 }, [offset])
}

/** What a byte order mark says. */
function utf16([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** Where the bytes and those of the text that was read from them part; a bad sequence is read as U+FFFD. */
function firstBadByte(bytes: Uint8Array): number {
  const text = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  let at = 0
  while (bytes[at] === text[at]) at++
  // The bad sequence may share its first bytes with U+FFFD.
  while (at > 0 && isContinuation(text[at])) at--
  return at
}

const isContinuation = (byte = 0): boolean => byte >= 0x80 && byte <= 0xbf
