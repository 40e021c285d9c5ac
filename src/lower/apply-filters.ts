import { and, type Bool } from '../ir/bool.js'
import { type DetectionRule, type FilterRule, hasParts, type LogSource, type LogSourcePart } from '../rule/rule.js'
import type { RuleIndex } from '../rule/rule-index.js'
import { sharedTargets } from '../rule/shared-ids.js'
import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import { isError } from '../text/diagnostic.js'
import { type Limits, limitsOf } from '../text/limits.js'
import { type LoweredItem, placedAt } from './lowered-item.js'
import { type Resolved, resolveRule } from './resolve.js'

/** The rules to which a filter applies. */
export interface Applicability {
  readonly rules: 'any' | readonly { readonly name: string }[]
  readonly logsource: Pick<LogSource, LogSourcePart>
}

/** True if the filter applies to the rule: it names the rule or `any`, and the rule has all parts of its log source. */
export function isFilterFor(
  filter: Applicability,
  { referenceNames, logsource }: Pick<DetectionRule, 'referenceNames'> & Pick<Applicability, 'logsource'>,
): boolean {
  const { rules } = filter
  const named = rules === 'any' || rules.some(({ name }) => referenceNames.includes(name))
  return named && hasParts(filter.logsource, logsource)
}

/** Results with the limits that they depend on: many rules ask for a filter. */
const resolvedFilters = new WeakMap<FilterRule, { readonly limits: Limits; readonly resolved: Resolved }>()

function resolveFilter(filter: FilterRule, limits: Limits): Resolved {
  const before = resolvedFilters.get(filter)
  if (before?.limits === limits) return before.resolved
  const resolved = resolveRule(filter, limits)
  resolvedFilters.set(filter, { limits, resolved })
  return resolved
}

/**
 * Combines the detection of a rule with the filters that apply to it. Later diagnostics about items of a filter are
 * placed at the rule and name the filter. Errors of a filter are reported.
 */
export function applyFilters(
  rule: DetectionRule,
  { detection, values }: Pick<Resolved, 'detection' | 'values'>,
  rules: RuleIndex | undefined,
  report: Report,
  limits: Limits = limitsOf(),
): Bool<LoweredItem> {
  const filterDetections: Bool<LoweredItem>[] = []
  let count = values
  for (const filter of rules?.filters ?? []) {
    if (!isFilterFor(filter, rule)) continue
    const resolved = resolveFilter(filter, limits)
    for (const diagnostic of resolved.diagnostics) if (isError(diagnostic)) report(diagnostic)
    if (rules !== undefined) for (const diagnostic of sharedTargets(filter, rules)) report(diagnostic)
    count += resolved.values
    if (count > limits.values) {
      report(diagnose('too-many-values', rule.source, rule.sectionSpan, [limits.values, 'values']))
      break
    }
    const { source, metadata, sectionSpan: span } = filter
    const place = { id: metadata.title, kind: 'filter', pipeline: source.name, source, span }
    filterDetections.push(placedAt(resolved.detection, rule.sectionSpan, place))
  }
  return and([detection, ...filterDetections])
}
