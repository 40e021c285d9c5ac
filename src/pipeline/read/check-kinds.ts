import { valueAt, type YamlMapping, type YamlNode } from '../../rule/yaml/node.js'
import { type Diagnostic, diagnose } from '../../text/diagnostic.js'
import type { Source } from '../../text/source.js'
import { didYouMean } from '../../text/suggest.js'
import { fieldConditions } from '../conditions/field-conditions.js'
import { itemConditions } from '../conditions/item-conditions.js'
import { ruleConditions } from '../conditions/rule-conditions.js'
import { finalizers } from '../finalizers/index.js'
import { postprocessing } from '../postprocessing/index.js'
import { steps } from '../steps/index.js'

/** The lists of a pipeline whose entries have a type, and what types there are. */
const tables: Readonly<Record<string, Table>> = {
  transformations: { thing: 'transformation', kinds: steps },
  postprocessing: { thing: 'postprocessing', kinds: postprocessing },
  finalizers: { thing: 'finalizer', kinds: finalizers },
  rule_conditions: { thing: 'rule condition', kinds: ruleConditions },
  detection_item_conditions: { thing: 'detection item condition', kinds: itemConditions },
  field_name_conditions: { thing: 'field name condition', kinds: fieldConditions },
}

interface Table {
  readonly thing: string
  readonly kinds: object
}

/** Says of every `type` that there is none of this name; the schema alone would say less. */
export function checkKinds(source: Source, mapping: YamlMapping, found: Diagnostic[], around?: Table): void {
  for (const { key, value } of mapping.entries) {
    // What nests others of its own kind has them under `items`.
    const table = key.text === 'items' ? around : Object.hasOwn(tables, key.text) ? tables[key.text] : undefined
    if (table === undefined) continue
    for (const entry of entriesOf(value)) {
      if (entry.kind !== 'mapping') continue
      const type = valueAt(entry, 'type')
      const name = type?.kind === 'scalar' ? type.text : ''
      if (type !== undefined && !Object.hasOwn(table.kinds, name)) {
        const help = didYouMean(name, Object.keys(table.kinds))
        found.push(diagnose('unknown-kind', source, type.span, [table.thing, name], { help }))
      }
      checkKinds(source, entry, found, table)
    }
  }
}

function entriesOf(node: YamlNode): readonly YamlNode[] {
  if (node.kind === 'sequence') return node.items
  return node.kind === 'mapping' ? node.entries.map(({ value }) => value) : []
}
