import type { TextVariables } from '../backend/artifact/fill-text.js'
import { ruleTexts } from '../backend/artifact/rule-texts.js'
import type { Conversion } from '../backend/conversion.js'
import type { Format } from '../backend/format.js'
import { fieldMentions } from '../rule/field-mentions.js'
import type { CorrelationRule, DetectionRule } from '../rule/rule.js'
import type { Report } from '../text/collect-diagnostics.js'
import { diagnoseArtifact } from '../text/diagnose-artifact.js'
import type { ConvertSettings } from './convert-settings.js'
import { nameTextField } from './name-text-field.js'
import type { PreparedQuery } from './prepare-query.js'

/** A conversion with the stages that name its fields. */
export interface NamedConversion {
  readonly conversion: Conversion
  readonly prepared: PreparedQuery
  /** The names of a correlation's grouping fields in its results; undefined if they are those of its events. */
  readonly groupFields: readonly string[] | undefined
}

/** The rule whose texts mention fields. */
export interface TextContext {
  readonly rule: DetectionRule | CorrelationRule
  readonly settings: ConvertSettings
  readonly report: Report
}

/**
 * Finds the variables for the fields that the texts of a rule and of its options mention. A field that neither the rule
 * nor the mapping knows stays as written. In a text of the rule, this is a warning; in an option, it may be a variable
 * that the author wrote in the notation of the platform.
 */
export function textVariables(
  named: NamedConversion,
  format: Pick<Format, 'name' | 'variable'>,
  options: Readonly<Record<string, unknown>>,
  context: TextContext,
): TextVariables {
  const { conversion } = named
  const { rule, report } = context
  if (format.variable === undefined || conversion.head === null) return new Map()
  const { references, ...texts } = ruleTexts(conversion.head)
  const inTexts = mentionedIn(Object.values(texts).flat())
  const mentions = new Map(rule.mentions.map((mention) => [mention.name, mention]))
  const variables = new Map<string, { readonly field: string; readonly variable: string }>()
  for (const name of new Set([...inTexts, ...mentionedIn(Object.values(options))])) {
    const mention = mentions.get(name) ?? { name, span: rule.sectionSpan }
    const field = nameTextField(mention, named, context)
    if (field === undefined && inTexts.has(name))
      report(diagnoseArtifact('unknown-field-in-text', rule.source, mention.span, [name]))
    if (field === undefined || field === null) continue
    const { variable, because } = format.variable(field, conversion)
    if (variable !== undefined) variables.set(name, { field, variable })
    const text = `a text of the format \`${format.name}\``
    if (because !== undefined) report(diagnoseArtifact('no-counterpart', rule.source, mention.span, [text, because]))
  }
  return variables
}

const mentionedIn = (texts: readonly unknown[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => (typeof text === 'string' ? fieldMentions(text).map(({ name }) => name) : [])))
