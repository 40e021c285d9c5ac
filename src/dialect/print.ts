import type { Bool } from '../ir/bool.js'
import type { Dialect, Within } from './dialect.js'
import { type Part, runsOf } from './group-part.js'
import { guardOf, hasNegation, sharedGuard } from './guard.js'
import type { Leaf } from './leaf.js'
import { withMarks } from './marks.js'
import type { Plan } from './plan.js'
import { BALANCED_GROUP_SIZE } from './printing-limits.js'
import { joinSpanned, type SpannedText, spanned, spannedAround, withoutEqualTexts } from './query-span.js'
import { type Redundancy, redundantGuards, testsPresence } from './redundant-guards.js'
import { withLists } from './with-lists.js'
import { withoutRepeats } from './without-repeats.js'

/**
 * Prints a query. The only place that handles parentheses: every nested group has them, regardless of precedence. If
 * predicates have numbers, their texts are enclosed in marks.
 */
export function print(query: Bool<Leaf>, dialect: Dialect): string {
  const tree = withoutRepeats(query)
  const hasRepeats = tree !== query
  const { deepest = Number.POSITIVE_INFINITY } = dialect.logic
  // Only texts below a negation have guards.
  const hasGuards = testsPresence(dialect) && hasNegation(tree)
  const printWith = (maxLength: number): Printed =>
    text(tree, { dialect, maxLength, hasRepeats, hasGuards, isRedundant: () => false }, 'nothing', false)
  const flat = printWith(Number.POSITIVE_INFINITY)
  if (flat.levels <= deepest) return withMarks(flat)
  const short = printWith(BALANCED_GROUP_SIZE)
  return withMarks(short.levels <= deepest ? short : printWith(2))
}

interface Printing {
  readonly dialect: Dialect
  /** Longest chain of AND or OR. A longer one is written as a chain of groups. */
  readonly maxLength: number
  /** False if no two leaves of the query have the same text. */
  readonly hasRepeats: boolean
  /** False if guards cannot be redundant, because no text has one or because they have no names. */
  readonly hasGuards: boolean
  /** True for the names of guards that are redundant here. */
  readonly isRedundant: Redundancy
}

interface Printed extends SpannedText {
  /** Depth of nesting, counted as for `Logic.deepest`. */
  readonly levels: number
}

/** A literal: each group and negation needs one, and a copy with another property takes three times as long. */
const printed = ({ text, spans }: SpannedText, levels: number): Printed => ({ text, spans, levels })

/** Depth of a function call in a comparison. */
const LEAF_LEVELS = 5
const PARENTHESES_LEVELS = 2
/** Includes the guard. */
const NEGATION_LEVELS = 3

const inParentheses = (text: string): string => `(${text})`

/** Context of a part: alone, in a group, or under a negation. */
type Place = Within | 'negation'

function text(tree: Bool<Leaf>, printing: Printing, place: Place, guarded: boolean): Printed {
  switch (tree.kind) {
    case 'const':
      throw new Error('bug: a constant has no text in a query')
    case 'leaf':
      return leafText(tree.leaf, undefined, printing, guarded)
    case 'not':
      return notText(tree.arg, printing, place, guarded)
    case 'and':
    case 'or': {
      const parts = tree.kind === 'or' ? withLists(tree.args, printing.dialect) : tree.args
      return groupText(tree.kind, parts, printing, place, guarded)
    }
  }
}

function groupText(
  kind: 'and' | 'or',
  all: readonly Part[],
  printing: Printing,
  place: Place,
  guarded: boolean,
): Printed {
  const parts = all.length > printing.maxLength ? runsOf(all, printing.maxLength) : all
  const isRedundantIn = printing.hasGuards ? redundantGuards[kind](parts, printing) : () => printing.isRedundant
  const inside = kind === 'or' ? 'or' : parts.some((part) => part.kind !== 'not') ? 'and' : 'negations'
  const texts = parts.map((part) => {
    const isRedundant = isRedundantIn(part)
    const own = isRedundant === printing.isRedundant ? printing : { ...printing, isRedundant }
    if (part.kind === 'list') return leafText(part.first, part, own, guarded)
    return part.kind === 'run' ? groupText(kind, part.parts, own, inside, guarded) : text(part, own, inside, guarded)
  })
  // Leaves that are known to differ are not compared again: a set would hash each text twice.
  const isDistinct = !printing.hasRepeats && !guarded && parts.every((part) => part.kind === 'leaf')
  const unique = isDistinct ? texts : withoutEqualTexts(texts)
  const [first] = parts
  // Equal branches collapse to one, which takes the place of the group.
  if (unique.length === 1 && first !== undefined && first.kind !== 'list' && first.kind !== 'run') {
    const whole = text(first, printing, place, guarded)
    return printed(
      spannedAround(unique[0] ?? whole, () => whole.text),
      whole.levels,
    )
  }
  const joined = joinSpanned(unique, printing.dialect.logic[kind])
  const levels = levelsOf(unique)
  return place === 'nothing' || unique.length === 1
    ? printed(joined, levels)
    : printed(spannedAround(joined, inParentheses), levels + PARENTHESES_LEVELS)
}

/** Depth of a chain, in which each operator nests the ones before it. */
const levelsOf = (parts: readonly Printed[]): number =>
  parts.reduce((most, { levels }, index) => Math.max(most, levels + parts.length - Math.max(index, 1)), 0)

/** Prints a negation. A negation under a negation is not an atom; it only occurs if it is the last part of a group. */
function notText(arg: Bool<Leaf>, printing: Printing, place: Place, guarded: boolean): Printed {
  if (arg.kind === 'leaf' && arg.leaf.negation !== undefined) {
    const negation = spanned(arg.leaf.negation, arg.leaf.numbers)
    return printed(place === 'negation' ? spannedAround(negation, inParentheses) : negation, LEAF_LEVELS)
  }
  const operand = operandText(arg, printing, guarded)
  const { not } = printing.dialect.logic
  if (typeof not !== 'function') throw new Error('bug: a negation is left that the language has no text for')
  const negated = (atom: string): string => (place === 'negation' ? `(${not(atom, 'nothing')})` : not(atom, place))
  return printed(spannedAround(operand, negated), operand.levels + NEGATION_LEVELS)
}

/** Prints a leaf, or the list that it begins. */
function leafText(
  leaf: Leaf,
  list: SpannedText | undefined,
  { dialect, isRedundant }: Printing,
  guarded: boolean,
): Printed {
  const own = list ?? spanned(leaf.text, leaf.numbers)
  const guard = guarded ? guardOf(leaf, dialect) : undefined
  const isUnguarded = guard === undefined || isRedundant(guard.name)
  return printed(isUnguarded ? own : spannedAround(own, guard.around), LEAF_LEVELS)
}

/**
 * Prints the operand of a negation as an atom. No predicate in it may be null: one guard protects all if possible,
 * otherwise each predicate has its own.
 */
function operandText(arg: Bool<Leaf>, printing: Printing, guarded: boolean): Printed {
  const shared = guarded ? 'several' : sharedGuard(arg, printing.dialect)
  if (shared === 'none') return text(arg, printing, 'negation', false)
  if (shared === 'several') return text(arg, printing, 'negation', true)
  if (printing.isRedundant(shared.name)) return text(arg, printing, 'negation', false)
  const inner = text(arg, printing, shared.place, false)
  return printed(spannedAround(inner, shared.around), inner.levels)
}

/**
 * Prints the query of each stage of a plan, as `print` does; `undefined` for a stage without a condition.
 */
export const planTexts = ({ stages }: Plan): readonly (string | undefined)[] =>
  stages.map(({ query, dialect }) => (query.kind === 'const' ? undefined : print(query, dialect)))
