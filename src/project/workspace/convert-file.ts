import { optionMistakes } from '../../backend/artifact/option-mistakes.js'
import type { Backend } from '../../backend/backend.js'
import type { Conversion } from '../../backend/conversion.js'
import type { ArtifactName, Format } from '../../backend/format.js'
import type { OptionSettings, OptionSpecs, OptionValues } from '../../backend/option.js'
import { optionValues } from '../../backend/option-values.js'
import type { Requirement } from '../../backend/query-field.js'
import type { ConvertSettings } from '../../convert/convert-settings.js'
import { qualityOf } from '../../convert/convert-to-first.js'
import { firstOf } from '../../convert/first-of.js'
import { makeArtifact } from '../../convert/make-artifact.js'
import { eachVariant, withUse } from '../../convert/variants/convert-variants.js'
import { variantsFor } from '../../convert/variants/variants-for.js'
import type { Variant } from '../../pipeline/variant.js'
import type { RuleDocument } from '../../rule/parse-rules.js'
import type { Rule } from '../../rule/rule.js'
import { asWarning, type Diagnostic } from '../../text/diagnostic.js'
import type { Input } from '../files/inputs.js'
import type { Io } from '../files/io.js'
import { attempt, noDocument, type RuleFile } from './rule-files.js'
import { ruleSuffixes } from './rule-suffixes.js'

/** A target with its options and output format. */
export interface TargetSettings {
  readonly backend: Backend
  readonly format: Format
  readonly options: OptionSettings<OptionSpecs>
  readonly formatOptions: OptionSettings<OptionSpecs>
}

export interface ConvertedRule {
  readonly input: Input
  readonly document: RuleDocument
  /** The suffix that distinguishes the rule from the other rules of its file. */
  readonly suffix: string
  /**
   * One result per target, or that of the first fitting one; several for variants with queries of their own. None for a
   * rule that is only a part of correlations.
   */
  readonly results: readonly TargetResult[]
  /** True if `results` has one of several targets. */
  readonly isChosen: boolean
  /** True if sigmacast failed with an unexpected exception. */
  readonly crashed: boolean
}

export interface TargetResult extends TargetSettings {
  /** The variant, if the query is one of several for the rule; else null. */
  readonly variant: string | null
  /** All options, with defaults. */
  readonly options: OptionValues<OptionSpecs>
  readonly fidelity: Conversion['fidelity']
  readonly approximations: Conversion['approximations']
  readonly query: string | null
  /** The rule in the output format. */
  readonly artifact: string | null
  /** The name that has to be unique on the platform. */
  readonly name: ArtifactName | null
  readonly assumptions: Conversion['assumptions']
  readonly residual: Conversion['residual']
  readonly ruleSettings: Conversion['ruleSettings']
  /** The objects that the artifact requires on the platform; undefined if the target never requires any. */
  readonly requirements: readonly Requirement[] | undefined
  readonly state: Conversion['state']
  /** True if `--cannot` skips the result. */
  readonly isSkipped: boolean
  /** All diagnostics about the rule and this target. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Variants of the pipelines, and how queries use them. */
export interface VariantChoice {
  readonly variants: readonly Variant[]
  /** True to join the variants of a rule by OR in one query. False: each has a query of its own. */
  readonly joins: boolean
}

/** Settings for all targets. */
export type CommonSettings = Omit<ConvertSettings, 'options' | 'variants'> & {
  /** Prepares `suggestPipelines` for a rule. Default: it is prepared for all rules. */
  readonly prepareSuggestions?: (rule: Rule, targets: readonly Backend[]) => Promise<void>
  /** The variants of the pipelines. Default: none. */
  readonly variantChoice?: VariantChoice
  /** True to convert each rule only for the first target that can express it exactly. */
  readonly isFirstOf?: boolean
  /** Decides which rules are also converted on their own. */
  readonly standsAlone?: (rule: Rule) => boolean
  /** Decides which rules are converted at all. Default: all. Called once per document. */
  readonly selects?: (document: RuleDocument, input: Input) => boolean
}

/** Converts the rules of a file, each for every target or for the first fitting one. */
export function convertFile(
  { input, documents }: RuleFile,
  targets: readonly TargetSettings[],
  { standsAlone, selects, isFirstOf, ...common }: CommonSettings,
  io: Pick<Io, 'stderr'>,
): readonly ConvertedRule[] {
  const suffixes = ruleSuffixes(documents ?? [noDocument])
  return (documents ?? [noDocument]).flatMap((document, index) => {
    if (selects?.(document, input) === false) return []
    const isPart = document.rule !== undefined && standsAlone?.(document.rule) === false
    let crashed = documents === undefined
    const convert = (target: TargetSettings, settings: ConvertSettings): TargetResult => {
      const result = attempt(input, io, () => convertForTarget(target, document, settings), target.backend)
      crashed ||= result === undefined
      return result ?? emptyResult(target, document)
    }
    const choices = isFirstOf ? [targets] : targets.map((target) => [target])
    const results = isPart
      ? []
      : choices.flatMap((choice) =>
          forEachVariant(document, choice, common, (settings) =>
            convertToFirst(choice, (target) => convert(target, settings)),
          ),
        )
    return {
      input,
      document: isPart ? withOptionMistakes(document, targets) : document,
      suffix: suffixes[index] ?? '',
      results,
      isChosen: isFirstOf === true && targets.length > 1,
      crashed,
    }
  })
}

export const NO_VARIANTS: VariantChoice = { variants: [], joins: false }

/** Returns the results for each variant that the rule is about, or one for all. `targets` are tried in order. */
function forEachVariant(
  { rule }: RuleDocument,
  targets: readonly TargetSettings[],
  { variantChoice: { variants, joins } = NO_VARIANTS, ...common }: CommonSettings,
  convert: (settings: ConvertSettings) => TargetResult,
): readonly TargetResult[] {
  if (rule === undefined) return [convert(common)]
  const backend = targets.length === 1 ? targets[0]?.backend : undefined
  const own = variantsFor(rule, variants, backend, common.rules)
  return eachVariant(rule, own, joins, (use) => convert(withUse(common, use))).map(({ variant, result }) =>
    variant === undefined ? result : { ...result, variant: variant.name },
  )
}

function convertToFirst(
  targets: readonly TargetSettings[],
  convert: (target: TargetSettings) => TargetResult,
): TargetResult {
  const [only] = targets
  if (only !== undefined && targets.length === 1) return convert(only)
  const { result, diagnostics } = firstOf(targets, (target) => {
    const result = convert(target)
    const { artifact, format, diagnostics } = result
    const quality = artifact === null ? 'none' : format.reads === 'expression' ? 'exact' : qualityOf(result)
    return { result, quality, diagnostics }
  })
  return { ...result, diagnostics }
}

/**
 * Adds the diagnostics about options of a rule that is converted only as a part of correlations; no conversion reports
 * them.
 */
function withOptionMistakes(document: RuleDocument, targets: readonly TargetSettings[]): RuleDocument {
  const { rule, diagnostics } = document
  if (rule === undefined) return document
  const mistakes = optionMistakes(
    rule,
    targets.map(({ backend }) => backend),
  )
  // The query format has no options, so mistakes in them do not affect it.
  const isPlain = targets.every(({ format }) => Object.keys(format.options).length === 0)
  return {
    ...document,
    diagnostics: [...diagnostics, ...mistakes.map((mistake) => (isPlain ? asWarning(mistake) : mistake))],
  }
}

/** Converts one document for one target; a document without a rule has the result without a query. */
export function convertForTarget(
  target: TargetSettings,
  document: RuleDocument,
  common: ConvertSettings,
): TargetResult {
  const nothing = emptyResult(target, document)
  if (document.rule === undefined) return nothing
  const { backend, format, options, formatOptions } = target
  const artifact = makeArtifact(document.rule, backend, format, { ...common, options, formatOptions })
  const { conversion } = artifact
  return {
    ...nothing,
    options: conversion.options,
    fidelity: conversion.fidelity,
    approximations: conversion.approximations,
    query: conversion.query,
    artifact: artifact.text,
    name: artifact.name,
    assumptions: conversion.assumptions,
    residual: conversion.residual,
    ruleSettings: conversion.ruleSettings,
    requirements: backend.requirements && artifact.requirements,
    state: conversion.state,
    diagnostics: [...document.diagnostics, ...artifact.diagnostics],
  }
}

/** Returns the result of a document that has no query, with the diagnostics of the document. */
const emptyResult = (target: TargetSettings, { diagnostics }: RuleDocument): TargetResult => ({
  ...target,
  variant: null,
  options: optionValues(target.backend.options, target.options),
  fidelity: 'none',
  query: null,
  artifact: null,
  name: null,
  approximations: [],
  assumptions: [],
  residual: null,
  ruleSettings: null,
  requirements: target.backend.requirements && [],
  state: {},
  isSkipped: false,
  diagnostics,
})
