import { attribute, item } from './access.js'
import { calculate } from './calculate.js'
import { holdsBetween } from './compare-values.js'
import { keyOf } from './methods.js'
import type { ArgumentNodes, Expression, SliceNode } from './nodes.js'
import { lookUp, type Scope } from './scope.js'
import {
  type Arguments,
  isKind,
  isList,
  isMissing,
  isText,
  isTrue,
  isTuple,
  plainText,
  tuple,
  type Value,
} from './values.js'
import { fail, failMissing, spendText, type Work } from './work.js'

/** Evaluates an expression. */
export function evaluate(node: Expression, scope: Scope, work: Work): Value {
  work.spend(1)
  const value = (inside: Expression): Value => evaluate(inside, scope, work)
  switch (node.kind) {
    case 'literal':
      return node.value
    case 'name':
      return lookUp(node.name, scope)
    case 'attribute':
      return attribute(value(node.of), node.name, pathOf(node))
    case 'item':
      return item(value(node.of), value(node.index), pathOf(node))
    case 'slice':
      return slice(node, scope, work)
    case 'call':
      return call(node, scope, work)
    case 'filter':
      return work.filter(node.name, value(node.of), argumentsOf(node.args, scope, work))
    case 'test':
      return work.test(node.name, value(node.of), argumentsOf(node.args, scope, work)) !== node.negated
    case 'not':
      return !isTrue(value(node.of))
    case 'negative':
      return calculate('-', 0, value(node.of), work)
    case 'and':
    case 'or':
      return decided(node.of, (operand) => isTrue(operand) === (node.kind === 'or'), value)
    case 'compare':
      return chain(node, value, work)
    case 'binary':
      return calculate(node.operator, value(node.left), value(node.right), work)
    case 'conditional':
      if (isTrue(value(node.test))) return value(node.value)
      return node.elseValue === null ? '' : value(node.elseValue)
    case 'list':
      return node.tuple ? tuple(node.items.map(value)) : node.items.map(value)
    case 'map':
      return new Map(node.entries.map(({ key, value: entry }) => [keyOf(value(key)), value(entry)]))
  }
}

function call({ of, args }: Extract<Expression, { readonly kind: 'call' }>, scope: Scope, work: Work): Value {
  const callee = evaluate(of, scope, work)
  if (!isKind(callee, 'callable')) return fail(`\`${pathOf(of)}\` cannot be called`)
  return callee.call(argumentsOf(args, scope, work), work)
}

/** Formats an expression as its author wrote it, for a sentence. */
function pathOf(node: Expression): string {
  switch (node.kind) {
    case 'name':
      return node.name
    case 'attribute':
      return `${pathOf(node.of)}.${node.name}`
    case 'item':
      return `${pathOf(node.of)}[${node.index.kind === 'literal' ? JSON.stringify(node.index.value) : pathOf(node.index)}]`
    default:
      return '…'
  }
}

/** Returns the first value that decides, else the last. */
function decided(
  nodes: readonly Expression[],
  decides: (value: Value) => boolean,
  value: (node: Expression) => Value,
): Value {
  let last: Value = null
  for (const node of nodes) {
    last = value(node)
    if (decides(last)) return last
  }
  return last
}

/** Evaluates `a < b < c` as `a < b and b < c`. */
function chain(
  { head, rest }: Extract<Expression, { readonly kind: 'compare' }>,
  value: (node: Expression) => Value,
  work: Work,
): boolean {
  let left = value(head)
  for (const { operator, right } of rest) {
    const next = value(right)
    if (!holdsBetween(left, operator, next, work)) return false
    left = next
  }
  return true
}

function argumentsOf({ positional, named }: ArgumentNodes, scope: Scope, work: Work): Arguments {
  return {
    positional: positional.map((node) => evaluate(node, scope, work)),
    named: new Map(named.map(({ name, value }) => [name, evaluate(value, scope, work)])),
  }
}

/** Evaluates `items[from:to:step]`, like Python's slices. */
function slice(node: SliceNode, scope: Scope, work: Work): Value {
  const subject = evaluate(node.of, scope, work)
  const bound = (inside: Expression | null): number | undefined => {
    const value = inside === null ? null : evaluate(inside, scope, work)
    if (value === null) return undefined
    return typeof value === 'number' && Number.isSafeInteger(value)
      ? value
      : fail('the bounds of a slice must be integers')
  }
  const [from, to, step = 1] = [bound(node.from), bound(node.to), bound(node.step)]
  if (isMissing(subject)) return failMissing(subject)
  if (step === 0) return fail('the step of a slice must not be 0')
  if (isText(subject)) {
    const text = plainText(subject)
    spendText(text.length, work)
    return sliced([...text], from, to, step).join('')
  }
  if (!isList(subject)) return fail('only strings and lists have slices')
  work.spend(subject.length)
  const items = sliced(subject, from, to, step)
  return isTuple(subject) ? tuple(items) : items
}

/** https://docs.python.org/3/reference/datamodel.html#slice.indices */
function sliced<Item>(items: readonly Item[], from: number | undefined, to: number | undefined, step: number): Item[] {
  const { length } = items
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1]
  const place = (index: number | undefined, fallback: number): number =>
    index === undefined ? fallback : Math.min(Math.max(index < 0 ? index + length : index, low), high)
  const start = place(from, step > 0 ? low : high)
  const end = place(to, step > 0 ? high : low)
  const result: Item[] = []
  for (let i = start; step > 0 ? i < end : i > end; i += step) result.push(items[i] as Item)
  return result
}
