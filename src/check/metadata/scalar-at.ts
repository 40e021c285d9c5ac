import { asList, valueAt, type YamlScalar } from '../../rule/yaml/node.js'
import type { RuleContext } from '../rule-context.js'

/** Returns the scalar of a metadata key, or `undefined` if it has none or an empty one. */
export function scalarAt({ root }: RuleContext, key: string): YamlScalar | undefined {
  const node = valueAt(root, key)
  return node?.kind === 'scalar' && node.type !== 'null' && node.text.trim() !== '' ? node : undefined
}

/** Returns the items of a list of texts; a single text is a list of one. Items of other kinds are left out. */
export const textsAt = ({ root }: RuleContext, key: string): readonly YamlScalar[] =>
  asList(valueAt(root, key))
    .filter((item) => item.kind === 'scalar')
    .filter(({ text }) => text.trim() !== '')
