import type { RuleMatcherSettings } from '../../../convert/compile-rule-matcher.js'
import type { RuleIndex } from '../../../rule/rule-index.js'
import type { RunTestsSettings } from '../run-tests.js'
import type { TestedDocument } from './find-rule.js'

/** Returns the settings with which a rule is tested: those for the rule win over those of the run. */
export function testedSettings(
  { document, input }: Pick<TestedDocument, 'document' | 'input'>,
  rules: RuleIndex,
  settings: RunTestsSettings,
): RuleMatcherSettings & { readonly rules: RuleIndex } {
  const { settingsFor, limits, ...common } = settings
  return { ...common, ...(limits === undefined ? {} : { limits }), ...settingsFor?.(document, input, rules), rules }
}
