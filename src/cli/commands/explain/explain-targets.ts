import type { ConvertSettings } from '../../../convert/convert-settings.js'
import { qualityOf } from '../../../convert/convert-to-first.js'
import type { Explanation } from '../../../convert/explain-rule.js'
import { firstOf } from '../../../convert/first-of.js'
import { eachVariant, withUse } from '../../../convert/variants/convert-variants.js'
import { variantsFor } from '../../../convert/variants/variants-for.js'
import { type CommonSettings, NO_VARIANTS, type TargetSettings } from '../../../project/workspace/convert-file.js'
import type { Rule } from '../../../rule/rule.js'
import type { Diagnostic } from '../../../text/diagnostic.js'

/** The explanation of a rule for one target; undefined if sigmacast failed with an unexpected exception. */
export interface TargetExplanation {
  readonly target: TargetSettings
  /** The variant, if the query is one of several for the rule; else null. */
  readonly variant: string | null
  readonly explanation: Explanation | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Explains a rule for every target, or for the first one that can express it exactly, and for each variant with a query
 * of its own.
 */
export function explainTargets(
  rule: Rule,
  targets: readonly TargetSettings[],
  { isFirstOf, variantChoice: { variants, joins } = NO_VARIANTS, ...common }: CommonSettings,
  explain: (target: TargetSettings, settings: ConvertSettings) => Explanation | undefined,
): readonly TargetExplanation[] {
  const explainOne = (target: TargetSettings, settings: ConvertSettings) => {
    const explanation = explain(target, settings)
    const conversion = explanation?.conversion
    const quality = conversion === undefined ? ('none' as const) : qualityOf(conversion)
    return { target, explanation, quality, diagnostics: conversion?.diagnostics ?? [] }
  }
  const choices = isFirstOf ? [targets] : targets.map((target) => [target])
  return choices.flatMap((choice) => {
    const own = variantsFor(rule, variants, choice.length === 1 ? choice[0]?.backend : undefined, common.rules)
    return eachVariant(rule, own, joins, (use) =>
      firstOf(choice, (target) => explainOne(target, withUse(common, use))),
    ).map(({ variant, result }) => ({ ...result, variant: variant?.name ?? null }))
  })
}
