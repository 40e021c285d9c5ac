import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import type { Source } from '../text/source.js'
import { valueAt, type YamlMapping, type YamlNode } from './yaml/node.js'

/** Warns about a log source with a category and the service `sysmon`, which the category is often mistaken for. */
export function checkService(source: Source, root: YamlMapping, report: Report): void {
  const logsource = valueAt(root, 'logsource')
  const category = textOf(valueAt(logsource, 'category'))
  const service = valueAt(logsource, 'service')
  const name = textOf(service)
  if (category === '' || service === undefined || name.toLowerCase() !== 'sysmon') return
  report(diagnose('category-with-service', source, service.span, [category, name]))
}

const textOf = (node: YamlNode | undefined): string =>
  node?.kind === 'scalar' && node.type === 'text' ? node.text : ''
