import type { YamlScalar } from '../../rule/yaml/node.js'
import { plainScalarType } from '../../rule/yaml/scalar-type.js'
import { inSingleQuotes } from '../../rule/yaml/written-value.js'

/**
 * Writes a text as a YAML scalar: plain where every YAML reader agrees that it is this text, else in single quotes. A
 * text with line breaks or control characters is written in double quotes.
 */
export function writeScalar(text: string): string {
  if (NEEDS_ESCAPES.test(text)) return JSON.stringify(text).replaceAll('\u0085', '\\x85')
  return isPlain(text) ? text : inSingleQuotes(text)
}

/** Writes a text in the style of the scalar that it replaces: quoted as before, plain only if it was and can be. */
export function writeScalarLike(source: string, scalar: YamlScalar, text: string): string {
  const first = source.charAt(scalar.span.start)
  if (NEEDS_ESCAPES.test(text)) return writeScalar(text)
  if (first === "'") return inSingleQuotes(text)
  if (first === '"') return JSON.stringify(text)
  return writeScalar(text)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that need an escape.
const NEEDS_ESCAPES = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff]/u

const isPlain = (text: string): boolean =>
  plainScalarType(text) === 'text' &&
  /^[\p{L}\p{N}_./\\(+]/u.test(text) &&
  !/[,[\]{}]|:(?:\s|$)|\s#|\s$|^---|^\.\.\./.test(text)
