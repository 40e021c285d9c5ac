import { ruleOptions } from './artifact/rule-options.js'
import type { ConvertSettings } from './conversion/convert-settings.js'
import { convertRule } from './convert.js'
import type { Backend } from './emit/backend.js'
import type { Conversion } from './emit/conversion.js'
import type { ArtifactName, Format } from './emit/format.js'
import type { OptionSettings, OptionSpecs } from './emit/option.js'
import { optionValues } from './emit/option-values.js'
import type { Rule } from './rule/rule.js'
import { type Diagnostic, isError } from './text/diagnostic.js'

export interface ArtifactSettings<
  Specs extends OptionSpecs = OptionSpecs,
  FormatSpecs extends OptionSpecs = OptionSpecs,
> extends ConvertSettings<Specs> {
  /**
   * Options of the format. What a rule sets for itself under `sigmacast` comes before them, and the state of pipelines and the defaults after them.
   */
  readonly formatOptions?: OptionSettings<FormatSpecs>
}

/** What a platform deploys of a rule, in one of its formats. */
export interface Artifact<Specs extends OptionSpecs = OptionSpecs> {
  readonly conversion: Conversion<Specs>
  /** Without a line end at its end. Null if a diagnostic is an error. */
  readonly text: string | null
  /** What the platform tells it from others by; null if nothing has to be unique. `trackNames` finds two that are the same. */
  readonly name: ArtifactName | null
  /** All that is to say, of the conversion and of the artifact; that a rule has to do the rest only if the artifact does not. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Converts a rule, and hands it out as one of the formats of the target. Never throws for what a rule holds; an option that the format
 * does not have, or cannot have, is a TypeError.
 *
 * @example
 * const artifact = makeArtifact(rule, splunk, jsonFormat)
 * JSON.parse(artifact.text).fidelity // 'exact'
 */
export function makeArtifact<Specs extends OptionSpecs, FormatSpecs extends OptionSpecs>(
  rule: Rule,
  backend: Backend<Specs>,
  format: Format<FormatSpecs>,
  { formatOptions = {}, ...settings }: ArtifactSettings<Specs, FormatSpecs> = {},
): Artifact<Specs> {
  optionValues(format.options, formatOptions)
  const conversion = convertRule(rule, backend, settings)
  const isLeftToRule = (one: Diagnostic): boolean => one.code === 'rule-settings' && format.hasRuleSettings === true
  const found = conversion.diagnostics.filter((one) => !isLeftToRule(one))
  const own = rule.kind === 'filter' ? {} : ruleOptions(rule, backend as Backend, found)
  const { query, bareQuery, head } = conversion
  if (rule.kind === 'filter' || query === null || bareQuery === null || head === null || found.some(isError)) {
    return { conversion, text: null, name: null, diagnostics: found }
  }
  const given = { ...formatOptions, ...knownTo(format, own) } as OptionSettings<FormatSpecs>
  const options = optionValues(format.options, given, conversion.state)
  const {
    text,
    name,
    diagnostics = [],
  } = format.print({ rule, conversion: { ...(conversion as Conversion), query, bareQuery, head } }, options)
  found.push(...diagnostics)
  const isFine = text !== undefined && !found.some(isError)
  return { conversion, text: isFine ? text : null, name: isFine ? (name ?? null) : null, diagnostics: found }
}

const knownTo = ({ options }: Format, own: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(own).filter(([name]) => Object.hasOwn(options, name)))
