import { differencesOf } from '../../../src/backend/artifact/differences.js'
import { type ConvertedExpression, defineFormat, type Printed } from '../../../src/backend/format.js'
import { placeOf } from '../../../src/backend/place-of-loss.js'
import type { Loss } from '../../../src/dialect/plan.js'
import { TRUE } from '../../../src/ir/bool.js'
import { diagnoseArtifact } from '../../../src/text/diagnose-artifact.js'
import type { Diagnostic } from '../../../src/text/diagnostic.js'
import { jqProgram } from '../jq/jq-program.js'
import { comment, describeRule, fieldName, separate } from './comments.js'
import { jq } from './descriptions.js'

/**
 * The rule as a program of jq 1.6 or later. It selects from tenant logs: from the pages that `request` fetches, or from
 * files of a log stream. Request and program together implement the rule, except for events that the query misses where
 * its assumptions do not hold.
 *
 * ```jq
 * def rule:
 *   any(texts("type"); lower == "mgmt_api_read")
 *   and any(texts("details.accessedSecrets"); lower == "client_secret");
 *
 * if type == "array" then flatten[] else . end
 * | select(rule)
 * ```
 *
 * https://jqlang.org/manual/v1.6/
 */
export const auth0Jq = defineFormat({
  ...jq,
  extension: 'jq',
  layout: 'apart',
  comment: '#',
  reads: 'expression',
  variable: fieldName,
  print: (converted, { check, shape }) => {
    const { query, residual, expr, head } = converted.conversion
    if (check === 'residual' && query === null) return withoutSearch(converted)
    // A query without a residual leaves nothing to test.
    const tested = check === 'rule' ? expr : (residual?.expr ?? TRUE)
    const { text, losses } = jqProgram(tested, shape)
    const problems = diagnoseAll(converted, losses)
    if (problems.length > 0) return { text: undefined, diagnostics: problems }
    const differences = differencesOf({ ...converted.conversion, residual: null })
    const what = query === null ? [ALONE] : [PURPOSE[check], query]
    const about = [...describeRule(head, converted.variables), ...separate(what), ...separate(differences)]
    return { text: `${comment(about)}\n\n${text}` }
  },
})

const ALONE =
  'Selects the events that match. The log search cannot express any part of the rule, so no search finds them.'

const PURPOSE = {
  rule: 'Selects the events that match, for example from the results of this search:',
  residual: 'Selects the events that match from the results of this search, and does not repeat its tests:',
} as const

function withoutSearch({ rule }: ConvertedExpression): Printed {
  const because = 'no search exists, so there is no residual; use `--option check=rule`'
  const problem = diagnoseArtifact('no-artifact', rule.source, rule.sectionSpan, ['a jq program', because])
  return { text: undefined, diagnostics: [problem] }
}

/** Reports each part of the rule that jq cannot express, once per place and reason. */
function diagnoseAll({ rule }: ConvertedExpression, losses: readonly Loss[]): readonly Diagnostic[] {
  const diagnostics = losses.map((loss) =>
    diagnoseArtifact('no-artifact', rule.source, placeOf(rule, loss), ['a jq program', loss.because]),
  )
  return [
    ...new Map(
      diagnostics.map((diagnostic) => [`${diagnostic.span.start} ${diagnostic.message}`, diagnostic]),
    ).values(),
  ]
}
