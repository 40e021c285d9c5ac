import { differencesOf } from '../../../src/backend/artifact/differences.js'
import { type ConvertedExpression, defineFormat, type Printed } from '../../../src/backend/format.js'
import { placeOf } from '../../../src/convert/checks/check-losses.js'
import type { Loss } from '../../../src/dialect/plan.js'
import { TRUE } from '../../../src/ir/bool.js'
import { type Diagnostic, diagnose } from '../../../src/text/diagnostic.js'
import { jqProgram } from '../jq/program.js'
import { aboutRule, comment, separate } from './comments.js'

const options = {
  check: {
    type: 'choice',
    choices: ['rule', 'residual'],
    default: 'rule',
    about: 'what of the rule is tested: all of it, or only what the query has left over',
  },
  shape: {
    type: 'choice',
    choices: ['api', 'stream'],
    default: 'api',
    about: 'where the events are: as the Management API gives them, or below `data` as log streams send them',
  },
} as const

/**
 * The rule as a program of jq 1.6 or later, which selects from tenant logs: from the pages that `request` fetches, or from files of a log stream.
 * Request and program together are the rule, but for the events that the query misses where its assumptions do not hold.
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
  name: 'jq',
  about: 'a program of jq that selects the events of the rule from tenant logs',
  extension: 'jq',
  together: 'apart',
  reads: 'expression',
  options,
  print: (converted, { check, shape }) => {
    const { query, residual, expr, head } = converted.conversion
    if (check === 'residual' && query === null) return withoutSearch(converted)
    // A query without a residual leaves nothing over.
    const tested = check === 'rule' ? expr : (residual?.expr ?? TRUE)
    const { text, losses } = jqProgram(tested, shape)
    const problems = diagnoseAll(converted, losses)
    if (problems.length > 0) return { text: undefined, diagnostics: problems }
    const differences = differencesOf({ ...converted.conversion, residual: null })
    const what = query === null ? [ALONE] : [WHAT[check], query]
    const about = [...aboutRule(head), ...separate(what), ...separate(differences)]
    return { text: `${comment(about)}\n\n${text}` }
  },
})

const ALONE =
  'Selects the events that match. The log search can say nothing of the rule, so there is no search that finds them.'

const WHAT = {
  rule: 'Selects the events that match, for instance of those that the search finds:',
  residual:
    'Selects the events that match, of those that the search finds, and does not test again what the search tests:',
} as const

function withoutSearch({ rule }: ConvertedExpression): Printed {
  const because = 'there is no search that would leave something over, so it has to check the rule'
  const problem = diagnose('no-artifact', rule.source, rule.sectionSpan, ['a program of jq', because])
  return { text: undefined, diagnostics: [problem] }
}

/** What jq has no words for; each place with a reason is named once. */
function diagnoseAll({ rule }: ConvertedExpression, losses: readonly Loss[]): readonly Diagnostic[] {
  const found = losses.map((loss) =>
    diagnose('no-artifact', rule.source, placeOf(rule, loss), ['a program of jq', loss.because]),
  )
  return [...new Map(found.map((one) => [`${one.span.start} ${one.message}`, one])).values()]
}
