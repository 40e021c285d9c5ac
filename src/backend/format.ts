import type { Expr } from '../ir/predicate.js'
import type { CorrelationRule, DetectionRule } from '../rule/rule.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { TextVariables } from './artifact/fill-text.js'
import type { Conversion, ConversionWithQuery, RuleHead } from './conversion.js'
import type { OptionSpecs, OptionValues, WordlessSpec } from './option.js'
import type { PlatformLimit } from './platform-limit.js'
import type { QueryField, Requirement } from './query-field.js'
import type { RuleSettings } from './rule-settings.js'

/** An output format: the query alone, a saved search, a rule object. */
export type Format<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings> =
  | QueryFormat<Specs, Settings>
  | ExpressionFormat<Specs>

/** The parts of a format that lists and forms show. */
export interface FormatDescription<Specs extends OptionSpecs = OptionSpecs> {
  /** The name, as in `--format`. */
  readonly name: string
  readonly about: string
  /** The platform that the artifacts are for, as `Backend.platform` names it. Absent if they suit any platform. */
  readonly platform?: string
  /** Names that other tools use, for the message about an unknown format. */
  readonly otherNames?: readonly string[]
  /** The options of the format. Their names must differ from those of the backend's options. */
  readonly options: Specs
}

/** A format whose code is loaded when it is used. */
export interface FormatOnDemand extends FormatDescription {
  readonly load: () => Promise<Format>
}

/** Returns the format of a backend, and loads its code if necessary. */
export const loadFormat = async (format: Format | FormatOnDemand): Promise<Format> =>
  'load' in format ? format.load() : format

interface FormatFacts<Specs extends OptionSpecs> extends FormatDescription<Specs> {
  /** The file extension of an artifact, without the dot. Default: that of the target. */
  readonly extension?: string
  /** Returns the file name of an artifact from its stem, `<rule>.<target>`. Default: the stem with the extension. */
  readonly fileName?: (stem: string) => string
  /**
   * The layout of several artifacts in one file: as `lines`, as `blocks` with an empty line between them, or `apart` if
   * the vendor's tools read one artifact per file.
   */
  readonly layout: 'lines' | 'blocks' | 'apart'
  /**
   * The beginning of a comment line, such as `#`, if an artifact may follow a comment. `generate` then names the rule in
   * it. Absent if the artifact would not be valid with a comment.
   */
  readonly comment?: string
  /** True if the artifact contains the `ruleSettings`, so that users do not have to set them. */
  readonly hasRuleSettings?: boolean
  /**
   * `folder` if the platform reads all files of a folder together, so that no two artifacts in it may have the same name.
   * Default: names are unique within an output, in all of its folders.
   */
  readonly namesIn?: 'folder'
  /** Limits of the platform on the size of an artifact, as in `Backend.limits`. */
  readonly limits?: readonly PlatformLimit[]
  /**
   * True if artifacts contain the filters of a rule apart from its query. Absent if they never do. Declared as a method
   * for the same reason as `print`.
   */
  separatesFilters?(options: OptionValues<Specs>): boolean
  /**
   * Returns the notation of the platform for a field that a text of the rule mentions. Absent if artifacts contain no
   * texts of the rule. Declared as a method, so that it can require the rule settings of its backend.
   */
  variable?(field: string, conversion: Conversion): FieldNotation
}

/** A filter of a rule as a query of its own. */
export interface FilterQuery {
  /** Events must match the query, or must not. */
  readonly action: 'require' | 'suppress'
  readonly query: string
}

/** A field in the texts of a platform. */
export interface FieldNotation {
  /** Undefined if the platform cannot name the field: the text stays as written. */
  readonly variable?: string | undefined
  /** The reason why the platform does not show the value of the field, for a warning. */
  readonly because?: string | undefined
}

/** A format that prints the query. Losses of the query are reported as for any conversion. */
export interface QueryFormat<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings>
  extends FormatFacts<Specs> {
  readonly reads?: 'query'
  /** Declared as a method, so that a format with options of its own is still a `Format`. */
  print(converted: Converted<Settings>, options: OptionValues<Specs>): Printed
}

/**
 * A format that prints the rule's condition on one event itself. It needs no query, so losses of the query do not
 * affect its artifacts: the conversion runs with `lossy`. Rules about several events have no such artifact.
 */
export interface ExpressionFormat<Specs extends OptionSpecs = OptionSpecs> extends FormatFacts<Specs> {
  readonly reads: 'expression'
  print(converted: ConvertedExpression, options: OptionValues<Specs>): Printed
}

/** A rule with its query. */
export interface Converted<Settings extends RuleSettings = RuleSettings> {
  /** The rule as written, for the places of diagnostics. Its processed metadata is in `conversion.head`. */
  readonly rule: DetectionRule | CorrelationRule
  readonly conversion: ConversionWithQuery<OptionSpecs, Settings>
  /** The variables for the fields that texts of the rule and of options mention: `fillText`. */
  readonly variables: TextVariables
  /** Returns the fields of the query. Most formats do not need them, so they are looked up at the first call. */
  readonly fields: () => readonly QueryField[]
  /** The filters that are not part of the query; empty unless `Format.separatesFilters` affirms it. */
  readonly filters: readonly FilterQuery[]
}

/** A rule with its condition on one event. The query is null if the target cannot express the rule. */
export interface ConvertedExpression {
  readonly rule: DetectionRule
  readonly conversion: Conversion & { readonly expr: Expr; readonly head: RuleHead }
  /** Like those of `Converted`. */
  readonly variables: TextVariables
}

/** The artifact that a format prints from a conversion. */
export interface Printed {
  /** Without a trailing line break; undefined if a diagnostic is an error. */
  readonly text: string | undefined
  /** The name that has to be unique on the platform; undefined if no name has to be. */
  readonly name?: ArtifactName
  /** The objects that the artifact requires. Default: those of the query, by `Backend.requirements`. */
  readonly requirements?: readonly Requirement[]
  readonly diagnostics?: readonly Diagnostic[]
}

/** A name that has to be unique. */
export interface ArtifactName {
  /** The kind of name, for people: `saved search`, `rule_id`, … */
  readonly kind: string
  readonly name: string
  /** The name of what the artifact creates, if it differs and has to be unique as well: that of a Terraform resource. */
  readonly creates?: ArtifactName
}

/**
 * Returns the format with the types of its options, as `defineBackend` does. A `print` that uses rule settings declares
 * their type: `(converted: Converted<MyRule>, options) => …`.
 */
export function defineFormat<const Specs extends OptionSpecs, Settings extends RuleSettings = RuleSettings>(
  format: Format<Specs, Settings>,
): Format<{ readonly [Name in keyof Specs]: WordlessSpec<Specs[Name]> }, Settings>
export function defineFormat(format: Format): Format {
  return format
}

/** The default format of every target: the query alone. */
export const queryFormat = defineFormat({
  name: 'query',
  otherNames: ['default'],
  about: 'only the query',
  layout: 'lines',
  options: {},
  print: ({ conversion }) => ({ text: conversion.query }),
})
