import { hasRuleSection } from '../../rule/document-kinds.js'
import { valueAt, type YamlNode } from '../../rule/yaml/node.js'
import { readYaml } from '../../rule/yaml/read-yaml.js'
import type { Source } from '../../text/source.js'

/** The lists of a pipeline whose items have a type. */
const LISTS = ['transformations', 'postprocessing', 'finalizers']

/** True for a pipeline, even a broken one: a map with a list of typed steps and without a section of rules. */
export function looksLikePipeline(source: Source): boolean {
  if (!LISTS.some((key) => source.text.includes(key))) return false
  const [first] = readYaml(source)
  const root = first?.root
  if (root?.kind !== 'mapping' || hasRuleSection(root)) return false
  return LISTS.some((key) => hasTypes(valueAt(root, key)))
}

const hasTypes = (node: YamlNode | undefined): boolean =>
  node?.kind === 'sequence' && node.items.some((item) => valueAt(item, 'type') !== undefined)
