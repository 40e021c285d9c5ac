import { type Bool, forEachLeaf } from '../../ir/bool.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import { needlessParts } from '../../reason/needless-parts.js'
import type { NamedSelection } from '../../rule/rule.js'
import type { Span } from '../../text/source.js'
import { fieldsOf, mapsOf } from './parts-of.js'
import type { RuleLogic } from './rule-logic.js'

/** A condition that every match has to satisfy, for people. */
export interface Conjunct {
  /** The item, or the selection if it has alternatives. */
  readonly text: string
  readonly selection: NamedSelection
  readonly span: Span
  /** True if it is one item of a map. */
  readonly isItem: boolean
}

/** A condition of one selection that a condition of another selection implies. */
export interface RedundantConjunct {
  readonly part: Conjunct
  readonly because: Conjunct
}

/**
 * Finds the conditions that every match has to satisfy and that another selection implies. Items that occur in several
 * places of the condition are left out, because elsewhere they may matter, and so are exclusions.
 */
export function redundantConjuncts({ items, exprOf, reasoner, searches }: RuleLogic): readonly RedundantConjunct[] {
  if (items.kind !== 'and') return []
  const counts = placesOf(items)
  const conjuncts = items.args.flatMap((arg) => {
    const conjunct = arg.kind === 'not' ? undefined : conjunctOf(arg, searches.selections)
    return conjunct === undefined ? [] : [{ ...conjunct, arg, expr: exprOf(arg) }]
  })
  if (!areRelated(conjuncts.map(({ expr }) => fieldsOf(expr)))) return []
  const exprs = conjuncts.map(({ expr }) => expr)
  return needlessParts({ kind: 'and', args: exprs }, reasoner).flatMap((needless): RedundantConjunct[] => {
    const [part, because] = [conjuncts[exprs.indexOf(needless.part)], conjuncts[exprs.indexOf(needless.because)]]
    if (part === undefined || because === undefined || needless.assuming !== undefined) return []
    if (part.selection === because.selection || !occursOnce(part.arg, counts)) return []
    return [{ part, because }]
  })
}

/** True if two conditions are about a common field: a quick test. */
const areRelated = (fields: readonly ReadonlySet<string>[]): boolean => {
  const all = fields.flatMap((own) => [...own])
  return new Set(all).size < all.length || all.includes('')
}

/** Returns a condition with its place; `undefined` if it comes from several selections. */
function conjunctOf(arg: Bool<LoweredItem>, selections: readonly NamedSelection[]): Conjunct | undefined {
  const starts: number[] = []
  forEachLeaf(arg, ({ span }) => starts.push(span.start))
  const owners = new Set(starts.map((start) => selections.findLast(({ nameSpan }) => nameSpan.start <= start)))
  const [selection] = owners
  if (owners.size !== 1 || selection === undefined) return undefined
  const written =
    arg.kind === 'leaf'
      ? mapsOf(selection.selection)
          .flat()
          .find(({ fieldSpan }) => fieldSpan.start === arg.leaf.span.start)
      : undefined
  if (written === undefined) {
    return { text: selection.name, selection, span: selection.nameSpan, isItem: false }
  }
  const text = [written.field ?? '', ...written.modifiers.map(({ name }) => name)].join('|')
  return { text, selection, span: written.fieldSpan, isItem: true }
}

/** Counts in how many places of a condition each item occurs. */
function placesOf(items: Bool<LoweredItem>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  forEachLeaf(items, ({ span }) => counts.set(span.start, (counts.get(span.start) ?? 0) + 1))
  return counts
}

function occursOnce(part: Bool<LoweredItem>, counts: ReadonlyMap<number, number>): boolean {
  let isOnce = true
  forEachLeaf(part, ({ span }) => {
    isOnce &&= counts.get(span.start) === 1
  })
  return isOnce
}
