import { and, type Bool, FALSE, mapLeaves, or } from '../ir/bool.js'
import { compileGlob } from '../ir/glob.js'
import { ANY, pattern as toPattern } from '../ir/pattern.js'
import type { Expr } from '../ir/predicate.js'
import type { DetectionRule, NamedSelection, SelectionRef } from '../rule/rule.js'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { didYouMean } from '../text/suggest.js'
import { MOST_COMBINATIONS, MOST_VALUES } from './limits.js'
import { lowerSelection } from './selection.js'

/** The condition with each reference replaced by what its selections ask. Problems are pushed to `found`. */
export function resolveCondition(rule: DetectionRule, found: Diagnostic[]): Expr {
  const { source, selections } = rule
  const used = new Set<NamedSelection>()
  const budget = { values: 0 }
  const lowered = new Map<NamedSelection, { readonly expr: Expr; readonly values: number }>()
  const exprOf = (selection: NamedSelection): Expr => {
    used.add(selection)
    const known = lowered.get(selection)
    if (known !== undefined) {
      // A selection of many values is as dear each time; one of a single value is not.
      budget.values += known.values - 1
      return known.expr
    }
    const before = budget.values
    const expr = lowerSelection(source, selection.selection, budget, found)
    lowered.set(selection, { expr, values: budget.values - before })
    return expr
  }
  const before = found.length
  const expr = mapLeaves(rule.condition as Bool<SelectionRef>, (ref) => {
    const chosen = choose(source, ref, selections, found)
    return chosen === undefined ? FALSE : combine(source, ref, chosen.map(exprOf), found)
  })
  if (budget.values > MOST_VALUES) {
    const span = rule.selections[0]?.nameSpan ?? rule.span
    found.push(diagnose('too-many-values', source, span, [budget.values, MOST_VALUES]))
  }
  const lost = found.slice(before).some(({ code }) => code === 'unknown-selection' || code === 'no-selection-matches')
  for (const unused of selections.filter((selection) => !used.has(selection))) {
    lowerSelection(source, unused.selection, budget, found)
    // A condition with a slip in it may well mean this one.
    if (!lost) found.push(diagnose('unused-selection', source, unused.nameSpan, [unused.name]))
  }
  return expr
}

/** The selections that a reference names; undefined, with its problem, if there is none. */
function choose(
  source: Source,
  ref: SelectionRef,
  selections: readonly NamedSelection[],
  found: Diagnostic[],
): readonly NamedSelection[] | undefined {
  const names = selections.map(({ name }) => name)
  if (ref.kind === 'reference') {
    const selection = selections.find(({ name }) => name === ref.name)
    if (selection !== undefined) return [selection]
    const isPattern = ref.name.includes('*')
    const help = isPattern ? undefined : didYouMean(ref.name, names)
    const code = isPattern ? 'pattern-without-quantifier' : 'unknown-selection'
    found.push(diagnose(code, source, ref.span, [ref.name], { help }))
    return undefined
  }
  const matches = matcherOf(ref.pattern)
  const chosen = selections.filter(({ name }) => matches(name))
  if (chosen.length > 0) return chosen
  found.push(
    diagnose('no-selection-matches', source, ref.span, [ref.pattern], { help: didYouMean(ref.pattern, names) }),
  )
  return undefined
}

/** `them` is every selection whose name does not begin with an underscore; in a pattern `*` is any run of characters. */
function matcherOf(pattern: string): (name: string) => boolean {
  if (pattern.toLowerCase() === 'them') return (name) => !name.startsWith('_')
  const parts = pattern.split(/(\*)/).map((part) => (part === '*' ? ANY : part))
  return compileGlob(toPattern(parts), true)
}

function combine(source: Source, ref: SelectionRef, exprs: readonly Expr[], found: Diagnostic[]): Expr {
  if (ref.kind === 'reference' || ref.count === 1) return or(exprs)
  const { count, pattern, span } = ref
  if (count === 'all' || count === exprs.length) return and(exprs)
  if (count === 0) found.push(diagnose('zero-of', source, span, []))
  else if (count > exprs.length)
    found.push(diagnose('too-few-selections', source, span, [count, pattern, exprs.length]))
  else if (combinations(exprs.length, count) > MOST_COMBINATIONS) {
    found.push(diagnose('too-many-combinations', source, span, [count, exprs.length, MOST_COMBINATIONS]))
  } else return or(choices(exprs, count).map(and))
  return FALSE
}

function combinations(of: number, count: number): number {
  let ways = 1
  for (let i = 0; i < Math.min(count, of - count); i++) ways = (ways * (of - i)) / (i + 1)
  return ways
}

/** Every choice of `count` of the items, in their order. */
function choices<T>(items: readonly T[], count: number): T[][] {
  if (count === 0) return [[]]
  return items.flatMap((item, index) => choices(items.slice(index + 1), count - 1).map((rest) => [item, ...rest]))
}
