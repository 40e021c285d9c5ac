import type { Source } from '../text/source.js'
import { documentKinds } from './document-kinds.js'
import { nearestKind } from './misspelt-keys.js'
import type { YamlMapping, YamlNode } from './yaml/node.js'
import { readYaml } from './yaml/read-yaml.js'

/** Keys that distinguish a rule, even a broken one, from other YAML files. */
const distinctiveKeys = [
  'title',
  'logsource',
  'falsepositives',
  'level',
  'taxonomy',
  'action',
  ...documentKinds,
] as const

const distinctiveKeySet: ReadonlySet<string> = new Set(distinctiveKeys)
const KEY = new RegExp(`^(?:- )?["']?(?:${distinctiveKeys.join('|')})["']?[ \\t]*:`, 'im')

/**
 * True if a top-level key of one of the documents is a key of a Sigma rule, possibly misspelt. True for a broken
 * rule, false for a file of another tool. Tests the beginnings of lines if the YAML is malformed.
 */
export function looksLikeSigma(source: Source): boolean {
  return readYaml(source).some(({ root, span }) =>
    root === undefined ? KEY.test(source.text.slice(span.start, span.end)) || KEY.test(source.text) : isSigma(root),
  )
}

function isSigma(root: YamlNode): boolean {
  if (root.kind === 'sequence') return root.items.some((item) => item.kind === 'mapping' && hasKey(item))
  return root.kind === 'mapping' && (hasKey(root) || nearestKind(root) !== undefined)
}

const hasKey = ({ entries }: YamlMapping): boolean =>
  entries.some(({ key }) => distinctiveKeySet.has(key.text.toLowerCase()))
