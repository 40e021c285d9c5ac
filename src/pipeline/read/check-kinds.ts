import { valueAt, type YamlMapping, type YamlNode } from '../../rule/yaml/node.js'
import type { Report } from '../../text/collect-diagnostics.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import type { Source } from '../../text/source.js'
import { didYouMean } from '../../text/suggest.js'
import { type Table, tableAt } from './tables.js'

/** Reports every unknown `type` by name; the schema alone would report less. */
export function checkKinds(source: Source, mapping: YamlMapping, report: Report, outer?: Table): void {
  for (const { key, value } of mapping.entries) {
    const table = tableAt(key.text, outer)
    if (table === undefined) continue
    for (const entry of entriesOf(value)) {
      if (entry.kind !== 'mapping') continue
      const type = valueAt(entry, 'type')
      const name = type?.kind === 'scalar' ? type.text : ''
      if (type !== undefined && !Object.hasOwn(table.kinds, name)) {
        const help = didYouMean(name, Object.keys(table.kinds))
        report(diagnosePipeline('unknown-kind', source, type.span, [table.noun, name], { help }))
      }
      checkKinds(source, entry, report, table)
    }
  }
}

function entriesOf(node: YamlNode): readonly YamlNode[] {
  if (node.kind === 'sequence') return node.items
  return node.kind === 'mapping' ? node.entries.map(({ value }) => value) : []
}
