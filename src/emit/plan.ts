import { and, type Bool, FALSE, leaf, mapLeaves, not, TRUE } from '../ir/bool.js'
import type { Expr, Predicate } from '../ir/predicate.js'
import { type Dialect, render } from './dialect.js'
import type { Assumption } from './rendering.js'
import { simplify } from './simplify.js'

/** A predicate as a dialect says it. */
export interface Leaf {
  readonly text: string
  readonly predicate: Predicate
}

/** A predicate that a dialect could not say, or not exactly. */
export interface Loss {
  readonly predicate: Predicate
  readonly because: string
  readonly effect: 'dropped' | 'widened'
}

/** What one dialect makes of an expression. */
export interface StagePlan {
  readonly dialect: Dialect
  /** Matches every event that the expression matches, under the assumptions. */
  readonly query: Bool<Leaf>
  /** The conjuncts that the query only approximates: expression = query AND residual. TRUE if it is exact. */
  readonly residual: Expr
  readonly losses: readonly Loss[]
  readonly assumptions: ReadonlySet<Assumption>
}

/** What a chain of dialects makes of an expression: the residual of one is the input of the next. */
export interface Plan {
  readonly stages: readonly StagePlan[]
  readonly residual: Expr
  /** Those of the last stage: what no stage could say. */
  readonly losses: readonly Loss[]
  readonly assumptions: readonly Assumption[]
}

/** Law: rule = query AND residual, and the query misses no event that the rule matches, under the assumptions. */
export function plan(expr: Expr, dialects: readonly Dialect[]): Plan {
  const stages: StagePlan[] = []
  let residual = expr
  for (const dialect of dialects) {
    if (residual === TRUE) break
    const stage = planStage(residual, dialect)
    stages.push(stage)
    residual = stage.residual
  }
  const assumptions = [...new Set(stages.flatMap((stage) => [...stage.assumptions]))].sort()
  return { stages, residual, losses: stages.at(-1)?.losses ?? [], assumptions }
}

/**
 * Conjunct by conjunct: a predicate that the dialect cannot say becomes TRUE where it stands positively and FALSE under an odd number
 * of negations, so that the conjunct can only grow; the whole original conjunct then stays in the residual.
 */
function planStage(expr: Expr, dialect: Dialect): StagePlan {
  const losses: Loss[] = []
  const assumptions = new Set<Assumption>()
  const residual: Expr[] = []
  const say = (predicate: Predicate, positive: boolean): Bool<Leaf> => {
    const rendering = render(predicate, dialect)
    if (typeof rendering === 'string') return leaf({ text: rendering, predicate })
    switch (rendering.fidelity) {
      case 'negated':
        return not(leaf({ text: rendering.text, predicate }))
      case 'assuming':
        assumptions.add(rendering.assumption)
        return leaf({ text: rendering.text, predicate })
      case 'wider':
        losses.push({ predicate, because: rendering.because, effect: positive ? 'widened' : 'dropped' })
        return positive ? leaf({ text: rendering.text, predicate }) : FALSE
      case 'unsupported':
        losses.push({ predicate, because: rendering.because, effect: 'dropped' })
        return positive ? TRUE : FALSE
    }
  }
  const conjuncts = expr.kind === 'and' ? expr.args : [expr]
  const query = conjuncts.map((conjunct) => {
    const before = losses.length
    const said = mapLeaves(conjunct, say)
    if (losses.length > before) residual.push(conjunct)
    return said
  })
  return {
    dialect,
    query: losses.length === 0 ? and(query) : simplify(and(query)),
    residual: and(residual),
    losses,
    assumptions,
  }
}
