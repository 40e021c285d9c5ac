import type { Expr } from '../ir/predicate.js'
import type { CorrelationRule, DetectionRule } from '../rule/rule.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Attack } from './artifact/attack.js'
import type { Conversion, RuleHead } from './conversion.js'
import type { OptionSpecs, OptionValues, WordlessSpec } from './option.js'
import type { PlatformLimit } from './platform-limit.js'
import type { RuleSettings } from './rule-settings.js'

/** What a conversion is handed out as: the query alone, a saved search, a rule object. */
export type Format<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings> =
  | QueryFormat<Specs, Settings>
  | ExpressionFormat<Specs>

interface FormatFacts<Specs extends OptionSpecs> {
  /** As in `--format`. */
  readonly name: string
  readonly about: string
  /** What other tools call it: for the message about an unknown format. */
  readonly otherNames?: readonly string[]
  /** Of a file that holds such an artifact, without the dot; by default that of the target. */
  readonly extension?: string
  /** The name of the file of such an artifact in a folder, from that of the rule and the target with a dot between; by default with the extension. */
  readonly fileName?: (stem: string) => string
  /**
   * How several stand in one file: a line each, blocks with an empty line between them, or not at all, since the vendor's tools read one from
   * each file.
   */
  readonly together: 'lines' | 'blocks' | 'apart'
  /** True if it sets the platform's rule as `ruleSettings` says, so that nobody has to. */
  readonly hasRuleSettings?: boolean
  /** How much the platform takes of such an artifact, as of `Backend.limits`. */
  readonly limits?: readonly PlatformLimit[]
  /** Beside those of the backend, whose names none of them may have. */
  readonly options: Specs
}

/** It works from the query. What the query cannot say is said as of any conversion. */
export interface QueryFormat<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings>
  extends FormatFacts<Specs> {
  readonly reads?: 'query'
  /** A method, so that a format with options of its own is still a `Format`. */
  print(converted: Converted<Settings>, options: OptionValues<Specs>): Printed
}

/**
 * It works from all that the rule asks of one event, and says that itself. So it needs no query, and what the query cannot say is no problem of
 * its artifacts: the conversion is made as under `lossy`. A rule about several events has none.
 */
export interface ExpressionFormat<Specs extends OptionSpecs = OptionSpecs> extends FormatFacts<Specs> {
  readonly reads: 'expression'
  print(converted: ConvertedExpression, options: OptionValues<Specs>): Printed
}

/** A rule with the query that it became. */
export interface Converted<Settings extends RuleSettings = RuleSettings> {
  /** As written: the place of diagnostics. What it says of itself is in `conversion.head`. */
  readonly rule: DetectionRule | CorrelationRule
  readonly conversion: Conversion<OptionSpecs, Settings> & {
    readonly query: string
    readonly bareQuery: string
    readonly head: RuleHead
  }
  /** The ATT&CK tags of the rule. A value, so that only those who make artifacts load the names. */
  readonly attack: Attack
}

/** A rule with all that it asks of one event. The query is null if the target can say nothing of it. */
export interface ConvertedExpression {
  readonly rule: DetectionRule
  readonly conversion: Conversion & { readonly expr: Expr; readonly head: RuleHead }
}

/** What a format makes of a conversion. */
export interface Printed {
  /** Without a line end at its end; undefined if a diagnostic is an error. */
  readonly text: string | undefined
  /** What the platform tells it from others by; undefined if nothing has to be unique. */
  readonly name?: ArtifactName
  readonly diagnostics?: readonly Diagnostic[]
}

/** A name that can be taken only once. */
export interface ArtifactName {
  /** For people: `saved search`, `rule_id`, … */
  readonly kind: string
  readonly name: string
}

/**
 * Returns the format with the types of its options, as `defineBackend` does. A `print` that works from rule settings names their type:
 * `(converted: Converted<MyRule>, options) => …`.
 */
export function defineFormat<const Specs extends OptionSpecs, Settings extends RuleSettings = RuleSettings>(
  format: Format<Specs, Settings>,
): Format<{ readonly [Name in keyof Specs]: WordlessSpec<Specs[Name]> }, Settings>
export function defineFormat(format: Format): Format {
  return format
}

export const queryFormat = defineFormat({
  name: 'query',
  otherNames: ['default'],
  about: 'only the query',
  together: 'lines',
  options: {},
  print: ({ conversion }) => ({ text: conversion.query }),
})
