import type { Source } from '../text/source.js'
import { documentKinds, nearestKind } from './misspelt-keys.js'
import type { YamlMapping, YamlNode } from './yaml/node.js'
import { readYaml } from './yaml/read-yaml.js'

/** Keys that tell a rule, even a broken one, from the many other things that people write in YAML. */
const telling = ['title', 'logsource', 'falsepositives', 'level', 'taxonomy', 'action', ...documentKinds] as const

const tellingSet: ReadonlySet<string> = new Set(telling)
const KEY = new RegExp(`^(?:- )?["']?(?:${telling.join('|')})["']?[ \\t]*:`, 'im')

/**
 * True if a text has a key of a Sigma rule at the top of one of its documents, or one that is misspelt; so a broken rule does, and a file of
 * another tool does not. Where the YAML cannot be read, the beginnings of lines tell.
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

const hasKey = ({ entries }: YamlMapping): boolean => entries.some(({ key }) => tellingSet.has(key.text.toLowerCase()))
