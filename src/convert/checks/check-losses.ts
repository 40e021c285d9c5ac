import type { Backend, Target } from '../../backend/backend.js'
import { optionValues } from '../../backend/option-values.js'
import { placeOf } from '../../backend/place-of-loss.js'
import { expressesExactly, type Loss } from '../../dialect/plan.js'
import type { FieldTypes } from '../../ir/field-types.js'
import type { Predicate } from '../../ir/predicate.js'
import { relatedStep } from '../../ir/step-place.js'
import type { DetectionRule } from '../../rule/rule.js'
import { addValue } from '../../text/add-value.js'
import { lossHelp } from '../../text/catalogue/conversion.js'
import { diagnose } from '../../text/diagnose.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { stagesOf } from '../latest-stages.js'

/** The outcome of losses: a wider query, an error that `lossy` would prevent, or an error that it would not. */
export type WiderQuery = 'accepted' | 'refused' | 'impossible'

/**
 * Returns one diagnostic for each item and reason: at the value, or at the item's key if several of its values are
 * lost.
 *
 * @param exactTargets returns the targets that express some predicates exactly
 */
export function checkLosses(
  rule: DetectionRule,
  { title }: Pick<Target, 'title'>,
  losses: readonly Loss[],
  wider: WiderQuery,
  exactTargets: (predicates: readonly Predicate[]) => readonly string[] = () => [],
): readonly Diagnostic[] {
  if (losses.length === 0) return []
  const groups = new Map<string, Loss[]>()
  for (const loss of losses) {
    addValue(groups, `${loss.predicate.item.start} ${loss.effect} ${loss.because}`, loss)
  }
  return [...groups.values()].flatMap((group) => {
    const [loss, ...others] = group
    if (loss === undefined) return []
    const code = wider !== 'accepted' ? 'not-expressible' : loss.effect === 'widened' ? 'widened' : 'left-out'
    const affectsSeveralValues = others.some(({ predicate }) => predicate.span !== loss.predicate.span)
    const span = affectsSeveralValues ? loss.predicate.item : placeOf(rule, loss)
    const related = (loss.predicate.changedBy ?? []).map(relatedStep)
    const targets = exactTargets(group.map(({ predicate }) => predicate))
    return [
      diagnose(code, rule.source, span, [title, loss.because], {
        help: lossHelp(targets, wider === 'refused'),
        ...(related.length === 0 ? {} : { related }),
      }),
    ]
  })
}

/** Returns the other targets for the same data that express all given predicates exactly with their default options. */
export const exactSiblings =
  ({ name, siblings }: Pick<Target, 'name' | 'siblings'>, fieldTypes: FieldTypes) =>
  (predicates: readonly Predicate[]): readonly string[] => {
    const others = siblings?.().filter((sibling) => sibling.name !== name) ?? []
    const says = (sibling: Backend): boolean => {
      const stages = stagesOf(sibling, optionValues(sibling.options), fieldTypes)
      return predicates.every((predicate) => expressesExactly(stages, predicate))
    }
    return others.filter(says).map((sibling) => sibling.name)
  }
