import type { Target } from '../../backend/backend.js'
import { TRUE } from '../../ir/bool.js'
import { applyPipelines } from '../../pipeline/apply/apply-pipelines.js'
import type { Pipeline } from '../../pipeline/pipeline.js'
import { startOf } from '../../pipeline/processed-rule.js'
import type { Variant } from '../../pipeline/variant.js'
import { type LinkedCorrelation, linkCorrelation } from '../../rule/link-correlation.js'
import { type CorrelationRule, type DetectionRule, LOGSOURCE_PARTS, type Rule } from '../../rule/rule.js'
import { indexRules, type RuleIndex } from '../../rule/rule-index.js'
import { ignoreDiagnostics } from '../../text/collect-diagnostics.js'
import { isHandled } from '../checks/check-logsource.js'
import type { ConvertSettings } from '../convert-settings.js'
import type { Way } from '../variant-use.js'

/**
 * Returns the variants that a rule is about: their own pipelines handle its log source, or that of a rule of a
 * correlation. The others would give the rule the same query once more.
 *
 * @param rules The rules that a correlation refers to.
 */
export function variantsFor(
  rule: Rule,
  variants: readonly Variant[],
  backend: Target | undefined,
  rules?: RuleIndex,
): readonly Variant[] {
  if (variants.length === 0 || rule.kind === 'filter') return []
  const detections = rule.kind === 'detection' ? [rule] : detectionsBehind(rule, rules)
  return variants.filter((variant) => detections.some((detection) => isAbout(detection, variant, backend)))
}

function detectionsBehind(rule: CorrelationRule, rules: RuleIndex = indexRules([rule])): readonly DetectionRule[] {
  const detections = ({ of }: LinkedCorrelation): readonly DetectionRule[] =>
    of.flatMap(({ target }) => ('of' in target ? detections(target) : [target]))
  return detections(linkCorrelation(rule, rules, ignoreDiagnostics))
}

/** Returns the ways to collect the events of a rule with some variants; with its own pipelines if it is about none. */
export function waysOf(
  rule: DetectionRule,
  backend: Target | undefined,
  { pipelines = NONE }: ConvertSettings,
  variants: readonly Variant[],
): readonly Way[] {
  const chosen = variantsFor(rule, variants, backend)
  return chosen.length === 0
    ? [{ variant: undefined, pipelines }]
    : chosen.map((variant) => ({ variant, pipelines: variant.pipelines }))
}

const NONE: readonly Pipeline[] = []

/** Answers by the log source, since many rules have the same. */
const answers = new WeakMap<Variant, Map<string, boolean>>()

function isAbout(rule: DetectionRule, variant: Variant, backend: Target | undefined): boolean {
  const key = JSON.stringify([backend?.name, ...LOGSOURCE_PARTS.map((part) => rule.logsource[part])])
  const known = answers.get(variant) ?? new Map<string, boolean>()
  answers.set(variant, known)
  const before = known.get(key)
  if (before !== undefined) return before
  const answer = handles(rule, variant.own, backend)
  known.set(key, answer)
  return answer
}

function handles(rule: DetectionRule, pipelines: readonly Pipeline[], backend: Target | undefined): boolean {
  if (LOGSOURCE_PARTS.every((part) => rule.logsource[part] === undefined)) return false
  const start = startOf(rule, TRUE)
  const { processed } = applyPipelines(start, pipelines)
  return processed !== undefined && isHandled({ start, processed, pipelines }, backend)
}
