import { MAX_NAME_LENGTH } from '../reading-limits.js'
import type { YamlNode } from '../yaml/node.js'
import { type Remarks, scalarOf } from './remarks.js'

/** Reads the name by which other documents refer to this one. Warns about a value that is not a text and ignores it. */
export function readName(node: YamlNode, { key, warn }: Remarks): string | undefined {
  const scalar = scalarOf(node, { key, warn }, 'a string')
  if (scalar === undefined) return undefined
  if (scalar.type !== 'text') {
    warn('wrong-type', node, [key, 'a string'], 'quote it; the name is ignored')
    return undefined
  }
  if (scalar.text.length > MAX_NAME_LENGTH && [...scalar.text].length > MAX_NAME_LENGTH) {
    warn('bad-size', node, [key, `at most ${MAX_NAME_LENGTH} characters`], 'shorten it; sigmacast keeps it unchanged')
  }
  return scalar.text
}
