import { differencesOf } from '../../../src/artifact/differences.js'
import { placeOf } from '../../../src/conversion/diagnose-losses.js'
import { type Converted, defineFormat } from '../../../src/emit/format.js'
import type { Loss } from '../../../src/emit/plan.js'
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
  options,
  print: (converted, { check, shape }) => {
    const { query, residual, expr } = converted.conversion
    const tested = check === 'residual' ? (residual?.expr ?? TRUE) : (expr ?? TRUE)
    const { text, losses } = jqProgram(tested, shape)
    const problems = diagnoseAll(converted, losses)
    if (problems.length > 0) return { text: undefined, diagnostics: problems }
    const differences = differencesOf({ ...converted.conversion, residual: null })
    const about = [...aboutRule(converted), ...separate([WHAT[check], query]), ...separate(differences)]
    return { text: `${comment(about)}\n\n${text}` }
  },
})

const WHAT = {
  rule: 'Selects the events that match, for instance of those that the search finds:',
  residual:
    'Selects the events that match, of those that the search finds, and does not test again what the search tests:',
} as const

/** What jq has no words for; each place with a reason is named once. */
function diagnoseAll({ rule }: Converted, losses: readonly Loss[]): readonly Diagnostic[] {
  const found = losses.map((loss) =>
    diagnose('no-artifact', rule.source, placeOf(rule, loss), ['a program of jq', loss.because]),
  )
  return [...new Map(found.map((one) => [`${one.span.start} ${one.message}`, one])).values()]
}
