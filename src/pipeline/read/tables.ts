import { valueAt, type YamlMapping } from '../../rule/yaml/node.js'
import { fieldConditions } from '../conditions/field-conditions.js'
import { itemConditions } from '../conditions/item-conditions.js'
import { ruleConditions } from '../conditions/rule-conditions.js'
import type { AnyEntry } from '../entry.js'
import { finalizers } from '../finalizers/index.js'
import { postprocessing } from '../postprocessing/index.js'
import { steps } from '../steps/index.js'

/** A list of a pipeline whose entries have a type, with the valid types. */
export interface Table {
  /** The name of an entry, for messages. */
  readonly noun: string
  /** The name of the definition of an entry in the schema of pipelines. */
  readonly definition: string
  readonly kinds: Readonly<Record<string, AnyEntry<unknown, never>>>
}

const tables: Readonly<Record<string, Table>> = {
  transformations: { noun: 'transformation', definition: 'step', kinds: steps },
  postprocessing: { noun: 'postprocessing step', definition: 'postprocessing', kinds: postprocessing },
  finalizers: { noun: 'finalizer', definition: 'finalizer', kinds: finalizers },
  rule_conditions: { noun: 'rule condition', definition: 'rule_condition', kinds: ruleConditions },
  detection_item_conditions: {
    noun: 'detection item condition',
    definition: 'detection_item_condition',
    kinds: itemConditions,
  },
  field_name_conditions: { noun: 'field name condition', definition: 'field_name_condition', kinds: fieldConditions },
}

/** Returns the table of the list under a key. Nested entries are under `items`, and belong to the table around them. */
export const tableAt = (key: string, outer?: Table): Table | undefined =>
  key === 'items' ? outer : Object.hasOwn(tables, key) ? tables[key] : undefined

/** Returns the kind of a table's entry by its `type`. */
export function kindOf({ kinds }: Table, entry: YamlMapping): AnyEntry<unknown, never> | undefined {
  const type = valueAt(entry, 'type')
  return type?.kind === 'scalar' && Object.hasOwn(kinds, type.text) ? kinds[type.text] : undefined
}
