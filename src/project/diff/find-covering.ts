import { or } from '../../ir/bool.js'
import type { Expr } from '../../ir/predicate.js'
import type { Reasoner } from '../../reason/reasoner.js'
import { hasParts } from '../../rule/rule.js'
import type { ProjectSide, SideRule } from './project-side.js'

/** More rules than this are not shown to cover a removed one together. */
const MAX_RULES = 12

/**
 * Returns the titles of rules that together find every event of a removed rule, or `undefined` if there are none, or none
 * are known. Only rules about the same log source, or a part of it, count, and only those that each output of the
 * removed rule contains.
 */
export function findCovering(removed: SideRule, after: ProjectSide, reasoner: Reasoner): readonly string[] | undefined {
  const expr = exprOf(removed)
  if (expr === undefined) return undefined
  const others = [...after.rules.values()].flatMap((rule) => coveringOf(rule, removed) ?? [])
  let chosen: readonly Covering[] = []
  while (chosen.length <= MAX_RULES) {
    // An event that no chosen rule finds tells which others may help.
    const answer = reasoner.implies(expr, joined(chosen))
    if (answer.answer === 'undecided') return undefined
    if (answer.answer === 'yes') return withoutNeedless(expr, chosen, reasoner).map(({ title }) => title)
    const finding = others.filter((other) => reasoner.matches(other.expr, answer.event))
    const alone = finding.find((other) => reasoner.implies(expr, other.expr).answer === 'yes')
    if (alone !== undefined) return [alone.title]
    const [next] = finding
    if (next === undefined) return undefined
    chosen = [...chosen, next]
  }
  return undefined
}

interface Covering {
  readonly title: string
  readonly expr: Expr
}

function coveringOf(other: SideRule, { rule, artifacts }: SideRule): Covering | undefined {
  if (other.rule.kind !== 'detection' || rule.kind !== 'detection') return undefined
  if (!hasParts(other.rule.logsource, rule.logsource)) return undefined
  if (![...artifacts.keys()].every((output) => other.artifacts.has(output))) return undefined
  const expr = exprOf(other)
  return expr && { title: other.rule.metadata.title, expr }
}

/** Returns the condition of a rule on one event; `undefined` for rules about several events, and for those with errors. */
function exprOf({ prepared }: SideRule): Expr | undefined {
  const { query } = prepared()
  return query?.kind === 'events' ? query.expr : undefined
}

const joined = (rules: readonly Covering[]): Expr => or(rules.map(({ expr }) => expr))

const withoutNeedless = (expr: Expr, rules: readonly Covering[], reasoner: Reasoner): readonly Covering[] =>
  rules.reduce((kept, rule) => {
    const others = kept.filter((other) => other !== rule)
    return reasoner.implies(expr, joined(others)).answer === 'yes' ? others : kept
  }, rules)
