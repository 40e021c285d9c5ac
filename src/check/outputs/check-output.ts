import type { Backend } from '../../backend/backend.js'
import { type Trace, traceRule } from '../../convert/convert-rule.js'
import type { ConvertSettings } from '../../convert/convert-settings.js'
import type { VariantUse } from '../../convert/variant-use.js'
import { withUse } from '../../convert/variants/convert-variants.js'
import { oneVariant } from '../../convert/variants/use-variants.js'
import { variantsFor } from '../../convert/variants/variants-for.js'
import type { RuleDocument } from '../../rule/parse-rules.js'

/** An output of a project for which rules are checked: a target with the settings of its conversions. */
export interface CheckOutput {
  readonly target: Backend
  /** Pipelines, schemas and options, and the rules that filters come from. */
  readonly settings: ConvertSettings
  /** The variants of the pipelines. */
  readonly variants?: VariantUse['variants']
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
    const { target, settings, variants = [] } = output
    const own = variantsFor(rule, variants, target)
    const uses = own.length === 0 ? [undefined] : own.map(oneVariant)
    return uses.map((use) => ({ output, trace: traceRule(rule, target, withUse({ ...settings, lossy: true }, use)) }))
  })
}
