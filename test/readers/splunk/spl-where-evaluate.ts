import type { Json } from '../json.js'
import { ordered } from '../ordered.js'
import { type FieldOptions, fieldValues } from './spl-fields.js'
import { equal, FUNCTIONS } from './spl-functions.js'
import type { Operator, WhereNode } from './spl-tree.js'
import { type Atom, asNumber, atoms, lexicographic, numberValue, single, textValue, type Value } from './spl-values.js'
import { fieldsIn } from './spl-where-check.js'

interface Surroundings {
  readonly field: (name: string) => Value
  /** In seconds since 1970; undefined if it is not given. */
  readonly now: number | undefined
}

/** "The where command returns only the results for which the eval expression returns true": neither false nor NULL. */
export const whereHolds = (node: WhereNode, event: Json, options: FieldOptions): boolean =>
  expressionValue(node, event, options) === true

/** The value of an eval expression for an event. */
export function expressionValue(node: WhereNode, event: Json, options: FieldOptions): Value {
  const field = (name: string): Value => {
    const texts = fieldValues(event, name, options)
    return texts.length === 0 ? null : texts.map((text) => ({ kind: 'field', text }))
  }
  return evaluate(node, { field, now: options.now })
}

/**
 * NULL in, NULL out, except for AND with a false side and OR with a true one. The manual has no table for this. With
 * this reading, a query must not rely on NULL being false.
 */
function evaluate(node: WhereNode, around: Surroundings): Value {
  switch (node.kind) {
    case 'and':
      return decided(node.args, false, around)
    case 'or':
      return decided(node.args, true, around)
    case 'not': {
      const value = evaluate(node.arg, around)
      return typeof value === 'boolean' ? !value : null
    }
    case 'compare':
      return compared(node.op, evaluate(node.left, around), evaluate(node.right, around))
    case 'arithmetic':
      return calculated(node.op, evaluate(node.left, around), evaluate(node.right, around))
    case 'join': {
      // "Numbers are concatenated in their string represented form"; the manual does not define several values.
      const texts = node.args.map((arg) => single(evaluate(arg, around))?.text)
      return texts.includes(undefined) ? null : textValue(texts.join(''))
    }
    case 'call':
      return called(node, around)
    case 'number':
    case 'text':
      return [{ kind: node.kind, text: node.text }]
    case 'field':
      return around.field(node.name)
  }
}

function decided(args: readonly WhereNode[], decisive: boolean, around: Surroundings): Value {
  const values = args.map((arg) => evaluate(arg, around))
  if (values.includes(decisive)) return decisive
  return values.includes(null) ? null : !decisive
}

/** Several values are compared as "any": practice, not documented. The meaning of `!=` is unknown even in practice. */
function compared(op: Operator, left: Value, right: Value): Value {
  if (left === null || right === null) return null
  const pairs = atoms(left).flatMap((a) => atoms(right).map((b): Value => pairCompared(op, a, b)))
  if (op === '!=' && pairs.length > 1) {
    throw new Error('the manual does not say what != means for a field with several values')
  }
  return pairs.includes(true) ? true : pairs.includes(null) ? null : false
}

/** "accepts two numbers and produces a number"; the manual does not define other types, and NULL in gives NULL out. */
function calculated(op: '+' | '-', left: Value, right: Value): Value {
  const [a, b] = [single(left), single(right)].map((atom) => (atom === undefined ? undefined : asNumber(atom)))
  if (a === undefined || b === undefined) return null
  return numberValue(op === '+' ? a + b : a - b)
}

function pairCompared(op: Operator, left: Atom, right: Atom): Value {
  if (op === '=') return equal(left, right)
  if (op === '!=') return !equal(left, right)
  const [a, b] = [asNumber(left), asNumber(right)]
  if (a !== undefined && b !== undefined) return ordered(op, a - b)
  // "accept two numbers or two strings": a number and a text are neither.
  if (left.kind === 'number' || right.kind === 'number') return null
  return ordered(op, lexicographic(left.text, right.text))
}

function called(node: WhereNode & { kind: 'call' }, around: Surroundings): Value {
  if (node.name === 'now') {
    if (around.now === undefined) throw new Error('nobody has said when now() is')
    return numberValue(around.now)
  }
  if (node.name === 'mvfilter') return filtered(node, around)
  if (node.name === 'mvmap') return mapped(node, around)
  return FUNCTIONS[node.name]?.call(node.args.map((arg) => evaluate(arg, around))) ?? null
}

/** "filters a multivalue field based on an arbitrary Boolean expression" of that one field. */
function filtered(node: WhereNode & { kind: 'call' }, around: Surroundings): Value {
  const [test] = node.args
  const [name = ''] = fieldsIn(node)
  const kept = atoms(around.field(name)).filter(
    (atom) => test && evaluate(test, { ...around, field: () => [atom] }) === true,
  )
  return kept.length === 0 ? null : kept
}

/** "iterates over the values of a multivalue field, performs an operation … on each value" */
function mapped(node: WhereNode & { kind: 'call' }, around: Surroundings): Value {
  const [source, operation] = node.args
  if (source?.kind !== 'field' || !operation) return null
  const results = atoms(around.field(source.name)).flatMap((atom) =>
    atoms(evaluate(operation, { ...around, field: (name) => (name === source.name ? [atom] : around.field(name)) })),
  )
  return results.length === 0 ? null : results
}
