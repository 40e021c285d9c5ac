import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { readText } from './metadata/read-text.js'
import { ignore, isBlank, openRemarks } from './metadata/remarks.js'
import { LOGSOURCE_PARTS, type LogSource } from './rule.js'
import { valueAt, type YamlMapping } from './yaml/node.js'

const PARTS: ReadonlySet<string> = new Set(LOGSOURCE_PARTS)

/**
 * Reads the log source of a document. The schema has checked the keys that decide which events match. `definition`
 * and custom keys are for people, so their problems are warnings.
 */
export function readLogSource(source: Source, root: YamlMapping, report: Report): LogSource {
  const node = valueAt(root, 'logsource')
  if (node?.kind !== 'mapping') return {}
  const logsource: Record<string, string> = Object.create(null)
  for (const { key, value } of node.entries) {
    if (key.text === 'definition') {
      const text = readText(value, openRemarks(source, key.text, report), {
        maxLength: Number.POSITIVE_INFINITY,
        separator: '\n',
      })
      if (text !== undefined) logsource.definition = text
    } else if (value.kind !== 'scalar') {
      // The schema has reported a part that is not a text.
      if (!PARTS.has(key.text)) report(ignored(source, key.text, value.span))
    } else if (!isBlank(value)) logsource[key.text] = value.text
    else if (PARTS.has(key.text) && value.type === 'null')
      ignore(value, openRemarks(source, key.text, report), 'a string')
  }
  return logsource
}

const ignored = (source: Source, key: string, span: Diagnostic['span']): Diagnostic =>
  diagnose('wrong-type', source, span, [key, 'a string'], {
    help: 'the parts of a log source are strings; this one is ignored',
    severity: 'warning',
  })
