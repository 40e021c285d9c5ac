import { textLimits } from '../../text/text-limits.js'
import { evaluate } from './evaluate.js'
import { functions } from './functions.js'
import { listFilters } from './list-filters.js'
import { loopValue } from './loop.js'
import type { Body, Expression, ForNode, MacroNode, TemplateNode } from './nodes.js'
import { bind, itemsOf } from './parameters.js'
import { lookUp, type Scope, scopeIn } from './scope.js'
import { tests } from './tests.js'
import { textFilters } from './text-filters.js'
import { type Callable, isKind, isTrue, orMissing, type Value } from './values.js'
import { allowance, type Failure, fail, isFailure, spendText, type Work } from './work.js'
import { textOf } from './write-value.js'

/** The steps that a round of a loop costs besides its body, because it needs a scope. */
const STEPS_OF_ROUND = 8

export const filters = { ...textFilters, ...listFilters }

/** Renders a template, or returns the reason of a failure. Terminates after an amount of work: see `templateWork`. */
export function render(
  template: Body,
  names: Iterable<readonly [string, Value]>,
  most: number = textLimits.templateWork,
): string | Failure {
  const work: Work = {
    spend: allowance(most),
    filter: (name, value, args) => entryOf(filters, 'filter', name)(value, args, work),
    test: (name, value, args) => entryOf(tests, 'test', name)(value, args, work),
  }
  try {
    return renderBody(template, scopeIn(scopeIn(undefined, functions), names), work)
  } catch (problem) {
    if (isFailure(problem)) return problem
    // The call stack or the length of a text is exhausted: the template is nested too deeply.
    if (problem instanceof RangeError) return { because: 'it is nested too deeply' }
    throw problem
  }
}

function entryOf<Entry>(table: Readonly<Record<string, Entry>>, kind: string, name: string): Entry {
  const entry = Object.hasOwn(table, name) ? table[name] : undefined
  return entry ?? fail(`there is no ${kind} \`${name}\``)
}

function renderBody(body: Body, scope: Scope, work: Work): string {
  const text = body.map((node) => renderNode(node, scope, work)).join('')
  spendText(text.length, work)
  return text
}

function renderNode(node: TemplateNode, scope: Scope, work: Work): string {
  work.spend(1)
  switch (node.kind) {
    case 'text':
      return node.text
    case 'output':
      return textOf(evaluate(node.value, scope, work), work)
    case 'if': {
      const branch = node.branches.find(({ test }) => isTrue(evaluate(test, scope, work)))
      return renderBody(branch?.body ?? node.elseBody, scope, work)
    }
    case 'for':
      return renderLoop(node, scope, work)
    case 'set':
      assign(node.targets, evaluate(node.value, scope, work), scope, work)
      return ''
    case 'set-attribute': {
      const space = lookUp(node.name.name, scope)
      if (!isKind(space, 'namespace')) fail(`\`${node.name.name}\` is not a namespace`)
      else space.values.set(node.attribute, evaluate(node.value, scope, work))
      return ''
    }
    case 'set-block':
      scope.values.set(node.target, renderBody(node.body, scopeIn(scope), work))
      return ''
    case 'with': {
      const values = node.values.map(({ name, value }) => [name, evaluate(value, scope, work)] as const)
      return renderBody(node.body, scopeIn(scope, values), work)
    }
    case 'macro':
      scope.values.set(node.name, macroValue(node, scope))
      return ''
  }
}

function renderLoop({ targets, over, test, body, elseBody }: ForNode, scope: Scope, work: Work): string {
  const inside = (item: Value): Scope => {
    const loopScope = scopeIn(scope)
    assign(targets, item, loopScope, work)
    return loopScope
  }
  const allItems = [...itemsOf(evaluate(over, scope, work), work)]
  const items = test === null ? allItems : allItems.filter((item) => isTrue(evaluate(test, inside(item), work)))
  if (items.length === 0) return renderBody(elseBody, scope, work)
  work.spend(items.length * STEPS_OF_ROUND)
  return items
    .map((item, index) => {
      const itemScope = inside(item)
      itemScope.values.set('loop', loopValue(items, index))
      return renderBody(body, itemScope, work)
    })
    .join('')
}

function assign(targets: readonly string[], value: Value, scope: Scope, work: Work): void {
  const [first = ''] = targets
  if (targets.length === 1) {
    scope.values.set(first, value)
    return
  }
  const items = itemsOf(value, work)
  if (items.length !== targets.length) fail(`cannot assign ${items.length} values to ${targets.length} names`)
  for (const [index, name] of targets.entries()) scope.values.set(name, items[index] ?? null)
}

function macroValue({ name, parameters, body }: MacroNode, scope: Scope): Callable {
  const names = parameters.map((parameter) => parameter.name)
  const defaultOf = (value: Expression | null, inside: Scope, work: Work): Value | undefined =>
    value === null ? undefined : evaluate(value, inside, work)
  return {
    kind: 'callable',
    name,
    call: (args, work) => {
      const inside = scopeIn(scope)
      const values = bind(name, names, 0, args)
      for (const [index, parameter] of parameters.entries()) {
        const value = values[index] === undefined ? defaultOf(parameter.value, inside, work) : values[index]
        inside.values.set(parameter.name, orMissing(value, parameter.name))
      }
      return renderBody(body, inside, work)
    },
  }
}
