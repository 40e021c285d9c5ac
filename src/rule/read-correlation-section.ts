import { and, type Bool, FALSE, leaf, leavesOf, mapLeaves, or } from '../ir/bool.js'
import { type CorrelationSpans, FIGURE_OPERATORS, type FigureComparison } from '../ir/correlation-query.js'
import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import type { Limits } from '../text/limits.js'
import type { Source, Span } from '../text/source.js'
import type { Alias, Correlation, CorrelationCondition, CorrelationType, RuleReference } from './correlation.js'
import { firstOfEachName } from './first-of-each-name.js'
import { parsePlainCondition } from './parse-condition.js'
import { readTimespan } from './read-timespan.js'
import { fieldReference, ruleReference } from './reference-name.js'
import type { SelectionRef } from './rule.js'
import { sectionKeys } from './section-keys.js'
import { selectedBy } from './selection-pattern.js'
import { scalarsAt, scalarText, valueAt, type YamlMapping, type YamlNode } from './yaml/node.js'

/** Reads the section `correlation` of a document, as far as it conforms to its schema. */
export function readCorrelationSection(
  source: Source,
  section: YamlMapping,
  report: Report,
  limits: Limits,
): Correlation {
  const type = scalarText(valueAt(section, 'type')) as CorrelationType
  const listed = scalarsAt(section, 'rules').map(ruleReference)
  const condition = readCondition(valueAt(section, 'condition'), type, { source, report, limits, rules: listed })
  return {
    type,
    rules: valueAt(section, 'rules') === undefined ? rulesIn(condition) : listed,
    aliases: readAliases(valueAt(section, 'aliases')),
    groupBy: firstOfEachName(scalarsAt(section, 'group-by').map(fieldReference)),
    timespan: readTimespan(section, valueAt(section, 'timespan')),
    condition,
    generate: scalarText(valueAt(section, 'generate')).toLowerCase() === 'true',
    spans: spansOf(section),
  }
}

/** Lists the rules of a condition in the order in which it first names them. */
const rulesIn = (condition: CorrelationCondition): readonly RuleReference[] =>
  condition.kind === 'rules' ? firstOfEachName(leavesOf(condition.expr)) : []

/** Context for reading a condition. */
interface Reading {
  readonly source: Source
  readonly report: Report
  readonly limits: Limits
  /** The rules that the correlation lists. */
  readonly rules: readonly RuleReference[]
}

function spansOf(section: YamlMapping): CorrelationSpans {
  const at = (key: string, other = key): Span => (valueAt(section, key) ?? valueAt(section, other) ?? section).span
  return {
    type: at('type'),
    // Without the key, the condition names the rules.
    rules: at('rules', 'condition'),
    groupBy: at('group-by'),
    timespan: at('timespan'),
    condition: at('condition'),
  }
}

function readAliases(node: YamlNode | undefined): readonly Alias[] {
  if (node?.kind !== 'mapping') return []
  return node.entries.map(({ key, value }) => ({
    name: key.text,
    span: key.span,
    fields:
      value.kind !== 'mapping'
        ? []
        : value.entries.flatMap((entry) =>
            entry.value.kind === 'scalar'
              ? [{ rule: ruleReference(entry.key), field: fieldReference(entry.value) }]
              : [],
          ),
  }))
}

const keys: Readonly<Record<string, readonly string[]>> = {
  '/correlation': sectionKeys.correlation,
  '/correlation/condition': [...FIGURE_OPERATORS, 'field', 'percentile'],
}

/** Lists the valid keys of a part of a correlation by its JSON pointer, to suggest one for a misspelt key. */
export const keysOfCorrelation = (pointer: string): readonly string[] => keys[pointer] ?? []

/** Keys of a condition that only some types use. */
const usedBy: ReadonlyMap<string, readonly CorrelationType[]> = new Map([
  ['field', ['value_count', 'value_sum', 'value_avg', 'value_median', 'value_percentile']],
  ['percentile', ['value_percentile']],
])

function readCondition(node: YamlNode | undefined, type: CorrelationType, reading: Reading): CorrelationCondition {
  const { source, report, limits, rules } = reading
  if (node?.kind === 'mapping') return readCountCondition(node, type, reading)
  // The schema has reported a text in place of a comparison.
  if (node?.kind === 'scalar' && type.startsWith('temporal')) {
    const parsed = parsePlainCondition(source, node, limits)
    if (!('code' in parsed)) return { kind: 'rules', expr: resolveReferences(parsed, reading) }
    report(parsed)
  }
  return { kind: 'rules', expr: allOf(rules) }
}

const allOf = (rules: readonly RuleReference[]): Bool<RuleReference> => and(rules.map(leaf))

function readCountCondition(
  node: YamlMapping,
  type: CorrelationType,
  { source, report }: Reading,
): CorrelationCondition {
  const comparisons = FIGURE_OPERATORS.flatMap((op): FigureComparison[] => {
    const value = valueAt(node, op)
    return value?.kind === 'scalar' ? [{ op, value: Number(value.text) }] : []
  })
  const percentile = scalarText(valueAt(node, 'percentile'))
  if (type === 'value_percentile' && percentile === '') {
    report(diagnose('missing-key', source, node.entries[0]?.key.span ?? node.span, ['percentile']))
  }
  for (const { key } of node.entries) {
    const types = usedBy.get(key.text)
    if (types?.includes(type) === false) report(diagnose('unused-key', source, key.span, [key.text, type, types]))
  }
  return {
    kind: 'count',
    comparisons,
    fields: scalarsAt(node, 'field').map(fieldReference),
    percentile: percentile === '' ? undefined : Number(percentile),
    span: node.span,
  }
}

/** Replaces the references of a condition with rules. A limit bounds the number of rules that it refers to. */
function resolveReferences(
  condition: Bool<SelectionRef>,
  { source, report, limits: { references: limit }, rules }: Reading,
): Bool<RuleReference> {
  let references = 0
  return mapLeaves(condition, (ref): Bool<RuleReference> => {
    const before = references
    references += ref.kind === 'reference' ? 1 : rules.length
    if (references > limit) {
      if (before <= limit) report(diagnose('too-many-references', source, ref.span, [limit]))
      return FALSE
    }
    if (ref.kind === 'reference') return leaf(ruleReference({ text: ref.name, span: ref.span }))
    if (ref.pattern.toLowerCase() === 'them' && (ref.count === 'all' || ref.count === 1)) {
      const isSelected = selectedBy(ref.pattern)
      const selected = rules.filter(({ name }) => isSelected(name))
      if (selected.length === 0) report(diagnose('no-rule-selected', source, ref.span, [rules.length > 0]))
      return ref.count === 'all' ? allOf(selected) : or(selected.map(leaf))
    }
    report(diagnose('rule-quantifier', source, ref.span, []))
    return allOf(rules)
  })
}
