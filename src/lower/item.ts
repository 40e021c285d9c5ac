import { and, FALSE, not, or } from '../ir/bool.js'
import type { Expr } from '../ir/predicate.js'
import type { Item, ModifierUse, Value } from '../rule/rule.js'
import { spanWithin } from '../rule/yaml/span-within.js'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { didYouMean } from '../text/suggest.js'
import { modifiers } from './modifiers/index.js'
import type { Modifier, Refusal, ValueModifier } from './modifiers/modifier.js'
import { coerce, type Operand, operandNames, operandOf } from './operand.js'
import { fieldExpr, keywordExpr } from './predicate.js'

/** Counts what modifiers make of the values of a rule. */
export interface Budget {
  values: number
}

interface Use extends ModifierUse {
  readonly modifier: Modifier
}

/** What an item asks: one of its values, or all of them. Problems are pushed to `found`, and the item is then FALSE. */
export function lowerItem(source: Source, item: Item, budget: Budget, found: Diagnostic[]): Expr {
  const uses = knownModifiers(source, item, found)
  if (uses === undefined) return FALSE
  const effects = new Set(uses.flatMap(({ modifier }) => (modifier.kind === 'item' ? [modifier.effect] : [])))
  checkList(source, item, uses, found)
  const exprs = item.values.map((value) => {
    const operands = applyModifiers(source, value, uses, found)
    budget.values += operands.length
    const place = { span: value.span, item: item.fieldSpan }
    const alternatives = operands.flatMap((operand) => {
      const cased = effects.has('cased')
      const expr =
        item.field === null ? keywordExpr(operand, cased, place) : fieldExpr(item.field, operand, cased, place)
      if ('kind' in expr) return [expr]
      const at = expr.refused === 'modifier-type' ? (uses.find((use) => use.name === 'cased') ?? value) : value
      found.push(refusal(source, value, expr, at.span))
      return []
    })
    return or(alternatives)
  })
  const joined = effects.has('all') ? and(exprs) : or(exprs)
  return effects.has('negated') ? not(joined) : joined
}

/** The item's modifiers; undefined, with a diagnostic for each, if some are unknown or out of place. */
function knownModifiers(source: Source, item: Item, found: Diagnostic[]): readonly Use[] | undefined {
  const before = found.length
  const uses = item.modifiers.flatMap((use, index): Use[] => {
    const modifier = modifiers.get(use.name)
    if (modifier === undefined) {
      const help = didYouMean(use.name, modifiers.keys())
      found.push(diagnose('unknown-modifier', source, use.span, [use.name], { help }))
      return []
    }
    if (item.field === null && !modifier.keywords)
      found.push(diagnose('modifier-needs-field', source, use.span, [use.name]))
    if (item.modifiers.findIndex((other) => modifiers.get(other.name) === modifier) < index) {
      found.push(diagnose('modifier-repeated', source, use.span, [use.name]))
    }
    return [{ ...use, modifier }]
  })
  return found.length > before ? undefined : uses
}

function checkList(source: Source, item: Item, uses: readonly Use[], found: Diagnostic[]): void {
  const { values } = item
  const all = uses.find(({ modifier }) => modifier.kind === 'item' && modifier.effect === 'all')
  const [first, second] = values
  if (all !== undefined && second === undefined && first !== undefined) {
    found.push(diagnose('all-on-one-value', source, all.span, []))
  }
  const none = values.find(({ type }) => type === 'null')
  if (none?.text === '' && second === undefined) {
    found.push(diagnose('nothing-written', source, item.fieldSpan, [item.field ?? '']))
  }
  if (none !== undefined && second !== undefined) found.push(diagnose('null-in-list', source, none.span, []))
}

/** The value after its modifiers, from left to right: one operand, or several of which one must match. */
function applyModifiers(source: Source, value: Value, uses: readonly Use[], found: Diagnostic[]): readonly Operand[] {
  let operands: readonly Operand[] = [operandOf(value)]
  for (const { modifier, name, span } of uses) {
    if (modifier.kind !== 'value') continue
    const next: Operand[] = []
    for (const operand of operands) {
      const accepted = coerce(operand, modifier.accepts)
      if (accepted === undefined) {
        const problem = diagnose('modifier-type', source, span, [name, wanted(modifier), operandNames[operand.type]])
        // Once for the modifier, not for each value of the list.
        if (!found.some(({ code, span: { start } }) => code === problem.code && start === span.start))
          found.push(problem)
        return []
      }
      const result = modifier.apply(accepted)
      if ('refused' in result) {
        found.push(refusal(source, value, result))
        return []
      }
      if ('type' in result) next.push(result)
      else next.push(...result)
    }
    operands = next
  }
  return operands
}

const wanted = ({ accepts }: ValueModifier): string =>
  accepts
    .filter((type) => type !== 'written' || !accepts.includes('text'))
    .map((type) => (type === 'text' ? operandNames.written : operandNames[type]))
    .join(' or ')

function refusal(source: Source, value: Value, { refused, args, at }: Refusal, span = value.span): Diagnostic {
  const place = at === undefined ? span : spanWithin(source.text, value, at.start, at.end)
  return diagnose(refused, source, place, args as never)
}
