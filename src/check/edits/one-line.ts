import type { YamlNode, YamlScalar } from '../../rule/yaml/node.js'
import type { Source } from '../../text/source.js'

/** Returns a scalar that is written on one line, not as a block; `undefined` for any other node. */
export const oneLineScalar = ({ text }: Source, node: YamlNode | undefined): YamlScalar | undefined =>
  node?.kind === 'scalar' && node.span.end > node.span.start && isOneLine(text, node) ? node : undefined

/** True if a node is written on one line. */
export function isOneLine(text: string, { span }: YamlNode): boolean {
  const written = text.slice(span.start, span.end)
  return !/[\r\n]/.test(written) && !/^[|>]/.test(written)
}
