import { and, type Bool, FALSE, mapLeaves, or } from '../ir/bool.js'
import type { DetectionRule, NamedSelection, SelectionRef } from '../rule/rule.js'
import { isSetAside, selectedBy } from '../rule/selection-pattern.js'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { didYouMean } from '../text/suggest.js'
import { MOST_COMBINATIONS, MOST_VALUES } from './limits.js'
import type { LoweredItem } from './lowered-item.js'
import { lowerSelection } from './selection.js'

/** What has selections and a condition over them. */
export type Searches = Pick<DetectionRule, 'source' | 'span' | 'selections' | 'condition'>

/** A rule's condition over its items: names are resolved, and modifiers applied. */
export interface Resolved {
  readonly detection: Bool<LoweredItem>
  /** Selections that the condition does not name; what is wrong with them is said all the same. */
  readonly unused: readonly Bool<LoweredItem>[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The condition with each reference replaced by its selections: of a rule, or of a filter. */
export function resolveRule(rule: Searches): Resolved {
  const { source, selections } = rule
  const found: Diagnostic[] = []
  const used = new Set<NamedSelection>()
  const budget = { values: 0 }
  const lowered = new Map<NamedSelection, { readonly items: Bool<LoweredItem>; readonly values: number }>()
  const itemsOf = (selection: NamedSelection): Bool<LoweredItem> => {
    used.add(selection)
    const known = lowered.get(selection)
    if (known !== undefined) {
      // A selection of many values is as dear each time; one of a single value is not.
      budget.values += known.values - 1
      return known.items
    }
    const before = budget.values
    const items = lowerSelection(source, selection.selection, budget, found)
    lowered.set(selection, { items, values: budget.values - before })
    return items
  }
  const detection = mapLeaves(rule.condition as Bool<SelectionRef>, (ref) => {
    const chosen = choose(source, ref, selections, found)
    return chosen === undefined ? FALSE : combine(source, ref, chosen.map(itemsOf), found)
  })
  if (budget.values > MOST_VALUES) {
    const span = rule.selections[0]?.nameSpan ?? rule.span
    found.push(diagnose('too-many-values', source, span, [budget.values, MOST_VALUES]))
  }
  const lost = found.some(({ code }) => code === 'unknown-selection' || code === 'no-selection-matches')
  const unused = selections
    .filter((selection) => !used.has(selection))
    .map(({ name, nameSpan, selection }) => {
      const items = lowerSelection(source, selection, budget, found)
      // A condition with a slip in it may well mean this one.
      const help = isSetAside(name) ? SET_ASIDE : undefined
      if (!lost) found.push(diagnose('unused-selection', source, nameSpan, [name], { help }))
      return items
    })
  return { detection, unused, diagnostics: found }
}

const SET_ASIDE = 'only a pattern that begins with `_`, such as `1 of _*`, takes selections whose names begin with `_`'

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
  const isSelected = selectedBy(ref.pattern)
  const chosen = selections.filter(({ name }) => isSelected(name))
  if (chosen.length > 0) return chosen
  const help = didYouMean(ref.pattern, names) ?? (names.some(isSetAside) ? SET_ASIDE : undefined)
  found.push(diagnose('no-selection-matches', source, ref.span, [ref.pattern], { help }))
  return undefined
}

function combine(
  source: Source,
  ref: SelectionRef,
  parts: readonly Bool<LoweredItem>[],
  found: Diagnostic[],
): Bool<LoweredItem> {
  if (ref.kind === 'reference' || ref.count === 1) return or(parts)
  const { count, pattern, span } = ref
  if (count === 'all' || count === parts.length) return and(parts)
  if (count === 0) found.push(diagnose('zero-of', source, span, []))
  else if (count > parts.length)
    found.push(diagnose('too-few-selections', source, span, [count, pattern, parts.length]))
  else if (combinations(parts.length, count) > MOST_COMBINATIONS) {
    found.push(diagnose('too-many-combinations', source, span, [count, parts.length, MOST_COMBINATIONS]))
  } else return or(choices(parts, count).map(and))
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
