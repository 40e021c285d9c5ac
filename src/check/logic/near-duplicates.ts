import { predicateText } from '../../ir/expr-text.js'
import { normalText } from '../../ir/normal-text.js'
import type { Expr, Predicate } from '../../ir/predicate.js'
import type { SetLogic } from './set-logic.js'

/** Two rules that are equal but for some alternatives of one list. */
export interface NearDuplicate {
  readonly own: number
  readonly other: number
  /** The alternatives that only one of the rules has. */
  readonly onlyOwn: readonly Predicate[]
  readonly onlyOther: readonly Predicate[]
}

/** A list of alternatives in a rule. */
interface Alternatives {
  readonly rule: number
  /** A number for the text of all that is around the list. The text is as long as the rule. */
  readonly around: number
  readonly byText: ReadonlyMap<string, Predicate>
}

/** Lists of alternatives of one rule that are compared. The text around each list is as long as the rule. */
const MAX_LISTS = 20

/** Earlier lists with which one list is compared. */
const MAX_CANDIDATES = 50

/** The smallest number of alternatives that two rules share. A single one may be a coincidence. */
const MIN_SHARED = 2

/**
 * Finds the rules of a log source that are equal but for one list of alternatives, of which they share at least half,
 * and of which neither contains the other. The lists are found by all that is around them and by an alternative that
 * they share, so the time grows with the number of rules. Each rule is compared with earlier ones, and occurs once.
 */
export function findNearDuplicates({
  groups,
  coverings,
}: Pick<SetLogic, 'groups' | 'coverings'>): readonly NearDuplicate[] {
  const known = new Set(coverings.coverings.flatMap(({ covered, by }) => [`${covered} ${by}`, `${by} ${covered}`]))
  const index = new Map<string, Alternatives[]>()
  const numbers = new Map<string, number>()
  const numberOf = (text: string): number => {
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    return number
  }
  return groups.flatMap(({ expr, group }, rule) => {
    const lists = alternativesOf(expr, rule, (around) => numberOf(`${group}\n${around}`))
    const [first] = lists.flatMap((list) =>
      [...candidates(list, index)].flatMap((earlier) =>
        known.has(`${earlier.rule} ${rule}`) ? [] : (compare(list, earlier) ?? []),
      ),
    )
    for (const list of lists) for (const text of list.byText.keys()) add(index, `${list.around}\n${text}`, list)
    return first ?? []
  })
}

function add(index: Map<string, Alternatives[]>, key: string, list: Alternatives): void {
  const lists = index.get(key)
  if (lists === undefined) index.set(key, [list])
  else if (lists.length < MAX_CANDIDATES) lists.push(list)
}

/** Returns the earlier lists that share an alternative, and all that is around it. */
function candidates(
  { around, byText }: Alternatives,
  index: ReadonlyMap<string, readonly Alternatives[]>,
): ReadonlySet<Alternatives> {
  const lists = new Set<Alternatives>()
  for (const text of byText.keys()) {
    for (const list of index.get(`${around}\n${text}`) ?? []) {
      if (lists.size === MAX_CANDIDATES) return lists
      lists.add(list)
    }
  }
  return lists
}

function compare(own: Alternatives, other: Alternatives): NearDuplicate | undefined {
  const [onlyOwn, onlyOther] = [missingIn(other, own), missingIn(own, other)]
  const shared = own.byText.size - onlyOwn.length
  const isNear = shared >= MIN_SHARED && shared * 2 >= Math.max(own.byText.size, other.byText.size)
  if (!isNear || onlyOwn.length === 0 || onlyOther.length === 0) return undefined
  return { own: own.rule, other: other.rule, onlyOwn, onlyOther }
}

const missingIn = (whole: Alternatives, part: Alternatives): readonly Predicate[] =>
  [...part.byText].flatMap(([text, predicate]) => (whole.byText.has(text) ? [] : [predicate]))

function alternativesOf(expr: Expr, rule: number, numberOf: (around: string) => number): readonly Alternatives[] {
  return listsIn(expr)
    .slice(0, MAX_LISTS)
    .map((list) => ({
      rule,
      around: numberOf(normalText(masked(expr, list))),
      byText: new Map(list.args.flatMap((arg) => (arg.kind === 'leaf' ? [[alternativeText(arg.leaf), arg.leaf]] : []))),
    }))
}

/** Writes an alternative so that those with the same meaning are equal: most ignore letter case. */
function alternativeText(predicate: Predicate): string {
  const text = predicateText(predicate)
  return predicate.kind === 'match' && !predicate.cased ? text.toLowerCase() : text
}

type List = Extract<Expr, { readonly args: unknown }>

/** Returns the groups of alternatives that consist of single conditions. */
function listsIn(expr: Expr): readonly List[] {
  switch (expr.kind) {
    case 'const':
    case 'leaf':
      return []
    case 'not':
      return listsIn(expr.arg)
    case 'and':
      return expr.args.flatMap(listsIn)
    case 'or':
      return expr.args.every(({ kind }) => kind === 'leaf') ? [expr] : expr.args.flatMap(listsIn)
  }
}

/** Returns an expression with an empty group in the place of a list. */
function masked(expr: Expr, list: List): Expr {
  if (expr === list) return { kind: list.kind, args: [] }
  switch (expr.kind) {
    case 'const':
    case 'leaf':
      return expr
    case 'not':
      return { kind: 'not', arg: masked(expr.arg, list) }
    case 'and':
    case 'or':
      return { kind: expr.kind, args: expr.args.map((arg) => masked(arg, list)) }
  }
}
