import { isObject } from '../../src/ir/json.js'
import type { SchemaField } from '../../src/schema/field-schema.js'
import { plainField } from '../../src/schema/file-schema.js'

/**
 * Adds the names that dynamic templates map: for `path_match: a.b.*`, every name below `a.b`.
 *
 * https://www.elastic.co/docs/manage-data/data-store/mapping/dynamic-templates
 */
export function addDynamicTemplates(fields: Map<string, SchemaField>, templates: unknown): void {
  if (!Array.isArray(templates)) return
  for (const entry of templates) {
    const template = isObject(entry) ? Object.values(entry)[0] : undefined
    if (!isObject(template)) continue
    const type = isObject(template.mapping) ? template.mapping.type : undefined
    const below = typeof type === 'string' && /^\w+$/.test(type) ? type : 'keyword'
    for (const path of [template.path_match].flat()) {
      const above = typeof path === 'string' ? /^([^*]+)\.\*$/.exec(path)?.[1] : undefined
      if (above === undefined) continue
      const present = fields.get(above) ?? plainField('object')
      if (present.type === 'object') fields.set(above, { ...present, below: present.below ?? below })
    }
  }
}
