import { valueAt, type YamlNode } from '../../rule/yaml/node.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import type { NamedVariant } from '../variant.js'
import type { Reading } from './read-step.js'

/** Names become parts of file names and ids. */
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Reads the map `variants` of a pipeline that conforms to the schema. */
export function readVariants({ source, report }: Reading, node: YamlNode | undefined): readonly NamedVariant[] {
  if (node?.kind !== 'mapping') return []
  return node.entries.flatMap(({ key, value }) => {
    if (value.kind !== 'mapping') return []
    const [together, instead] = [valueAt(value, 'with'), valueAt(value, 'instead')]
    if (!NAME.test(key.text)) report(diagnosePipeline('bad-variant', source, key.span, [key.text, 'name']))
    if (together !== undefined && instead !== undefined)
      report(diagnosePipeline('bad-variant', source, key.span, [key.text, 'pipelines']))
    const title = valueAt(value, 'title')
    return {
      name: key.text,
      title: title?.kind === 'scalar' ? title.text : key.text,
      pipelines: namesIn(together ?? instead),
      isInstead: instead !== undefined,
    }
  })
}

function namesIn(node: YamlNode | undefined): NamedVariant['pipelines'] {
  if (node?.kind === 'sequence') return node.items.flatMap(namesIn)
  return node?.kind === 'scalar' ? [{ name: node.text, span: node.span }] : []
}
