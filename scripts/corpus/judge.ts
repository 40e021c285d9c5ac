import type { Exception } from './exceptions.js'
import type { Reason } from './reasons.js'
import type { Outcome, Result } from './survey.js'

/** Results that need no review: the rule and its query agree, or the target does not hold such events. */
const NEEDS_NO_REVIEW: ReadonlySet<Result> = new Set(['exact', 'other product'])

/**
 * Problems of a survey, compared with the reviewed exceptions of its corpus and target and the reviewed reasons of its
 * target; empty if there are none.
 */
export function judge(
  outcomes: readonly Outcome[],
  exceptions: readonly Exception[],
  reasons: readonly Reason[] = [],
): readonly string[] {
  const reviewed = new Set(exceptions.map(keyOf))
  const reviewedReasons = new Set(reasons.map(({ because }) => because))
  const findings = outcomes.flatMap((outcome) => findingsOf(outcome, reviewedReasons))
  const used = new Set(findings.map(keyOf))
  return [
    ...findings.filter((finding) => !reviewed.has(keyOf(finding))).map(({ text }) => text),
    ...exceptions
      .filter((exception) => !used.has(keyOf(exception)))
      .map(({ rule, result }) => `stale exception for ${rule}: it is not ${result}`),
  ]
}

/** Reasons that no rule of any survey of their target needs. */
export function staleReasons(outcomes: readonly Outcome[], reasons: readonly Reason[]): readonly string[] {
  const used = new Set(outcomes.flatMap(({ losses }) => losses))
  return reasons
    .filter(({ because }) => !used.has(because))
    .map(({ target, because }) => `stale reason “${because}” of ${target}: no rule needs it`)
}

interface Finding {
  readonly rule: string
  readonly result: Result | 'refused'
  readonly text: string
}

const keyOf = ({ rule, result }: Pick<Finding, 'rule' | 'result'>): string => `${rule} ${result}`

/** True if each loss has a reviewed reason. If only losses prevent a query, the missing query is then correct too. */
function isReviewed({ result, losses, errors }: Outcome, reviewedReasons: ReadonlySet<string>): boolean {
  const isLoss = result === 'wider' || (result === 'failed' && errors.every((code) => code === 'nothing-expressible'))
  return isLoss && losses.length > 0 && losses.every((because) => reviewedReasons.has(because))
}

function findingsOf(outcome: Outcome, reviewedReasons: ReadonlySet<string>): Finding[] {
  const { rule, file, result, messages, refused, query } = outcome
  const findings: Finding[] = []
  if (!NEEDS_NO_REVIEW.has(result) && !isReviewed(outcome, reviewedReasons))
    findings.push({ rule, result, text: [`${file} (${rule}): ${result}`, ...messages].join('\n') })
  if (refused !== undefined) {
    const text = `${file} (${rule}): the independent reader rejects the query: ${refused}\n${query}`
    findings.push({ rule, result: 'refused', text })
  }
  return findings
}
