import type { Bool } from '../ir/bool.js'
import type { Dialect, Within } from './dialect.js'
import { guardOf, sharedGuard } from './guard.js'
import type { Leaf } from './leaf.js'
import { type List, withLists } from './with-lists.js'
import { withoutRepeats } from './without-repeats.js'

/** The query as text. The only place that knows about parentheses: every group inside a group has them, whatever binds tighter. */
export function print(query: Bool<Leaf>, dialect: Dialect): string {
  const tree = withoutRepeats(query)
  const { deepest = Number.POSITIVE_INFINITY } = dialect.logic
  const printed = (longest: number): Printed => text(tree, { dialect, longest, settled: NONE }, 'nothing', false)
  const flat = printed(Number.POSITIVE_INFINITY)
  if (flat.levels <= deepest) return flat.text
  const short = printed(SHORT_CHAIN)
  return short.levels <= deepest ? short.text : printed(2).text
}

const NONE: ReadonlySet<string> = new Set()

/** Long enough that a query in balanced groups can still be read. */
const SHORT_CHAIN = 16

interface Printing {
  readonly dialect: Dialect
  /** A chain of AND or OR with more parts is written as a chain of groups. */
  readonly longest: number
  /** The names of guards without which the outcome is the same, since something beside decides where they would be false. */
  readonly settled: ReadonlySet<string>
}

interface Printed {
  readonly text: string
  /** At most so deep a server reads it, as `Logic.deepest` counts. */
  readonly levels: number
}

/** A call of a function, and what it is compared with. */
const LEAF_LEVELS = 5
const PARENTHESES_LEVELS = 2
/** With its guard. */
const NEGATION_LEVELS = 3

/** Where a part stands: alone, in a group, or under a negation. */
type Place = Within | 'negation'

/** Neighbours in a chain, as a group of their own. */
interface Run {
  readonly kind: 'run'
  readonly parts: readonly Part[]
}
type Part = Bool<Leaf> | List | Run

function text(tree: Bool<Leaf>, printing: Printing, place: Place, guarded: boolean): Printed {
  switch (tree.kind) {
    case 'const':
      throw new Error('bug: a constant has no text in a query')
    case 'leaf':
      return leafText(tree.leaf.text, tree.leaf, printing, guarded)
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
  const parts = all.length > printing.longest ? runsOf(all, printing.longest) : all
  const within = settledIn(kind, all, printing)
  // Of two tests of a field in a conjunction each would make the other's guard superfluous.
  const own = kind === 'and' ? printing : within
  const inside = kind === 'or' ? 'or' : parts.some((part) => part.kind !== 'not') ? 'and' : 'negations'
  const printed = parts.map((part) => {
    if (part.kind === 'list') return leafText(part.text, part.first, own, guarded)
    return part.kind === 'run'
      ? groupText(kind, part.parts, within, inside, guarded)
      : text(part, part.kind === 'leaf' ? own : within, inside, guarded)
  })
  const unique = [...new Map(printed.map((one) => [one.text, one])).values()]
  const [first] = parts
  // Branches that are alike are one, which then stands where they stood.
  if (unique.length === 1 && first !== undefined && first.kind !== 'list' && first.kind !== 'run')
    return text(first, printing, place, guarded)
  const joined = unique.map((one) => one.text).join(printing.dialect.logic[kind])
  const levels = Math.max(...unique.map((one, index) => one.levels + unique.length - Math.max(index, 1)))
  return place === 'nothing' || unique.length === 1
    ? { text: joined, levels }
    : { text: `(${joined})`, levels: levels + PARENTHESES_LEVELS }
}

/**
 * Beside a test of a field that holds, the field is there; beside one that does not hold, the conjunction does not, whatever else is in it. A
 * disjunction holds where one of its parts says that the field is missing.
 */
function settledIn(kind: 'and' | 'or', parts: readonly Part[], printing: Printing): Printing {
  if (!('presence' in Object(printing.dialect.logic.missing))) return printing
  const names = parts.flatMap((part) => settledBy(kind, part, printing.dialect))
  return names.length === 0 ? printing : { ...printing, settled: new Set([...printing.settled, ...names]) }
}

function settledBy(kind: 'and' | 'or', part: Part, dialect: Dialect): readonly string[] {
  if (part.kind === 'not') {
    const isOther = kind === 'and' && part.arg.kind === 'leaf' && part.arg.leaf.negation !== undefined
    return isOther ? [part.arg.leaf.negation ?? ''] : []
  }
  const leaf = part.kind === 'leaf' ? part.leaf : part.kind === 'list' ? part.first : undefined
  // What a user has written may hold for a field that is missing.
  if (leaf === undefined || leaf.predicate.kind === 'expression') return []
  if (kind === 'or') return leaf.negation === undefined ? [] : [leaf.negation]
  return [leaf.negation === undefined ? (guardOf(leaf, dialect)?.name ?? '') : leaf.text]
}

/** At most `longest` runs, as long as each other. */
function runsOf(parts: readonly Part[], longest: number): readonly Part[] {
  const count = Math.min(longest, Math.ceil(parts.length / longest))
  return Array.from({ length: count }, (_, index): Part => {
    const [from, to] = [index, index + 1].map((at) => Math.round((at * parts.length) / count))
    return { kind: 'run', parts: parts.slice(from, to) }
  })
}

/** A negation under a negation is no atom. It can only stand there if it is all that is left of a group. */
function notText(arg: Bool<Leaf>, printing: Printing, place: Place, guarded: boolean): Printed {
  const own = arg.kind === 'leaf' ? arg.leaf.negation : undefined
  if (own !== undefined) return { text: place === 'negation' ? `(${own})` : own, levels: LEAF_LEVELS }
  const { text, levels } = negated(arg, printing, guarded)
  const { not } = printing.dialect.logic
  if (typeof not !== 'function') throw new Error('bug: a negation is left that the language has no text for')
  return {
    text: place === 'negation' ? `(${not(text, 'nothing')})` : not(text, place),
    levels: levels + NEGATION_LEVELS,
  }
}

function leafText(text: string, leaf: Leaf, { dialect, settled }: Printing, guarded: boolean): Printed {
  const guard = guarded ? guardOf(leaf, dialect) : undefined
  return { text: guard === undefined || settled.has(guard.name) ? text : guard.around(text), levels: LEAF_LEVELS }
}

/**
 * What is negated, as an atom. Under a negation no predicate may be null: there is one guard for all where one fits all, else one for each
 * predicate.
 */
function negated(arg: Bool<Leaf>, printing: Printing, guarded: boolean): Printed {
  const shared = guarded ? 'several' : sharedGuard(arg, printing.dialect)
  if (shared === 'none') return text(arg, printing, 'negation', false)
  if (shared === 'several') return text(arg, printing, 'negation', true)
  if (printing.settled.has(shared.name)) return text(arg, printing, 'negation', false)
  const inner = text(arg, printing, shared.place, false)
  return { ...inner, text: shared.around(inner.text) }
}
