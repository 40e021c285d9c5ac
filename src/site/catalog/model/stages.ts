import { leaf } from '../../../ir/bool.js'
import type { Expr, Predicate } from '../../../ir/predicate.js'
import { itemsToExpr } from '../../../lower/items-to-expr.js'
import { resolveRule, type Searches } from '../../../lower/resolve.js'
import type { NamedSelection } from '../../../rule/rule.js'
import { positionAt, type Span } from '../../../text/source.js'
import { describePredicate } from './describe-predicate.js'

/** The parts of a detection: the condition, and what each selection matches. */
export interface Stages {
  /** The condition as written: one text for each item of a list. */
  readonly condition: readonly string[]
  readonly selections: readonly SelectionStage[]
}

/** A selection as the tree of its predicates. */
export interface SelectionStage {
  readonly name: string
  readonly tree: StageNode
}

export type StageNode =
  | { readonly kind: 'all' | 'any' | 'not'; readonly of: readonly StageNode[] }
  | { readonly kind: 'constant'; readonly holds: boolean }
  | ({ readonly kind: 'predicate' } & StagePredicate)

/** A predicate of a selection. Several predicates have one number if they come from one value of the rule. */
export interface StagePredicate {
  readonly number: number
  readonly field: string | null
  readonly words: string
  readonly value: string
  readonly isCased: boolean
  /** The line of the value in the file. */
  readonly line: number
}

/** Numbers the values of a rule in the order of its selections. */
export interface ValueNumbers {
  /** Returns the number of a value by its place; undefined for a place without a predicate. */
  readonly numberOf: (span: Span) => number | undefined
  /** The places of the values, in the order of their numbers. */
  readonly spans: readonly Span[]
}

/** A rule, or a filter, with its selections. */
export type StagedRule = Searches

/** Returns the stages of a rule and the numbers of its values. */
export function stagesOf(
  rule: StagedRule,
  conditionTexts: readonly string[],
): { readonly stages: Stages; readonly numbers: ValueNumbers } {
  const spans: Span[] = []
  const numbers = new Map<string, number>()
  const numberOf = (predicate: Predicate): number => {
    const key = placeOf(predicate.span)
    const known = numbers.get(key)
    if (known !== undefined) return known
    spans.push(predicate.span)
    numbers.set(key, spans.length)
    return spans.length
  }
  const selections = rule.selections.map((selection) => ({
    name: selection.name,
    tree: nodeOf(exprOf(rule, selection), (predicate) => ({
      ...stagePredicate(predicate, rule),
      number: numberOf(predicate),
    })),
  }))
  return {
    stages: { condition: conditionTexts, selections },
    numbers: { numberOf: (span) => numbers.get(placeOf(span)), spans },
  }
}

const placeOf = ({ start, end }: Span): string => `${start} ${end}`

/** Resolves one selection alone. */
function exprOf(rule: StagedRule, selection: NamedSelection): Expr {
  const { name, nameSpan } = selection
  const condition = leaf({ kind: 'reference', name, span: nameSpan } as const)
  return itemsToExpr(rule.source, resolveRule({ ...rule, selections: [selection], condition }).detection)
}

function stagePredicate(predicate: Predicate, { source }: StagedRule): Omit<StagePredicate, 'number'> {
  const { field, words, value, isCased } = describePredicate(predicate)
  return { field, words, value, isCased, line: positionAt(source.text, predicate.span.start).line }
}

function nodeOf(expr: Expr, predicateOf: (predicate: Predicate) => StagePredicate): StageNode {
  switch (expr.kind) {
    case 'const':
      return { kind: 'constant', holds: expr.value }
    case 'leaf':
      return { kind: 'predicate', ...predicateOf(expr.leaf) }
    case 'not':
      return { kind: 'not', of: [nodeOf(expr.arg, predicateOf)] }
    case 'and':
    case 'or':
      return { kind: expr.kind === 'and' ? 'all' : 'any', of: expr.args.map((arg) => nodeOf(arg, predicateOf)) }
  }
}
