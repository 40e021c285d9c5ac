import { and, type Bool, FALSE, forEachLeaf, leaf, mapLeaves, not, TRUE } from '../ir/bool.js'
import type { Expr, Predicate } from '../ir/predicate.js'
import { type Dialect, type Said, say } from './dialect.js'
import type { Leaf } from './leaf.js'
import { pushNegations } from './push-negations.js'
import type { Assumption, Rendering, Stretch } from './rendering.js'
import { simplify } from './simplify.js'

/** A predicate that a dialect could not say, or not exactly. */
export interface Loss {
  readonly predicate: Predicate
  readonly because: string
  readonly effect: 'dropped' | 'widened'
  /** Where in the text of the value, if only a part of it is to blame. */
  readonly at?: Stretch
}

/** What one dialect makes of an expression. */
export interface StagePlan {
  readonly dialect: Dialect
  /** Matches every event that the expression matches, under the assumptions. */
  readonly query: Bool<Leaf>
  /** Every leaf whose text stands in the query. The query has a text once that several of them share, and rests on what each rests on. */
  readonly leaves: readonly Leaf[]
  /** The conjuncts that the query only approximates: expression = query AND residual. TRUE if it is exact. */
  readonly residual: Expr
  readonly losses: readonly Loss[]
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
    const stage = planStage(residual, dialect.knowing?.(residual) ?? dialect)
    stages.push(stage)
    residual = stage.residual
  }
  return { stages, residual, losses: stages.at(-1)?.losses ?? [], assumptions: assumptionsOf(stages) }
}

function assumptionsOf(stages: readonly StagePlan[]): Assumption[] {
  const found = new Set<Assumption>()
  for (const { leaves } of stages) {
    for (const { assumptions } of leaves) for (const assumption of assumptions) found.add(assumption)
  }
  return [...found].sort()
}

/**
 * Conjunct by conjunct: a predicate that the dialect cannot say becomes TRUE where it stands positively and FALSE under an odd number
 * of negations, so that the conjunct can only grow; the whole original conjunct then stays in the residual.
 */
function planStage(expr: Expr, dialect: Dialect): StagePlan {
  const open = expr.kind === 'and' ? [...expr.args].reverse() : [expr]
  const query: Bool<Leaf>[] = []
  const residual: Expr[] = []
  const losses: Loss[] = []
  for (let conjunct = open.pop(); conjunct !== undefined; conjunct = open.pop()) {
    const said = sayConjunct(conjunct, dialect)
    const parts = said.losses.length === 0 ? [] : conjunctsOf(conjunct)
    if (parts.length > 1) {
      for (const part of [...parts].reverse()) open.push(part)
      continue
    }
    query.push(said.query)
    if (said.losses.length > 0) residual.push(conjunct)
    for (const loss of said.losses) losses.push(loss)
  }
  const whole = and(query)
  const simple = losses.length === 0 ? whole : simplify(whole)
  return {
    dialect,
    query: simple,
    leaves: leavesWithTexts(whole, simple),
    residual: and(residual),
    losses,
  }
}

/** The leaves of the one tree whose texts stand in the other. */
function leavesWithTexts(whole: Bool<Leaf>, simple: Bool<Leaf>): readonly Leaf[] {
  const texts = new Set<string>()
  forEachLeaf(simple, ({ text }) => texts.add(text))
  const found: Leaf[] = []
  forEachLeaf(whole, (one) => {
    if (texts.has(one.text)) found.push(one)
  })
  return found
}

/** `a and b` is two conjuncts, and so is `not (a or b)`; the latter is taken apart only if something in it is lost. */
function conjunctsOf(expr: Expr): readonly Expr[] {
  if (expr.kind === 'and') return expr.args
  return expr.kind === 'not' && expr.arg.kind === 'or' ? expr.arg.args.map(not) : [expr]
}

/** One conjunct in the words of the dialect. */
function sayConjunct(conjunct: Expr, dialect: Dialect): Pick<StagePlan, 'query' | 'losses'> {
  const losses: Loss[] = []
  const tree = typeof dialect.logic.not === 'function' ? conjunct : pushNegations(conjunct)
  const query = mapLeaves<Predicate, Leaf>(tree, (predicate, positive) => {
    const said = say(predicate, dialect)
    const rendering = placed(said.rendering, positive, dialect)
    if (typeof rendering === 'string') return leaf(leafOf(said, { text: rendering }))
    switch (rendering.fidelity) {
      case 'negated':
        return not(leaf(leafOf(said, rendering)))
      case 'reversible':
      case 'assuming':
        return leaf(leafOf(said, rendering))
      case 'wider':
        losses.push({
          predicate,
          because: rendering.because,
          effect: positive ? 'widened' : 'dropped',
          ...(rendering.at && { at: rendering.at }),
        })
        return positive ? leaf(leafOf(said, rendering)) : FALSE
      case 'unsupported':
        losses.push({
          predicate,
          because: rendering.because,
          effect: 'dropped',
          ...(rendering.at && { at: rendering.at }),
        })
        return positive ? TRUE : FALSE
    }
  })
  return { query, losses }
}

/** The rendering where it stands; unsupported if that takes a negation that the dialect does not have. */
function placed(rendering: Rendering, positive: boolean, { logic: { not } }: Dialect): Rendering {
  if (typeof not === 'function') return rendering
  const fidelity = typeof rendering === 'string' ? 'exact' : rendering.fidelity
  const takesNegation =
    fidelity === 'negated' ? positive : !positive && (fidelity === 'exact' || fidelity === 'assuming')
  return takesNegation ? not : rendering
}

const leafOf = ({ asked, field }: Said, { text, negation, assumptions = [] }: Text): Leaf => ({
  text,
  negation,
  predicate: asked,
  field,
  assumptions,
})

type Text = Pick<Leaf, 'text'> & Partial<Pick<Leaf, 'negation' | 'assumptions'>>
