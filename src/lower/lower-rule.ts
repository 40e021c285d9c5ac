import type { Expr } from '../ir/predicate.js'
import type { DetectionRule } from '../rule/rule.js'
import { byPlace, collectDiagnostics } from '../text/collect-diagnostics.js'
import type { Diagnostic } from '../text/diagnostic.js'
import { limitDiagnostics } from '../text/limit-diagnostics.js'
import { type LimitSettings, limitsOf } from '../text/limits.js'
import type { Source } from '../text/source.js'
import { itemsToExpr } from './items-to-expr.js'
import { resolveRule } from './resolve.js'

/** A detection rule ready for a backend. The spans of its predicates point into `source`. */
export interface Detection {
  readonly kind: 'detection'
  readonly source: Source
  readonly expr: Expr
}

/** The result of lowering a rule. */
export interface Lowered {
  /** Undefined if one of the diagnostics is an error. */
  readonly detection: Detection | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Settings of `lowerRule`. */
export interface LowerSettings {
  /** Overrides for the limits on the expansion of a rule. */
  readonly limits?: LimitSettings
}

/**
 * Lowers a rule without a processing pipeline: names are resolved and modifiers applied, which gives one tree of
 * predicates.
 *
 * @example
 * const { detection, diagnostics } = lowerRule(rule)
 * detection.expr.kind // 'and'
 * exprText(detection.expr) // 'EventID: 4625 and Image: "*\\\\cmd.exe"'
 * diagnostics // []
 */
export function lowerRule(rule: DetectionRule, { limits }: LowerSettings = {}): Lowered {
  const { source } = rule
  const { report, reportAll, diagnostics, hasErrors } = collectDiagnostics()
  const resolved = resolveRule(rule, limitsOf(limits))
  reportAll(resolved.diagnostics)
  const expr = itemsToExpr(source, resolved.detection, report)
  for (const items of resolved.unused) itemsToExpr(source, items, report)
  return {
    detection: hasErrors() ? undefined : { kind: 'detection', source, expr },
    diagnostics: limitDiagnostics([...diagnostics].sort(byPlace)),
  }
}
