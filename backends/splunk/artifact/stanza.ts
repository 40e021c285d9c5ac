import type { Printed } from '../../../src/backend/format.js'
import { diagnoseArtifact } from '../../../src/text/diagnose-artifact.js'
import type { SplunkConverted } from '../splunk-rule-settings.js'
import type { SavedSearch } from './saved-search.js'

/**
 * A saved search as a stanza of savedsearches.conf, or the error that a value cannot be part of one. In a multi-line
 * value, each line except the last ends in a backslash.
 *
 * https://docs.splunk.com/Documentation/Splunk/latest/Admin/Configurationfilestructureandsyntax
 */
export function printStanza({ rule }: SplunkConverted, { name, settings, diagnostics }: SavedSearch): Printed {
  const lines = [`[${name}]`]
  for (const [key, value] of settings) {
    const because = unwritable(value)
    if (because !== undefined) {
      const reason = `\`${key}\` ${because}, which Splunk would misread`
      return {
        text: undefined,
        diagnostics: [diagnoseArtifact('no-artifact', rule.source, rule.sectionSpan, ['a .conf stanza', reason])],
      }
    }
    lines.push(`${key} = ${value.replaceAll('\n', '\\\n')}`.trimEnd())
  }
  return { text: lines.join('\n'), name: { kind: 'saved search', name }, diagnostics }
}

/** Reason why a value cannot be written: Splunk documents no escapes. */
function unwritable(value: string): string | undefined {
  const lines = value.split('\n')
  if (lines.some((line) => line.endsWith('\\'))) return 'has a line that ends with a backslash'
  if (lines.slice(1).some((line) => /^\s*[#;[]/.test(line))) return 'has a line that begins like a comment or a stanza'
  if (/[^\P{Cc}\t\n]/u.test(value)) return 'contains a control character'
  return value === value.trim() ? undefined : 'begins or ends with a space'
}
