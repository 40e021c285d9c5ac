import { subnet } from '../subnet.js'
import { pcre } from './pcre.js'
import { FUNCTIONS } from './spl-functions.js'
import { likePattern } from './spl-like.js'
import type { WhereNode } from './spl-tree.js'
import { numberIn } from './spl-values.js'

type Kind = 'value' | 'boolean'
type Fail = (message: string, at: number) => never

/**
 * "These eval-expressions must be Boolean expressions" ("where"); a mistake in a function is an error before any event
 * is read.
 */
export function checkWhere(node: WhereNode, fail: Fail): void {
  expect(node, 'boolean', fail)
}

function expect(node: WhereNode, kind: Kind | 'any', fail: Fail): void {
  const found = kindOf(node, fail)
  if (kind !== 'any' && found !== kind) {
    fail(kind === 'boolean' ? 'a Boolean is needed here' : 'a Boolean is no value', place(node))
  }
}

function kindOf(node: WhereNode, fail: Fail): Kind {
  switch (node.kind) {
    case 'and':
    case 'or':
      for (const arg of node.args) expect(arg, 'boolean', fail)
      return 'boolean'
    case 'not':
      expect(node.arg, 'boolean', fail)
      return 'boolean'
    case 'compare':
      expect(node.left, 'value', fail)
      expect(node.right, 'value', fail)
      return 'boolean'
    case 'arithmetic':
      expect(node.left, 'value', fail)
      expect(node.right, 'value', fail)
      return 'value'
    case 'join':
      for (const arg of node.args) expect(arg, 'value', fail)
      return 'value'
    case 'call':
      return callKind(node, fail)
    case 'number':
    case 'text':
    case 'field':
      return 'value'
  }
}

function callKind(node: WhereNode & { kind: 'call' }, fail: Fail): Kind {
  const known = Object.hasOwn(FUNCTIONS, node.name) ? FUNCTIONS[node.name] : undefined
  if (!known) return fail(`the reader knows no function ${node.name}()`, node.at)
  const { parameters, optional = 0 } = known
  const least = Number.isFinite(optional) ? parameters.length - optional : parameters.length
  const most = Number.isFinite(optional) ? parameters.length : optional
  if (node.args.length < least || node.args.length > most)
    fail(`${node.name}() takes another number of arguments`, node.at)
  for (const [index, arg] of node.args.entries()) {
    expect(arg, parameters[index] ?? parameters.at(-1) ?? 'value', fail)
  }
  checkArguments(node, fail)
  if (known.result !== 'branches') return known.result
  const [, yes, no] = node.args
  if (!yes || !no || kindOf(yes, fail) !== kindOf(no, fail))
    return fail('the two results of if() differ in kind', node.at)
  return kindOf(yes, fail)
}

/** Requirements for single arguments: a readable expression, pattern or network, a valid number, one field. */
function checkArguments(node: WhereNode & { kind: 'call' }, fail: Fail): void {
  const [first, second] = node.args
  switch (node.name) {
    case 'match':
    case 'mvfind':
    case 'replace':
      if (second?.kind === 'text') attempt(() => pcre(second.text), second.at, fail)
      else fail(`${node.name}() needs its expression in quotation marks`, node.at)
      return
    case 'like':
      if (second?.kind === 'text') attempt(() => likePattern(second.text), second.at, fail)
      return
    case 'cidrmatch':
      if (first?.kind !== 'text' || !subnet(first.text)) fail('cidrmatch() needs a network in CIDR notation', node.at)
      return
    case 'tonumber':
      // "If the tonumber function can't parse a string to a number, the function returns an error."
      if (first?.kind === 'text' && numberIn(first.text) === undefined) fail(`no number: ${first.text}`, first.at)
      return
    case 'mvfilter':
      // "The Boolean expression can reference ONLY ONE field at a time."
      if (new Set(fieldsIn(node)).size !== 1) fail('mvfilter() must name exactly one field', node.at)
      return
    case 'mvmap':
      if (first?.kind !== 'field') fail('mvmap() needs a field', node.at)
      return
  }
}

function attempt(read: () => unknown, at: number, fail: Fail): void {
  try {
    read()
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error), at)
  }
}

export function fieldsIn(node: WhereNode): readonly string[] {
  switch (node.kind) {
    case 'field':
      return [node.name]
    case 'number':
    case 'text':
      return []
    case 'not':
      return fieldsIn(node.arg)
    case 'compare':
    case 'arithmetic':
      return [...fieldsIn(node.left), ...fieldsIn(node.right)]
    case 'and':
    case 'or':
    case 'join':
    case 'call':
      return node.args.flatMap(fieldsIn)
  }
}

function place(node: WhereNode): number {
  switch (node.kind) {
    case 'not':
      return place(node.arg)
    case 'and':
    case 'or':
      return node.args[0] ? place(node.args[0]) : 0
    case 'compare':
    case 'arithmetic':
    case 'join':
    case 'call':
    case 'number':
    case 'text':
    case 'field':
      return node.at
  }
}
