import type { ConvertSettings } from '../../convert/convert-settings.js'
import { distinctDiagnostics } from '../../convert/first-of.js'
import { eachVariant, withUse } from '../../convert/variants/convert-variants.js'
import { variantsFor } from '../../convert/variants/variants-for.js'
import type { RuleDocument } from '../../rule/parse-rules.js'
import type { Rule } from '../../rule/rule.js'
import type { RuleIndex } from '../../rule/rule-index.js'
import type { DataObject } from '../../rule/yaml/data.js'
import { type Diagnostic, isError } from '../../text/diagnostic.js'
import { isRefusal } from '../../text/refusals.js'
import type { RuleOutputSettings } from '../config/project.js'
import { convertForTarget, NO_VARIANTS, type TargetResult, type TargetSettings } from '../workspace/convert-file.js'
import { acceptedSettings, readsExpression, refusedParts } from './acceptance.js'

/** The artifact of a rule in an output, without its place in a file. */
export interface MadeArtifact {
  /** The variant, if the artifact is one of several for the rule; else null. */
  readonly variant: string | null
  readonly target: string
  readonly format: string
  /** The name that has to be unique on the platform. */
  readonly name: TargetResult['name']
  /** `exact` for a format that prints the rule itself. */
  readonly fidelity: TargetResult['fidelity']
  readonly assumptions: readonly string[]
  /** The approximations, and the condition that the query does not check. */
  readonly losses: readonly string[]
  readonly query: string | null
  readonly text: string
  /** The state of the pipelines, for their finalizers. */
  readonly state: DataObject
}

/** The outcome of a rule in an output. */
export interface AcceptedResult {
  /** One, or several for variants. Empty if the rule failed, or if `cannot` skips it. */
  readonly artifacts: readonly MadeArtifact[]
  readonly isSkipped: boolean
  readonly diagnostics: readonly Diagnostic[]
}

/** Converts a rule, or each of its variants, for the first target whose artifact the output accepts. */
export function convertAccepted(
  document: RuleDocument & { readonly rule: Rule },
  output: RuleOutputSettings,
  rules: RuleIndex,
): AcceptedResult {
  const { targets, common, accept, cannot } = output
  const { variantChoice = NO_VARIANTS, ...settings } = { ...common, ...acceptedSettings(accept), rules }
  const backend = targets.length === 1 ? targets[0]?.backend : undefined
  const own = variantsFor(document.rule, variantChoice.variants, backend, rules)
  const results = eachVariant(document.rule, own, variantChoice.joins, (use) =>
    convertToAccepted(document, output, withUse(settings, use)),
  )
  const diagnostics = distinctDiagnostics(results.flatMap(({ result }) => result.diagnostics))
  const artifacts = results.flatMap(({ variant, result: { artifact } }) =>
    artifact === undefined ? [] : [{ ...artifact, variant: variant?.name ?? null }],
  )
  const errors = diagnostics.filter(isError)
  if (artifacts.length > 0 || cannot === 'error' || !errors.every(isRefusal))
    return { artifacts, isSkipped: false, diagnostics }
  return {
    artifacts: [],
    isSkipped: true,
    diagnostics: cannot === 'skip' ? document.diagnostics : diagnostics.map(asSkipped),
  }
}

interface Attempt {
  /** Undefined if no artifact is accepted. */
  readonly artifact: MadeArtifact | undefined
  readonly diagnostics: readonly Diagnostic[]
}

function convertToAccepted(
  document: RuleDocument & { readonly rule: Rule },
  { targets, accept }: RuleOutputSettings,
  settings: ConvertSettings,
): Attempt {
  const refusals: Diagnostic[] = []
  for (const target of targets) {
    const result = convertForTarget(target, document, settings)
    const refused = refusedParts(document.rule, result, accept)
    const diagnostics = [...result.diagnostics, ...refused]
    if (result.artifact !== null && refused.length === 0)
      return { artifact: madeArtifact(result, target, result.artifact), diagnostics }
    refusals.push(...diagnostics)
  }
  return { artifact: undefined, diagnostics: distinctDiagnostics(refusals) }
}

const madeArtifact = (result: TargetResult, { backend, format }: TargetSettings, text: string): MadeArtifact => ({
  variant: result.variant,
  target: backend.name,
  format: format.name,
  name: result.name,
  fidelity: readsExpression(format) ? 'exact' : result.fidelity,
  assumptions: readsExpression(format) ? [] : result.assumptions,
  losses: readsExpression(format)
    ? []
    : [...result.approximations, ...(result.residual === null ? [] : [result.residual.text])],
  query: result.query,
  text,
  state: result.state,
})

const asSkipped = (diagnostic: Diagnostic): Diagnostic =>
  isError(diagnostic) ? { ...diagnostic, severity: 'warning' } : diagnostic
