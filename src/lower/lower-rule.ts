import type { Detection } from '../ir/detection.js'
import type { DetectionRule } from '../rule/rule.js'
import { type Diagnostic, isError } from '../text/diagnostic.js'
import { resolveCondition } from './resolve.js'

export interface Lowered {
  /** Undefined if a diagnostic is an error. */
  readonly detection: Detection | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The meaning of a rule: names resolved, modifiers applied, one tree of predicates.
 *
 * @example
 * const { detection, diagnostics } = lowerRule(rule)
 * detection.expr.kind // 'and'
 * exprText(detection.expr) // 'EventID: 4625 and Image: "*\\\\cmd.exe"'
 * diagnostics // []
 */
export function lowerRule(rule: DetectionRule): Lowered {
  const diagnostics: Diagnostic[] = []
  const expr = resolveCondition(rule, diagnostics)
  diagnostics.sort((a, b) => a.span.start - b.span.start)
  const failed = diagnostics.some(isError)
  return { detection: failed ? undefined : { kind: 'detection', source: rule.source, expr }, diagnostics }
}
