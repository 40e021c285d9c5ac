import type { Bool } from '../ir/bool.js'
import type { Dialect, Within } from './dialect.js'
import { guardOf, sharedGuard } from './guard.js'
import type { Leaf } from './leaf.js'
import { withMarks } from './marks.js'
import type { Plan } from './plan.js'
import { BALANCED_GROUP_SIZE } from './printing-limits.js'
import { joinSpanned, type SpannedText, spanned, spannedAround, withoutEqualTexts } from './query-span.js'
import { type List, withLists } from './with-lists.js'
import { withoutRepeats } from './without-repeats.js'

/**
 * Prints a query. The only place that handles parentheses: every nested group has them, regardless of precedence. If
 * predicates have numbers, their texts are enclosed in marks.
 */
export function print(query: Bool<Leaf>, dialect: Dialect): string {
  const tree = withoutRepeats(query)
  const { deepest = Number.POSITIVE_INFINITY } = dialect.logic
  const printWith = (maxLength: number): Printed =>
    text(tree, { dialect, maxLength, redundantGuards: NONE }, 'nothing', false)
  const flat = printWith(Number.POSITIVE_INFINITY)
  if (flat.levels <= deepest) return withMarks(flat)
  const short = printWith(BALANCED_GROUP_SIZE)
  return withMarks(short.levels <= deepest ? short : printWith(2))
}

const NONE: ReadonlySet<string> = new Set()

interface Printing {
  readonly dialect: Dialect
  /** Longest chain of AND or OR. A longer one is written as a chain of groups. */
  readonly maxLength: number
  /** Names of guards that are redundant here, since another part decides the result where they would be false. */
  readonly redundantGuards: ReadonlySet<string>
}

interface Printed extends SpannedText {
  /** Depth of nesting, counted as for `Logic.deepest`. */
  readonly levels: number
}

/** Depth of a function call in a comparison. */
const LEAF_LEVELS = 5
const PARENTHESES_LEVELS = 2
/** Includes the guard. */
const NEGATION_LEVELS = 3

/** Context of a part: alone, in a group, or under a negation. */
type Place = Within | 'negation'

/** Adjacent parts of a chain, as a group of their own. */
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
      return leafText(spanned(tree.leaf.text, tree.leaf.numbers), tree.leaf, printing, guarded)
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
  const printings = kind === 'and' ? conjunctPrintings(parts, printing) : undefined
  const within =
    kind === 'or'
      ? withGuards(
          printing,
          all.flatMap((part) => guardsOfMissing(part)),
        )
      : printing
  const inside = kind === 'or' ? 'or' : parts.some((part) => part.kind !== 'not') ? 'and' : 'negations'
  const printed = parts.map((part) => {
    const own = printings?.get(part) ?? within
    if (part.kind === 'list') return leafText(part, part.first, own, guarded)
    return part.kind === 'run' ? groupText(kind, part.parts, own, inside, guarded) : text(part, own, inside, guarded)
  })
  const unique = withoutEqualTexts(printed)
  const [first] = parts
  // Equal branches collapse to one, which takes the place of the group.
  if (unique.length === 1 && first !== undefined && first.kind !== 'list' && first.kind !== 'run') {
    const whole = text(first, printing, place, guarded)
    return { ...spannedAround(unique[0] ?? whole, () => whole.text), levels: whole.levels }
  }
  const joined = joinSpanned(unique, printing.dialect.logic[kind])
  const levels = levelsOf(unique)
  return place === 'nothing' || unique.length === 1
    ? { text: joined.text, spans: joined.spans, levels }
    : { ...spannedAround(joined, (inner) => `(${inner})`), levels: levels + PARENTHESES_LEVELS }
}

/** Depth of a chain, in which each operator nests the ones before it. */
const levelsOf = (parts: readonly Printed[]): number =>
  parts.reduce((most, { levels }, index) => Math.max(most, levels + parts.length - Math.max(index, 1)), 0)

/**
 * Returns how to print each part of a conjunction. Where a test of a field holds, the field is present; where it does
 * not, the conjunction is false whatever its other parts are. So a part needs no guard of a field that another part
 * tests. That part needs its own guard: each part relies on earlier ones only, in the order tests, groups, negations.
 */
function conjunctPrintings(parts: readonly Part[], printing: Printing): ReadonlyMap<Part, Printing> | undefined {
  if (!('presence' in Object(printing.dialect.logic.missing))) return undefined
  const printings = new Map<Part, Printing>()
  let own = printing
  for (const rank of [0, 1, 2]) {
    for (const part of parts) {
      if (rankOf(part) !== rank || printings.has(part)) continue
      printings.set(part, own)
      own = withGuards(own, impliedGuards(part, printing.dialect))
    }
  }
  return printings
}

function rankOf(part: Part): number {
  if (part.kind === 'not') return part.arg.kind === 'leaf' && part.arg.leaf.negation !== undefined ? 0 : 2
  return part.kind === 'leaf' ? 0 : 1
}

const withGuards = (printing: Printing, names: readonly string[]): Printing =>
  names.length === 0 ? printing : { ...printing, redundantGuards: new Set([...printing.redundantGuards, ...names]) }

/** Lists the guards that hold wherever a part of a conjunction holds. */
function impliedGuards(part: Part, dialect: Dialect): readonly string[] {
  switch (part.kind) {
    case 'const':
      return []
    case 'leaf':
      return guardsOfLeaf(part.leaf, dialect)
    case 'list':
      return guardsOfLeaf(part.first, dialect)
    case 'not':
      return part.arg.kind === 'leaf' && part.arg.leaf.negation !== undefined ? [part.arg.leaf.negation] : []
    case 'run':
      return part.parts.flatMap((other) => impliedGuards(other, dialect))
    case 'and':
      return part.args.flatMap((arg) => impliedGuards(arg, dialect))
    case 'or': {
      const [first = [], ...rest] = part.args.map((arg) => impliedGuards(arg, dialect))
      return first.filter((name) => rest.every((names) => names.includes(name)))
    }
  }
}

function guardsOfLeaf(leaf: Leaf, dialect: Dialect): readonly string[] {
  // A user-defined expression may hold for a missing field.
  if (leaf.predicate.kind === 'expression') return []
  if (leaf.negation !== undefined) return [leaf.text]
  const guard = guardOf(leaf, dialect)
  return guard === undefined ? [] : [guard.name]
}

/** Lists the guards that are redundant in a disjunction with a part: it holds where it tests that a field is missing. */
function guardsOfMissing(part: Part): readonly string[] {
  if (part.kind !== 'leaf' || part.leaf.predicate.kind === 'expression') return []
  return part.leaf.negation === undefined ? [] : [part.leaf.negation]
}

/** Splits the parts into at most `maxLength` runs of equal length. */
function runsOf(parts: readonly Part[], maxLength: number): readonly Part[] {
  const count = Math.min(maxLength, Math.ceil(parts.length / maxLength))
  return Array.from({ length: count }, (_, index): Part => {
    const [from, to] = [index, index + 1].map((at) => Math.round((at * parts.length) / count))
    return { kind: 'run', parts: parts.slice(from, to) }
  })
}

/** Prints a negation. A negation under a negation is not an atom; it only occurs if it is the last part of a group. */
function notText(arg: Bool<Leaf>, printing: Printing, place: Place, guarded: boolean): Printed {
  if (arg.kind === 'leaf' && arg.leaf.negation !== undefined) {
    const negation = spanned(arg.leaf.negation, arg.leaf.numbers)
    const isNested = place === 'negation'
    return { ...(isNested ? spannedAround(negation, (inner) => `(${inner})`) : negation), levels: LEAF_LEVELS }
  }
  const operand = operandText(arg, printing, guarded)
  const { not } = printing.dialect.logic
  if (typeof not !== 'function') throw new Error('bug: a negation is left that the language has no text for')
  const negated = (atom: string): string => (place === 'negation' ? `(${not(atom, 'nothing')})` : not(atom, place))
  return { ...spannedAround(operand, negated), levels: operand.levels + NEGATION_LEVELS }
}

function leafText(
  { text, spans }: SpannedText,
  leaf: Leaf,
  { dialect, redundantGuards }: Printing,
  guarded: boolean,
): Printed {
  const guard = guarded ? guardOf(leaf, dialect) : undefined
  if (guard === undefined || redundantGuards.has(guard.name)) return { text, spans, levels: LEAF_LEVELS }
  return { ...spannedAround({ text, spans }, guard.around), levels: LEAF_LEVELS }
}

/**
 * Prints the operand of a negation as an atom. No predicate in it may be null: one guard protects all if possible,
 * otherwise each predicate has its own.
 */
function operandText(arg: Bool<Leaf>, printing: Printing, guarded: boolean): Printed {
  const shared = guarded ? 'several' : sharedGuard(arg, printing.dialect)
  if (shared === 'none') return text(arg, printing, 'negation', false)
  if (shared === 'several') return text(arg, printing, 'negation', true)
  if (printing.redundantGuards.has(shared.name)) return text(arg, printing, 'negation', false)
  const inner = text(arg, printing, shared.place, false)
  return { ...spannedAround(inner, shared.around), levels: inner.levels }
}

/**
 * Prints the query of each stage of a plan, as `print` does; `undefined` for a stage without a condition.
 */
export const planTexts = ({ stages }: Plan): readonly (string | undefined)[] =>
  stages.map(({ query, dialect }) => (query.kind === 'const' ? undefined : print(query, dialect)))
