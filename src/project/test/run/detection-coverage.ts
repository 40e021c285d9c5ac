import { forEachLeaf } from '../../../ir/bool.js'
import { exprText } from '../../../ir/expr-text.js'
import type { Expr, Predicate } from '../../../ir/predicate.js'
import { type Branch, openCoverage } from '../../../match/coverage.js'
import type { Judge } from '../../../match/judge-event.js'
import type { DetectionRule } from '../../../rule/rule.js'
import { diagnoseProject } from '../../../text/diagnose-project.js'
import type { Diagnostic } from '../../../text/diagnostic.js'
import { shorten } from '../../../text/shorten.js'
import type { RuleTest } from '../rule-test.js'
import { countBranches, type RuleCoverage } from './rule-coverage.js'

/** Counts the branches of a rule on single events. The texts to which a modifier expands one value count as one branch. */
export function detectionCoverage(
  rule: DetectionRule,
  expr: Expr,
  judge: Judge,
  tests: readonly RuleTest[],
): RuleCoverage {
  const { branches, add, isCovered } = openCoverage(expr)
  for (const { events } of tests) for (const { event } of events) add(judge(event))
  const groups = new Map<string, { readonly branch: Branch; isCovered: boolean }>()
  for (const branch of branches) {
    const key = keyOf(branch)
    const group = groups.get(key) ?? { branch, isCovered: false }
    group.isCovered ||= isCovered(branch)
    groups.set(key, group)
  }
  return countBranches([...groups.values()], (branch) => untestedBranch(rule, branch))
}

function keyOf({ kind, expr }: Branch): string {
  const places: string[] = []
  forEachLeaf(expr, ({ span, changedBy = [] }) => {
    const origin = changedBy.find((step) => step.kind === 'filter')
    places.push(`${span.start}-${span.end} ${origin === undefined ? '' : exprText(expr)}`)
  })
  return `${kind} ${[...new Set(places)].join()}`
}

const PHRASES: Readonly<Record<Branch['kind'], (text: string) => string>> = {
  whole: () => 'has an event that the rule matches',
  alternative: (text) => `matches by \`${text}\``,
  exclusion: (text) => `has an event that only \`${text}\` excludes`,
}

function untestedBranch(rule: DetectionRule, { kind, expr }: Branch): Diagnostic {
  const first = firstPredicate(expr)
  const filter = first?.changedBy?.find((step) => step.kind === 'filter')
  const phrase = PHRASES[kind](shortText(expr))
  if (filter !== undefined && kind !== 'whole') {
    return diagnoseProject('branch-untested', filter.source, filter.span, [
      `${phrase} from the rule \`${rule.metadata.title}\``,
    ])
  }
  return diagnoseProject(
    'branch-untested',
    rule.source,
    kind === 'whole' ? rule.titleSpan : (first?.span ?? rule.sectionSpan),
    [phrase],
  )
}

/** The text of a part, without the end of a long one. */
const shortText = (expr: Expr): string => shorten(exprText(expr, true), MAX_LENGTH)

const MAX_LENGTH = 100

function firstPredicate(expr: Expr): Predicate | undefined {
  let first: Predicate | undefined
  forEachLeaf(expr, (predicate) => {
    first ??= predicate
  })
  return first
}
