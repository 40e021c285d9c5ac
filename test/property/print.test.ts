/**
 * Law: a printed query reads back as the printed tree, whatever the operator precedence of the language, and is never
 * null.
 */
import fc from 'fast-check'
import type { Dialect, Logic, OneOf } from '../../src/dialect/dialect.js'
import type { Leaf } from '../../src/dialect/leaf.js'
import { print } from '../../src/dialect/print.js'
import { unsupported } from '../../src/dialect/rendering.js'
import { type Bool, leaf, or } from '../../src/ir/bool.js'
import type { Predicate } from '../../src/ir/predicate.js'
import { looseBool } from './arbitraries/bools.js'
import { replaceLeaves } from './arbitraries/rules.js'
import { law } from './law.js'
import { normal } from './normal.js'
import { type Order, parseBool } from './parse-bool.js'
import { TABLES, tableOf } from './truth-table.js'

const FIELDS = 3
const trees = looseBool(fc.nat(2 * FIELDS - 1), { constants: false, depth: 5 }).map(normal)
/** Every leaf occurs once, so that no branch is merged with another. */
const distinct = trees.map((tree) => {
  let next = 0
  return replaceLeaves(tree, () => next++)
})
const leaves = (tree: Bool<number>): Bool<Leaf> => replaceLeaves(tree, leafOf)

for (const order of ['or-first', 'and-first', 'none'] as const satisfies readonly Order[]) {
  law(`a printed tree reads back as itself where the order of operators is ${order}`, [distinct], (tree) => {
    const text = print(leaves(tree), dialect(order))
    return JSON.stringify(parseBool(text, order)) === JSON.stringify(replaceLeaves(tree, (index) => `p${index}`))
  })
}

for (const order of ['or-first', 'and-first', 'none'] as const satisfies readonly Order[]) {
  law(
    `in balanced groups a tree is the same tree where the order of operators is ${order}`,
    [distinct, fc.nat(40)],
    (tree, deepest) => {
      const usual = dialect(order)
      const text = print(leaves(tree), { ...usual, logic: { ...usual.logic, deepest } })
      const read = normal(parseBool(text, order))
      return JSON.stringify(read) === JSON.stringify(replaceLeaves(tree, (index) => `p${index}`))
    },
  )
}

law(
  'groups are as deep as their number has digits, not as long as they are',
  [fc.integer({ min: 1, max: 3000 })],
  (count) => {
    const tree: Bool<Leaf> = or(Array.from({ length: count }, (_, index) => leaf(leafOf(index))))
    const usual = dialect('and-first')
    const text = print(tree, { ...usual, logic: { ...usual.logic, deepest: 100 } })
    return (text.includes('(') ? depthOf(parseBool(text, 'and-first')) : count) <= 100
  },
)

/** The depth of a chain equals its length. */
const depthOf = (tree: Bool<string>): number =>
  'args' in tree
    ? Math.max(...tree.args.map((arg, index) => tree.args.length - Math.max(index, 1) + 2 + depthOf(arg)))
    : 5

law(
  'lists and branches that are alike change the text and not its meaning',
  [trees, fc.constantFrom<Order>('or-first', 'and-first')],
  (tree, order) => {
    const text = print(leaves(tree), {
      ...dialect(order),
      oneOf: [{ items, list: (field, items) => `${field}{${items.join('|')}}` }],
    })
    return (
      tableOf(
        parseBool(text, order),
        () => 0,
        (leaf) => textTable(leaf),
      ) ===
      tableOf(
        tree,
        () => 0,
        (index) => textTable(`p${index}`),
      )
    )
  },
)

const guards: Readonly<Record<string, Logic['missing']>> = {
  'a test beside it': {
    presence: (predicate) => (isTotal(indexOf(predicate)) ? undefined : `h${fieldOf(indexOf(predicate))}`),
  },
  'a function around it': {
    mayBeNull: (predicate) => !isTotal(indexOf(predicate)),
    nullAsFalse: (text) => `COALESCE(${text})`,
  },
}
for (const [name, guard] of Object.entries(guards)) {
  law(
    `a query guarded by ${name} is what it would be if missing fields were false, whatever the negation of null is`,
    [trees, fc.nat(63), fc.nat(7), fc.boolean(), fc.constantFrom(Number.POSITIVE_INFINITY, 0)],
    (tree, values, present, listed, deepest) => {
      const has = (index: number): boolean => ((present >> fieldOf(index)) & 1) === 1
      const plain = (index: number): boolean => (isTotal(index) || has(index)) && ((values >> index) & 1) === 1
      const truth = (leaf: string): Truth => {
        const call = /^COALESCE \( (.*) \)$/.exec(leaf)?.[1]
        if (call !== undefined) {
          if (call.includes(`p${2 * FIELDS - 1}`)) throw new Error('what is never null stands in a function')
          return threeValued(parseBool(call, 'and-first'), truth, null) ?? false
        }
        const list = /^\{(.*)\}$/.exec(leaf)?.[1]?.split('|')
        if (list !== undefined) return orOf(list.map(truth))
        const index = Number(leaf.slice(1))
        if (leaf.startsWith('h')) return ((present >> index) & 1) === 1
        return isTotal(index) || has(index) ? ((values >> index) & 1) === 1 : null
      }
      const form: OneOf = {
        items: (predicate) => (isTotal(indexOf(predicate)) ? undefined : [`p${indexOf(predicate)}`]),
        list: (_, items) => `{${items.join('|')}}`,
      }
      const usual = dialect('and-first', guard)
      const text = print(leaves(tree), {
        ...usual,
        logic: { ...usual.logic, deepest },
        oneOf: listed ? [form] : [],
      })
      // A guard may be omitted if the outcome does not depend on the negation of null.
      return [null, true, false].every(
        (notNull) => (threeValued(parseBool(text, 'and-first'), truth, notNull) === true) === twoValued(tree, plain),
      )
    },
  )
}

const orOf = (values: readonly Truth[]): Truth => (values.includes(true) ? true : values.includes(null) ? null : false)

/** The last predicate tests presence itself, so it is never null. */
const isTotal = (index: number): boolean => index === 2 * FIELDS - 1
const fieldOf = (index: number): number => index % FIELDS
const indexOf = ({ span }: Predicate): number => span.start

function leafOf(index: number): Leaf {
  const span = { start: index, end: index + 1 }
  return {
    text: `p${index}`,
    negation: undefined,
    assumptions: [],
    predicate: { kind: 'isNull', field: String(fieldOf(index)), span, item: span },
    field: String(fieldOf(index)),
  }
}

const items = (predicate: Predicate): string[] | undefined => {
  const index = indexOf(predicate)
  // A list cannot contain some predicates; another one represents two of its items.
  if (index > 3) return undefined
  return index === 3 ? ['v3', 'v4'] : [`v${index}`]
}

/** `p3` is a fact; `0{v0|v3}` is any of several. */
function textTable(text: string): number {
  const list = /^\d\{(.*)\}$/.exec(text)?.[1]
  const indexes = list === undefined ? (text === 'p3' ? ['p3', 'p4'] : [text]) : list.split('|')
  return indexes.reduce((sum, item) => sum | (TABLES[Number(item.slice(1)) % 5] ?? 0), 0)
}

type Truth = boolean | null

function threeValued(tree: Bool<string>, truth: (leaf: string) => Truth, notNull: Truth): Truth {
  switch (tree.kind) {
    case 'const':
      return tree.value
    case 'leaf':
      return truth(tree.leaf)
    case 'not': {
      const value = threeValued(tree.arg, truth, notNull)
      return value === null ? notNull : !value
    }
    case 'and':
    case 'or': {
      const decisive = tree.kind === 'or'
      const values = tree.args.map((arg) => threeValued(arg, truth, notNull))
      if (values.includes(decisive)) return decisive
      return values.includes(null) ? null : !decisive
    }
  }
}

function twoValued(tree: Bool<number>, truth: (index: number) => boolean): boolean {
  switch (tree.kind) {
    case 'const':
      return tree.value
    case 'leaf':
      return truth(tree.leaf)
    case 'not':
      return !twoValued(tree.arg, truth)
    case 'and':
      return tree.args.every((arg) => twoValued(arg, truth))
    case 'or':
      return tree.args.some((arg) => twoValued(arg, truth))
  }
}

function dialect(order: Order, missing: Logic['missing'] = 'false'): Dialect {
  const no = unsupported('unused')
  return {
    name: 'any',
    // An implicit operator binds tighter in all languages except Splunk's search, where OR does.
    logic: { and: order === 'or-first' ? ' ' : ' AND ', or: ' OR ', not: (atom) => `NOT ${atom}`, missing },
    field: (name) => name,
    predicates: {
      ...{ match: no, equals: no, isNull: no, exists: no, compare: no, regex: no, cidr: no },
      ...{ fieldRef: no, keyword: no, keywordRegex: no, timePart: no, expression: no },
    },
  }
}
