import { qualityOf } from '../convert/convert-to-first.js'
import type { Explanation } from '../convert/explain-rule.js'
import { firstOf } from '../convert/first-of.js'
import type { TargetSettings } from '../project/workspace/convert-file.js'
import type { Diagnostic } from '../text/diagnostic.js'

/** The explanation of a rule for one target; undefined if sigmacast failed with an unexpected exception. */
export interface TargetExplanation {
  readonly target: TargetSettings
  readonly explanation: Explanation | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Explains a rule for every target, or for the first one that can express it exactly. */
export function explainTargets(
  targets: readonly TargetSettings[],
  isFirstOf: boolean,
  explain: (target: TargetSettings) => Explanation | undefined,
): readonly TargetExplanation[] {
  const explainOne = (target: TargetSettings) => {
    const explanation = explain(target)
    const conversion = explanation?.conversion
    const quality = conversion === undefined ? ('none' as const) : qualityOf(conversion)
    return { target, explanation, quality, diagnostics: conversion?.diagnostics ?? [] }
  }
  return isFirstOf ? [firstOf(targets, explainOne)] : targets.map(explainOne)
}
