import type { MatchExplanation } from '../../../convert/explain-match.js'
import type { MatchPart } from '../../../convert/verdict-parts.js'
import { jsonLine } from '../../../text/control-characters.js'
import { diagnoseProject } from '../../../text/diagnose-project.js'
import type { Diagnostic, Related } from '../../../text/diagnostic.js'
import type { RuleTest } from '../rule-test.js'

/** Returns the diagnostic of a test that failed, with the conditions that decide as notes at their places in the rule. */
export function failedTest(test: RuleTest, problem: string, explanation: MatchExplanation | undefined): Diagnostic {
  const deciding = explanation === undefined ? [] : decidingParts(explanation)
  const related = deciding.slice(0, MAX_NOTES).flatMap(relatedTo)
  return diagnoseProject('test-failed', test.source, test.span, [`${test.name}: ${problem}`], { related })
}

const MAX_NOTES = 5

function relatedTo({ text, holds, values, place }: MatchPart): readonly Related[] {
  if (place === undefined) return []
  const found = values === null ? '' : values.length === 0 ? ': the field is missing' : `: ${jsonLine(values[0])}`
  return [{ message: `\`${text}\` ${holds ? 'holds' : 'does not hold'}${found}`, ...place }]
}

/** Returns the conditions that decide: those that fail, or all that hold if the rule matches. */
function decidingParts({ matches, parts }: MatchExplanation): readonly MatchPart[] {
  return parts.filter((part) => part.holds === matches).flatMap((part) => conditionsOf(part))
}

function conditionsOf(part: MatchPart): readonly MatchPart[] {
  if (part.parts.length === 0) return [part]
  // Below a negation, the other conditions decide.
  const wanted = part.isNegated ? !part.holds : part.holds
  return part.parts.filter(({ holds }) => holds === wanted).flatMap(conditionsOf)
}
