import type { Backend } from '../emit/backend.js'
import type { Loss } from '../emit/plan.js'
import { relatedStep } from '../pipeline/apply/apply-pipelines.js'
import type { DetectionRule } from '../rule/rule.js'
import { spanWithin } from '../rule/yaml/span-within.js'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Span } from '../text/source.js'

/** One diagnostic for each item and reason: at the value, or at the item's key where several of its values are lost. */
export function diagnoseLosses(
  rule: DetectionRule,
  { title }: Backend,
  losses: readonly Loss[],
  lossy: boolean,
): Diagnostic[] {
  const groups = new Map<string, Loss[]>()
  for (const loss of losses) {
    const key = `${loss.predicate.item.start} ${loss.effect} ${loss.because}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [loss])
    else group.push(loss)
  }
  return [...groups.values()].flatMap(([loss, ...others]) => {
    if (loss === undefined) return []
    const code = !lossy ? 'not-expressible' : loss.effect === 'widened' ? 'widened' : 'left-out'
    const several = others.some(({ predicate }) => predicate.span !== loss.predicate.span)
    const span = several ? loss.predicate.item : placeOf(rule, loss)
    const related = (loss.predicate.changedBy ?? []).map(relatedStep)
    return [diagnose(code, rule.source, span, [title, loss.because], related.length === 0 ? {} : { related })]
  })
}

/** The value, or the part of a regular expression that is to blame. */
export function placeOf({ source }: Pick<DetectionRule, 'source'>, { predicate, at }: Loss): Span {
  // What a pipeline has made of a value stands nowhere in the rule.
  if (at === undefined || !('source' in predicate) || predicate.changedBy !== undefined) return predicate.span
  return spanWithin(source.text, { text: predicate.source, span: predicate.span }, at.start, at.end)
}
