import type { Report } from '../text/collect-diagnostics.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import type { ParsedCondition } from './parse-condition.js'
import { readKeyword, readSelection } from './read-selection.js'
import type { NamedSelection } from './rule.js'
import { sectionKeys } from './section-keys.js'
import { scalarsAt, type YamlEntry, type YamlMapping, type YamlScalar } from './yaml/node.js'

/** The key of a section that contains selections. */
export type SelectionSection = 'detection' | 'filter'

export const SELECTION_SECTIONS: readonly SelectionSection[] = ['detection', 'filter']

/** Lists the entries of a section that are selections. */
export function selectionEntries(section: YamlMapping, name: SelectionSection): readonly YamlEntry[] {
  const others: readonly string[] = sectionKeys[name]
  return section.entries.filter(({ key }) => !others.includes(key.text))
}

/** Reads selections. `keywords` are the values of those that consist of one keyword. */
export function readSelections(
  source: Source,
  entries: readonly YamlEntry[],
  keywords: readonly YamlScalar[],
  report: Report,
): readonly NamedSelection[] {
  return entries.map(({ key, value }) => {
    // A broken selection keeps its name, so that references to it are not reported as well.
    const keyword = keywords.find((node) => node === value)
    const selection = keyword ? readKeyword(source, keyword, report) : readSelection(source, key, value, report)
    return { name: key.text, nameSpan: key.span, selection: selection ?? { kind: 'any', of: [] } }
  })
}

/** Lists the names by which a condition may refer to a part of its section. */
export const selectionNames = (section: YamlMapping): readonly string[] => section.entries.map(({ key }) => key.text)

/** Lists the conditions of a section. The schema has reported one that is null. */
export const conditionTexts = (section: YamlMapping): readonly YamlScalar[] =>
  scalarsAt(section, 'condition').filter(({ type }) => type !== 'null')

/** Returns the condition in a list. Reports its diagnostic and returns an empty list if it is malformed. */
export function reportIfMalformed<Parsed extends ParsedCondition | ParsedCondition['expr']>(
  condition: Parsed | Diagnostic,
  report: Report,
): readonly Parsed[] {
  if (!('code' in condition)) return [condition]
  report(condition)
  return []
}
