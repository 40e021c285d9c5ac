import type { Detection } from '../ir/detection.js'
import type { DetectionRule } from '../rule/rule.js'
import { type Diagnostic, isError } from '../text/diagnostic.js'
import { limitDiagnostics } from '../text/limit-diagnostics.js'
import { type LimitSettings, limitsOf } from '../text/limits.js'
import { askItems } from './ask.js'
import { resolveRule } from './resolve.js'

export interface Lowered {
  /** Undefined if a diagnostic is an error. */
  readonly detection: Detection | undefined
  readonly diagnostics: readonly Diagnostic[]
}

export interface LowerSettings {
  /** Other values for the limits of what a rule may expand to. */
  readonly limits?: LimitSettings
}

/**
 * The meaning of a rule as it is written, without any processing pipeline: names resolved, modifiers applied, one tree of predicates.
 *
 * @example
 * const { detection, diagnostics } = lowerRule(rule)
 * detection.expr.kind // 'and'
 * exprText(detection.expr) // 'EventID: 4625 and Image: "*\\\\cmd.exe"'
 * diagnostics // []
 */
export function lowerRule(rule: DetectionRule, { limits }: LowerSettings = {}): Lowered {
  const { source } = rule
  const { detection, unused, diagnostics } = resolveRule(rule, limitsOf(limits))
  const found = [...diagnostics]
  const expr = askItems(source, detection, found)
  for (const items of unused) askItems(source, items, found)
  found.sort((a, b) => a.span.start - b.span.start)
  const isBroken = found.some(isError)
  return { detection: isBroken ? undefined : { kind: 'detection', source, expr }, diagnostics: limitDiagnostics(found) }
}
