import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import type { Source } from '../text/source.js'
import { checkUsedAliases } from './check-aliases.js'
import type { Document } from './document.js'
import { keysOfCorrelation, readCorrelationSection } from './read-correlation-section.js'
import { readHeader } from './read-header.js'
import { asListOfOne, checkGroups, keepOnce, singleGroup } from './read-loosely.js'
import { readRuleOptions } from './read-rule-options.js'
import type { CorrelationRule } from './rule.js'
import { checkSchema } from './schema/check-schema.js'
import { validateCorrelation } from './schema/rule-schemas.js'
import { valueAt, type YamlMapping } from './yaml/node.js'

/** Reads a correlation, with the contract of `readDetectionRule`. */
export function readCorrelationRule(document: Document, report: Report): CorrelationRule | undefined {
  const { source, root, limits } = document
  const section = valueAt(root, 'correlation')
  const reportShape = keepOnce(section, 'group-by', asListOfOne(singleGroup(section), report))
  checkSchema(validateCorrelation, document, reportShape, { keysAt: keysOfCorrelation })
  if (section?.kind !== 'mapping') return undefined
  checkGroups(source, root, section, report)
  const correlation = readCorrelationSection(source, section, report, limits)
  const generate = correlation.generate || readGenerate(source, root, report)
  const rule: CorrelationRule = {
    kind: 'correlation',
    ...readHeader(document, report),
    correlation: { ...correlation, generate },
    options: readRuleOptions(document, 'correlation', report),
    ownRules: [],
  }
  checkUsedAliases(rule, report)
  return rule
}

/**
 * Reads a `generate` next to the correlation. It decides which rules get queries of their own, not which events
 * match.
 */
function readGenerate(source: Source, root: YamlMapping, report: Report): boolean {
  const node = valueAt(root, 'generate')
  if (node === undefined) return false
  if (node.kind === 'scalar' && node.type === 'boolean') return node.text.toLowerCase() === 'true'
  const help = 'it is read as false'
  report(diagnose('wrong-type', source, node.span, ['generate', 'true or false'], { help, severity: 'warning' }))
  return false
}
