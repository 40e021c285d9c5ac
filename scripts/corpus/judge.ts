import type { Exception } from './exceptions.js'
import type { Outcome, Result } from './survey.js'

/** What nobody has to review: the rule and its query agree, or the target does not hold such events. */
const fine: ReadonlySet<Result> = new Set(['exact', 'other product'])

/** What is wrong with a survey, held against the reviewed exceptions of its corpus and target; empty if nothing is. */
export function judge(outcomes: readonly Outcome[], exceptions: readonly Exception[]): readonly string[] {
  const reviewed = new Set(exceptions.map(keyOf))
  const findings = outcomes.flatMap(findingsOf)
  const found = new Set(findings.map(keyOf))
  return [
    ...findings.filter((finding) => !reviewed.has(keyOf(finding))).map(({ text }) => text),
    ...exceptions
      .filter((exception) => !found.has(keyOf(exception)))
      .map(({ rule, result }) => `the exception for ${rule} is stale: it is not ${result}`),
  ]
}

interface Finding {
  readonly rule: string
  readonly result: Result | 'refused'
  readonly text: string
}

const keyOf = ({ rule, result }: Pick<Finding, 'rule' | 'result'>): string => `${rule} ${result}`

function findingsOf({ rule, file, result, messages, refused, query }: Outcome): Finding[] {
  const findings: Finding[] = []
  if (!fine.has(result)) findings.push({ rule, result, text: [`${file} (${rule}): ${result}`, ...messages].join('\n') })
  if (refused !== undefined) {
    const text = `${file} (${rule}): the independent reader refuses the query: ${refused}\n${query}`
    findings.push({ rule, result: 'refused', text })
  }
  return findings
}
