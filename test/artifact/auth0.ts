import { auth0 } from '../../backends/auth0/index.js'
import type { OptionSettings } from '../../src/backend/option.js'
import type { OptionSpecs } from '../../src/backend.js'
import { type DetectionRule, type Format, makeArtifact, parseRules } from '../../src/index.js'

/** Parses a rule; throws its diagnostics if there are any. */
export function ruleOf(text: string): DetectionRule {
  const [document] = parseRules({ name: 'rule.yml', text })
  if (document?.rule?.kind !== 'detection') throw new Error(document?.diagnostics.join('\n'))
  return document.rule
}

/** An Auth0 rule with one condition and any metadata. */
export function ruleAbout(
  field: string,
  value: string,
  texts: { readonly [key: string]: string | readonly string[] } = {},
) {
  const [item, text] = [JSON.stringify(field), JSON.stringify(value)]
  const about = Object.entries({ title: 'T', ...texts }).map(([key, one]) => `${key}: ${JSON.stringify(one)}\n`)
  return ruleOf(`${about.join('')}logsource: {product: auth0}\ndetection: {s: {${item}: ${text}}, condition: s}\n`)
}

/** The text of an artifact; throws the errors if there is none. */
export function artifactText<Specs extends OptionSpecs>(
  rule: DetectionRule,
  format: Format<Specs>,
  formatOptions: OptionSettings<Specs> = {},
): string {
  const { text, diagnostics } = makeArtifact(rule, auth0, format, { lossy: true, formatOptions })
  if (text === null) throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'))
  return text
}
