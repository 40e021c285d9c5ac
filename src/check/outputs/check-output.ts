import type { Backend } from '../../backend/backend.js'
import { type Trace, traceRule } from '../../convert/convert-rule.js'
import type { ConvertSettings } from '../../convert/convert-settings.js'
import { variantsFor } from '../../convert/variants-for.js'
import type { RuleDocument } from '../../rule/parse-rules.js'

/** An output of a project for which rules are checked: a target with the settings of its conversions. */
export interface CheckOutput {
  readonly target: Backend
  /** Pipelines, schemas and options, and the rules that filters come from. */
  readonly settings: ConvertSettings
}

/** The conversion of a rule for an output. */
export interface OutputTrace {
  readonly output: CheckOutput
  readonly trace: Trace
}

/**
 * Converts a detection rule for outputs, once for each variant that it is about. Accepts losses, which other commands report. Empty for correlations, whose
 * rules are checked themselves, and for rules with errors.
 */
export function traceOutputs({ rule }: RuleDocument, outputs: readonly CheckOutput[]): readonly OutputTrace[] {
  if (rule?.kind !== 'detection') return []
  return outputs.flatMap((output) => {
    const { target, settings } = output
    const variants = variantsFor(rule, target, settings)
    const uses = variants.length < 2 ? [{ variants }] : variants.map((variant) => ({ variant }))
    return uses.map((use) => ({ output, trace: traceRule(rule, target, { ...settings, ...use, lossy: true }) }))
  })
}
