import type { Backend, RuleSettingsOf, SpecsOf } from '../../backend/backend.js'
import type { Conversion } from '../../backend/conversion.js'
import type { Variant } from '../../pipeline/variant.js'
import type { Rule } from '../../rule/rule.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import { type Diagnostic, isError } from '../../text/diagnostic.js'
import { convertRule } from '../convert-rule.js'
import type { ConvertSettings } from '../convert-settings.js'
import { distinctDiagnostics } from '../first-of.js'
import type { VariantUse } from '../variant-use.js'
import { joinVariants, oneVariant } from './use-variants.js'
import { variantsFor } from './variants-for.js'

/** The result of a conversion, and the variant of a query of its own. */
export interface VariantResult<Result> {
  /** Undefined for the only query of a rule. */
  readonly variant: Variant | undefined
  readonly result: Result
}

/**
 * Calls `convert` for each variant that a rule is about. Variants whose results have errors are left out with a warning,
 * unless all have. With `joins`, returns one result, which joins the other variants by OR. A rule that is about one
 * variant, or about none, has one result with its own id and title.
 */
export function eachVariant<Result extends { readonly diagnostics: readonly Diagnostic[] }>(
  rule: Rule,
  variants: readonly Variant[],
  joins: boolean,
  convert: (use: VariantUse | undefined) => Result,
): readonly VariantResult<Result>[] {
  const alone = (result: Result) => [{ variant: undefined, result }]
  if (variants.length < 2) return alone(convert(variants.length === 0 ? undefined : joinVariants(variants)))
  const results = variants.map((variant) => ({ variant, result: convert(oneVariant(variant)) }))
  const fine = results.filter(({ result }) => !result.diagnostics.some(isError))
  const leftOut = results
    .filter((one) => !fine.includes(one))
    .flatMap(({ variant, result }) => warnOf(rule, variant, result))
  const withWarnings = (result: Result): Result => ({ ...result, diagnostics: [...result.diagnostics, ...leftOut] })
  const [first, ...others] = fine
  if (first === undefined) return alone(withAllErrors(results.map(({ result }) => result)))
  if (!joins) return [{ ...first, result: withWarnings(first.result) }, ...others]
  return alone(withWarnings(convert(joinVariants(fine.map(({ variant }) => variant)))))
}

/** Returns the last of several failures with the diagnostics of all. */
function withAllErrors<Result extends { readonly diagnostics: readonly Diagnostic[] }>(
  results: readonly Result[],
): Result {
  const last = results.at(-1)
  if (last === undefined) throw new Error('bug: a rule without variants has no failures')
  return { ...last, diagnostics: distinctDiagnostics(results.flatMap((result) => result.diagnostics)) }
}

/** Reports a variant that is left out, at the place of the first error. */
const warnOf = (
  { sectionSpan, source }: Rule,
  { name }: Variant,
  { diagnostics }: { readonly diagnostics: readonly Diagnostic[] },
): readonly Diagnostic[] =>
  diagnostics
    .filter(isError)
    .slice(0, 1)
    .map((failure) =>
      diagnosePipeline(
        'variant-left-out',
        failure.source === source ? source : failure.source,
        failure.source === source ? failure.span : sectionSpan,
        [name, failure.message],
        failure.related === undefined ? {} : { related: failure.related },
      ),
    )

/**
 * Converts a rule once for each of the variants that it is about, as `convertRule` does. Fidelity, assumptions and
 * diagnostics are those of each variant. A variant that cannot express the rule is left out with a warning.
 */
export function convertVariants<B extends Backend>(
  rule: Rule,
  backend: B,
  variants: readonly Variant[],
  settings?: Omit<ConvertSettings<SpecsOf<B>>, 'variants'>,
): readonly Conversion<SpecsOf<B>, RuleSettingsOf<B>>[]
export function convertVariants(
  rule: Rule,
  backend: Backend,
  variants: readonly Variant[],
  settings: Omit<ConvertSettings, 'variants'> = {},
): readonly Conversion[] {
  return eachVariant(rule, variantsFor(rule, variants, backend, settings.rules), false, (use) =>
    convertRule(rule, backend, withUse(settings, use)),
  ).map(({ result }) => result)
}

/** Adds the use of variants to settings. */
export const withUse = <Settings extends object>(settings: Settings, use: VariantUse | undefined) =>
  use === undefined ? settings : { ...settings, variants: use }
