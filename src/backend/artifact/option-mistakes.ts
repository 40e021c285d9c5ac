import type { Rule } from '../../rule/rule.js'
import { byPlace, collectDiagnostics } from '../../text/collect-diagnostics.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Backend } from '../backend.js'
import { platformOf } from '../platform.js'
import { ruleOptions } from './rule-options.js'

/**
 * Returns the diagnostics about options that a rule sets for the platforms of these targets, even if it is not
 * converted for them.
 */
export function optionMistakes(rule: Rule, targets: readonly Backend[]): readonly Diagnostic[] {
  const { report, diagnostics } = collectDiagnostics()
  const platforms = new Map(targets.map((target) => [platformOf(target), target]))
  if (rule.kind !== 'filter') for (const target of platforms.values()) ruleOptions(rule, target, report)
  return diagnostics.toSorted(byPlace)
}
