import { conversionMessages } from './catalogue/conversion.js'
import type { Code } from './catalogue.js'
import type { Diagnostic } from './diagnostic.js'

/**
 * Errors of rules that are correct in themselves: the target cannot express the rule, a pipeline rejects it, or a
 * placeholder has no value. All other errors are mistakes in the rule.
 */
const REFUSALS: ReadonlySet<string> = new Set<string>([
  // Messages of a target never mean that the rule is wrong.
  ...Object.keys(conversionMessages),
  ...([
    'regex-not-matchable',
    'expression-not-matchable',
    'no-artifact',
    'not-accepted',
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

/** True for an error that means “cannot be converted here” and not “the rule is wrong”. */
export const isRefusal = ({ code, severity }: Pick<Diagnostic, 'code' | 'severity'>): boolean =>
  severity === 'error' && REFUSALS.has(code)
