import type { Assumption } from '../ir/assumptions.js'
import { and, type Bool, FALSE, leaf, leavesOf, mapLeaves, not, TRUE } from '../ir/bool.js'
import type { Expr, Predicate } from '../ir/predicate.js'
import { adaptAndRender, type Dialect, type RenderedPredicate } from './dialect.js'
import type { Leaf } from './leaf.js'
import { pushNegations } from './push-negations.js'
import type { Rendering, Stretch } from './rendering.js'
import { shareNumbers } from './share-numbers.js'
import { simplify } from './simplify.js'
import { type ImpliedAddition, withoutImpliedAdditions } from './without-implied-additions.js'

/** A predicate that a dialect cannot express, or only approximates. */
export interface Loss {
  readonly predicate: Predicate
  readonly because: string
  readonly effect: 'dropped' | 'widened'
  /** Range in the text of the value, if only a part of it is the reason. */
  readonly at?: Stretch
}

/** The plan of one dialect for an expression. */
export interface StagePlan {
  readonly dialect: Dialect
  /** Matches every event that the expression matches, under the assumptions. */
  readonly query: Bool<Leaf>
  /**
   * All leaves whose texts are in the query. Leaves with equal texts share one, which needs the assumptions of each.
   */
  readonly leaves: readonly Leaf[]
  /** The conjuncts that the query only approximates: expression = query AND residual. TRUE if the query is exact. */
  readonly residual: Expr
  readonly losses: readonly Loss[]
  /** The additions of pipelines that the query does not need. */
  readonly implied: readonly ImpliedAddition[]
}

/** The plan of a chain of dialects for an expression: the residual of each stage is the input of the next. */
export interface Plan {
  readonly stages: readonly StagePlan[]
  readonly residual: Expr
  /** Losses of the last stage, which no stage can express. */
  readonly losses: readonly Loss[]
  readonly assumptions: readonly Assumption[]
}

/**
 * Plans the queries for an expression. Law: rule = query AND residual, and the query misses no event that the rule
 * matches, under the assumptions.
 */
export function plan(expr: Expr, dialects: readonly Dialect[]): Plan {
  const stages: StagePlan[] = []
  let residual = expr
  for (const dialect of dialects) {
    if (residual === TRUE) break
    const stage = planStage(residual, dialect.specialize?.(residual) ?? dialect)
    stages.push(stage)
    residual = stage.residual
  }
  return { stages, residual, losses: stages.at(-1)?.losses ?? [], assumptions: assumptionsOf(stages) }
}

/** True if one of the dialects expresses a predicate, alone and not negated, without a loss. */
export function expressesExactly(dialects: readonly Dialect[], predicate: Predicate): boolean {
  const alone = leaf(predicate)
  return dialects.some((dialect) => renderConjunct(alone, dialect.specialize?.(alone) ?? dialect).losses.length === 0)
}

function assumptionsOf(stages: readonly StagePlan[]): Assumption[] {
  const collected = new Set<Assumption>()
  // Leaves in turn mostly share their list.
  let before: readonly Assumption[] | undefined
  for (const { leaves } of stages) {
    for (const { assumptions } of leaves) {
      if (assumptions !== before) for (const assumption of assumptions) collected.add(assumption)
      before = assumptions
    }
  }
  return [...collected].sort()
}

/**
 * Plans each conjunct. A predicate that the dialect cannot express becomes TRUE in a positive position and FALSE
 * under an odd number of negations, so that the conjunct can only grow. The residual then contains the whole
 * original conjunct.
 */
function planStage(expr: Expr, dialect: Dialect): StagePlan {
  const open = expr.kind === 'and' ? [...expr.args].reverse() : [expr]
  const query: Bool<Leaf>[] = []
  const residual: Expr[] = []
  const losses: Loss[] = []
  for (let conjunct = open.pop(); conjunct !== undefined; conjunct = open.pop()) {
    const rendered = renderConjunct(conjunct, dialect)
    const parts = rendered.losses.length === 0 ? [] : conjunctsOf(conjunct)
    if (parts.length > 1) {
      for (const part of [...parts].reverse()) open.push(part)
      continue
    }
    query.push(rendered.query)
    if (rendered.losses.length > 0) residual.push(conjunct)
    for (const loss of rendered.losses) losses.push(loss)
  }
  const { tree, implied } = withoutImpliedAdditions(shareNumbers(and(query)))
  const simple = losses.length === 0 ? tree : simplify(tree, dialect)
  return {
    dialect,
    query: simple,
    leaves: simple === tree ? leavesOf(tree) : leavesWithTexts(tree, simple),
    residual: and(residual),
    losses,
    implied,
  }
}

/** Finds the leaves of `whole` whose texts occur in `simple`. */
function leavesWithTexts(whole: Bool<Leaf>, simple: Bool<Leaf>): readonly Leaf[] {
  const texts = new Set(leavesOf(simple).map(({ text }) => text))
  return leavesOf(whole).filter(({ text }) => texts.has(text))
}

/** Lists the conjuncts of `a and b`, and of `not (a or b)`. Any other expression is its only conjunct. */
export function conjunctsOf(expr: Expr): readonly Expr[] {
  if (expr.kind === 'and') return expr.args
  return expr.kind === 'not' && expr.arg.kind === 'or' ? expr.arg.args.map(not) : [expr]
}

/** Renders the leaves of one conjunct. */
function renderConjunct(conjunct: Expr, dialect: Dialect): Pick<StagePlan, 'query' | 'losses'> {
  const losses: Loss[] = []
  const tree = typeof dialect.logic.not === 'function' ? conjunct : pushNegations(conjunct)
  const query = mapLeaves<Predicate, Leaf>(tree, (predicate, positive) => {
    const rendered = adaptAndRender(predicate, dialect)
    const rendering = allowNegation(rendered.rendering, positive, dialect)
    if (typeof rendering === 'string') return leafOf(rendered, { text: rendering }, predicate)
    switch (rendering.fidelity) {
      case 'negated':
        return not(leafOf(rendered, rendering, predicate))
      case 'reversible':
      case 'assuming':
        return leafOf(rendered, rendering, predicate)
      case 'wider':
      case 'unsupported': {
        const { because, at } = rendering
        const isWidened = positive && rendering.fidelity === 'wider'
        losses.push({ predicate, because, effect: isWidened ? 'widened' : 'dropped', ...(at && { at }) })
        if (isWidened) return leafOf(rendered, rendering, predicate)
        return positive ? TRUE : FALSE
      }
    }
  })
  return { query, losses }
}

/** The rendering at its place: unsupported if that requires a negation that the dialect does not have. */
function allowNegation(rendering: Rendering, positive: boolean, { logic: { not } }: Dialect): Rendering {
  if (typeof not === 'function') return rendering
  const fidelity = typeof rendering === 'string' ? 'exact' : rendering.fidelity
  const needsNegation =
    fidelity === 'negated' ? positive : !positive && (fidelity === 'exact' || fidelity === 'assuming')
  return needsNegation ? not : rendering
}

/** Creates a leaf. The last argument is the predicate of the rule, which the dialect may have adapted. */
function leafOf(
  { predicate, field }: RenderedPredicate,
  { text, negation, assumptions = NO_ASSUMPTIONS }: Text,
  { number }: Predicate,
): Bool<Leaf> {
  const own = { text, negation, predicate, field, assumptions }
  return leaf(number === undefined ? own : { ...own, numbers: [number] })
}

const NO_ASSUMPTIONS: readonly Assumption[] = []

type Text = Pick<Leaf, 'text'> & Partial<Pick<Leaf, 'negation' | 'assumptions'>>
