import { encodingOf } from '../files/decode-utf8.js'
import { usageError } from '../files/usage-error.js'
import type { ByteStream } from './decompress.js'

/** Passes on a log. Throws an error if its beginning shows that its lines cannot be JSON objects in UTF-8. */
export async function* checkFormat(bytes: ByteStream, name: string): AsyncGenerator<Uint8Array> {
  let isFirst = true
  for await (const part of bytes) {
    if (isFirst && part.length > 0) {
      isFirst = false
      checkBeginning(part, name)
    }
    yield part
  }
}

function checkBeginning(part: Uint8Array, name: string): void {
  const wide = encodingOf(part)
  if (wide !== undefined) throw usageError(`\`${name}\` is ${wide.replace('BE', '')}`, 'save it as UTF-8')
  if (/^\uFEFF?\s*\[/.test(new TextDecoder().decode(part.subarray(0, 1024)))) {
    throw usageError(`\`${name}\` is one JSON array`, "write one event per line, as `jq -c '.[]'` does")
  }
}
