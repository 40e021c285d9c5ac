import { LEVELS } from '../../rule/metadata/levels.js'
import type { CoverageCounts, CoverageRule, Verdict, VerdictCounts } from './coverage.js'

/** Counts rules by what a tactic or technique says about them. */
export function countRules(
  rules: readonly { readonly rule: CoverageRule }[],
  outputs: readonly string[],
): CoverageCounts {
  const levels = new Set(rules.map(({ rule }) => rule.level))
  return {
    rules: rules.length,
    bestLevel: LEVELS.findLast((level) => levels.has(level)) ?? null,
    tested: rules.filter(({ rule }) => rule.tests > 0).length,
    outputs: Object.fromEntries(outputs.map((output) => [output, countVerdicts(rules, output)])),
  }
}

function countVerdicts(rules: readonly { readonly rule: CoverageRule }[], output: string): VerdictCounts {
  const counts: Record<Verdict, number> = { exact: 0, wider: 0, approximate: 0, none: 0 }
  for (const { rule } of rules) {
    const verdict = Object.hasOwn(rule.verdicts, output) ? rule.verdicts[output] : undefined
    if (verdict !== undefined) counts[verdict]++
  }
  return counts
}

/** Returns the number of rules with a query. */
export const withQuery = ({ exact, wider, approximate }: VerdictCounts): number => exact + wider + approximate
