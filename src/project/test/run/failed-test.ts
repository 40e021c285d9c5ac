import type { MatchExplanation } from '../../../convert/explain-match.js'
import type { MatchPart } from '../../../convert/verdict-parts.js'
import { jsonLine } from '../../../text/control-characters.js'
import { type Diagnostic, diagnose, type Related } from '../../../text/diagnostic.js'
import type { Source } from '../../../text/source.js'
import type { RuleTest } from '../rule-test.js'

/** Returns the diagnostic of a test that failed, with the conditions that decide as notes at their places in the rule. */
export function failedTest(
  test: RuleTest,
  problem: string,
  explanation: MatchExplanation | undefined,
  ruleSource: Source,
): Diagnostic {
  const deciding = explanation === undefined ? [] : decidingParts(explanation)
  const related = deciding.slice(0, MAX_NOTES).flatMap((part) => relatedTo(part, ruleSource))
  return diagnose('test-failed', test.source, test.span, [`${test.name}: ${problem}`], { related })
}

const MAX_NOTES = 5

function relatedTo({ text, holds, values, predicate }: MatchPart, ruleSource: Source): readonly Related[] {
  if (predicate === undefined) return []
  const filter = predicate.changedBy?.find(({ kind }) => kind === 'filter')
  const found = values === null ? '' : values.length === 0 ? ': the field is missing' : `: ${jsonLine(values[0])}`
  const message = `\`${text}\` ${holds ? 'holds' : 'does not hold'}${found}`
  return [{ message, source: filter?.source ?? ruleSource, span: filter?.span ?? predicate.span }]
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
