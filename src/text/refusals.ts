import { conversionMessages } from './catalogue/conversion.js'
import type { Code } from './catalogue.js'
import type { Diagnostic } from './diagnostic.js'

/**
 * Errors of rules that are right in themselves: the target cannot express them, a pipeline refuses them, or a placeholder has no value. Any other
 * error is a mistake in the rule.
 */
const REFUSALS: ReadonlySet<string> = new Set<string>([
  // What a target says of a rule is never a mistake in it.
  ...Object.keys(conversionMessages),
  ...([
    'no-artifact',
    'pipeline-failure',
    'pipeline-not-for-target',
    'nothing-left',
    'no-values-left',
    'no-logsource-part',
    'not-comparable',
    'no-valid-hash',
    'not-a-number',
    'regex-with-placeholder',
    'mixed-placeholder',
    'expression-needs-field',
    'unmapped-field',
    'unresolved-placeholder',
    'no-placeholder-values',
    'unknown-variable',
    'external-source',
  ] satisfies readonly Code[]),
])

/** True for an error that says that a rule cannot be made here, and not that the rule is wrong. */
export const isRefusal = ({ code, severity }: Diagnostic): boolean => severity === 'error' && REFUSALS.has(code)
