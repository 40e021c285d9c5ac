import { or } from '../ir/bool.js'
import type { Report } from '../text/collect-diagnostics.js'
import type { Document } from './document.js'
import { parsePlainCondition } from './parse-condition.js'
import { readHeader } from './read-header.js'
import { readLogSource } from './read-log-source.js'
import { asListOfOne, keepOnce, singleKeywords } from './read-loosely.js'
import {
  conditionTexts,
  readSelections,
  reportIfMalformed,
  selectionEntries,
  selectionNames,
} from './read-selections.js'
import { ruleReference } from './reference-name.js'
import type { FilterRule } from './rule.js'
import { checkSchema } from './schema/check-schema.js'
import { validateFilter } from './schema/rule-schemas.js'
import { scalarsAt, valueAt, type YamlMapping } from './yaml/node.js'

/** Reads a filter, with the contract of `readDetectionRule`. */
export function readFilterRule(document: Document, report: Report): FilterRule | undefined {
  const { source, root, limits } = document
  const section = valueAt(root, 'filter')
  const keywords = singleKeywords(source, section, 'filter')
  checkSchema(validateFilter, document, keepOnce(section, 'rules', asListOfOne(keywords, report)))
  if (section?.kind !== 'mapping') return undefined
  return {
    kind: 'filter',
    ...readHeader(document, report),
    logsource: readLogSource(source, root, report),
    rules: filteredRules(section),
    selections: readSelections(source, selectionEntries(section, 'filter'), keywords, report),
    condition: or(
      conditionTexts(section).flatMap((text) =>
        reportIfMalformed(parsePlainCondition(source, text, limits, selectionNames(section)), report),
      ),
    ),
  }
}

/** Reads the rules that a filter applies to. `any` means all rules of the log source. */
function filteredRules(section: YamlMapping): FilterRule['rules'] {
  const rules = scalarsAt(section, 'rules').map(ruleReference)
  return rules.length === 0 || rules.some(({ name }) => name.toLowerCase() === 'any') ? 'any' : rules
}
