import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventsFor } from '../../scripts/prove/events-for.js'
import { subjectsOf } from '../../scripts/prove/subject.js'
import { type Bool, forEachLeaf, type Predicate } from '../../src/backend.js'
import type { Json, Source } from '../../src/index.js'
import { isFieldPredicate } from '../../src/ir/predicate.js'
import { type Branch, branchesOf, decidingBranch } from '../../src/witness/branches.js'
import { seeded } from '../../src/witness/choose.js'
import { put } from '../../src/witness/event-object.js'
import { fittingValues } from '../../src/witness/fitting-values.js'
import { satisfyingEvent, testOf } from '../../src/witness/satisfying-event.js'
import { looseBool } from '../property/arbitraries/bools.js'
import { itemKinds, keywordItem } from '../property/arbitraries/items.js'
import { ruleSpec } from '../property/arbitraries/rules.js'
import { law } from '../property/law.js'
import { shippedRules } from './shipped-rules.js'

const { nothing: _, regex: __, ...kinds } = itemKinds(fc.constantFrom('a', 'b', 'c.d', 'e{}.f'))
const rule = ruleSpec(fc.oneof(...Object.values(kinds), keywordItem), keywordItem)
const choose = seeded(1)
const subjectOf = (text: string) => subjectsOf({ name: 'r.yml', text })[0]

law('every fitting value satisfies its predicate', [rule], ({ text }) => {
  const predicates: Predicate[] = []
  const subject = subjectOf(text)
  fc.pre(subject !== undefined)
  if (subject !== undefined) forEachLeaf(subject.expr, (predicate) => predicates.push(predicate))
  return predicates
    .filter(({ kind }) => kind !== 'keywordRegex' && kind !== 'timePart')
    .every((predicate) => {
      const holds = testOf(isFieldPredicate(predicate) ? predicate.field : 'message', predicate)
      return fittingValues(predicate, choose).every(holds)
    })
})

law('each branch without a contradiction satisfies its tree', [looseBool(fc.nat(20), { depth: 3 })], (tree) => {
  const numbered = new Map<object, number>()
  const branches = branchesOf(asExpr(tree, numbered), 1_000).map((branch) => atomsOf(branch, numbered))
  return branches.every((atoms) => atoms === undefined || verdictOf(tree, atoms))
})

type Atoms = ReadonlyMap<number, boolean>

/** The conditions of the branch; undefined if it contradicts itself. */
function atomsOf(branch: Branch, numbered: ReadonlyMap<object, number>): Atoms | undefined {
  const atoms = new Map<number, boolean>()
  for (const { predicate, positive } of branch) {
    const atom = numbered.get(predicate) ?? -1
    if (atoms.get(atom) === !positive) return undefined
    atoms.set(atom, positive)
  }
  return atoms
}

const place = { span: { start: 0, end: 0 }, item: { start: 0, end: 0 } }

function asExpr(tree: Bool<number>, numbered: Map<object, number>): Bool<Predicate> {
  switch (tree.kind) {
    case 'const':
      return tree
    case 'leaf': {
      const predicate: Predicate = { kind: 'exists', field: `f${tree.leaf}`, ...place }
      numbered.set(predicate, tree.leaf)
      return { kind: 'leaf', leaf: predicate }
    }
    case 'not':
      return { kind: 'not', arg: asExpr(tree.arg, numbered) }
    default:
      return { kind: tree.kind, args: tree.args.map((arg) => asExpr(arg, numbered)) }
  }
}

function verdictOf(tree: Bool<number>, atoms: Atoms): boolean {
  switch (tree.kind) {
    case 'const':
      return tree.value
    case 'leaf':
      return atoms.get(tree.leaf) ?? false
    case 'not':
      return !verdictOf(tree.arg, atoms)
    case 'and':
      return tree.args.every((arg) => verdictOf(arg, atoms))
    case 'or':
      return tree.args.some((arg) => verdictOf(arg, atoms))
  }
}

law(
  'an expression hangs on a predicate where its deciding branch holds',
  [looseBool(fc.nat(20), { depth: 3 })],
  (tree) => {
    const numbered = new Map<object, number>()
    const expr = asExpr(tree, numbered)
    const asked = [...numbered.values()]
    return [...numbered].every(([predicate, atom]) => {
      const branch = decidingBranch(expr, predicate as Predicate, choose)
      const atoms = branch && atomsOf(branch, numbered)
      // An atom that occurs twice may be next to itself.
      if (atoms === undefined || asked.filter((one) => one === atom).length > 1) return true
      const [on, off] = [true, false].map((value) => verdictOf(tree, new Map(atoms).set(atom, value)))
      return on !== off
    })
  },
)

test.each<readonly [string, string, Json]>([
  ['one field, several parts of its value', 'sel: {a|contains|all: [p, q]}', { a: 'pq' }],
  ['a beginning, an end and what is between', 'sel: {a|startswith: b, a|endswith: e, a|contains: m}', { a: 'bme' }],
  ['a whole value that also has an end', 'sel: {a|endswith: .exe, a: cmd.exe}', { a: 'cmd.exe' }],
  ['what no one value has', 'sel: {a|all: [x, y]}', { a: ['x', 'y'] }],
  ['a text and what must not be in it', 'sel: {a|contains: p}\n  no: {a: p}', { a: 'xpx' }],
  ['two fields that are compared', 'sel: {a|fieldref: b.c}', { a: 'Abc', b: { c: 'Abc' } }],
  ['nothing', 'sel: {a: null}', {}],
  ['a keyword', 'sel: [error]', { message: 'error' }],
])('an event for %s', (_, detection, event) => {
  const condition = detection.includes('no:') ? 'sel and not no' : 'sel'
  const subject = subjectOf(
    `title: t\nlogsource: {product: p}\ndetection:\n  ${detection}\n  condition: ${condition}\n`,
  )
  const made = branchesOf(subject!.expr, 10).map((branch) =>
    satisfyingEvent(branch, seeded(1), 'message', { unrelated: 'zzz' }),
  )
  expect(made).toEqual([{ unrelated: 'zzz', ...(event as object) }])
  expect(subject!.matches(made[0])).toBe(true)
})

test.each<readonly [string, Json]>([
  ['nested', { a: { b: { c: 1 } }, x: 2 }],
  ['dotted', { 'a.b.c': 1, x: 2 }],
  ['listed', { a: [{ other: 'zzz' }, { b: { c: 1 } }], x: 2 }],
])('a field with dots stands %s, and is taken away again', (at, event) => {
  const before = { x: 2 }
  const after = put(before, 'a{}.b.c', 1, at as 'nested')
  expect(after).toEqual(event)
  if (at !== 'listed') expect(put(after, 'a.b.c', undefined)).toEqual(before)
})

test.each(shippedRules)('$name has events that it matches and events that it does not', (source: Source) => {
  for (const { expr, matches } of subjectsOf(source)) {
    const events = eventsFor(expr, 40, seeded(1))
    expect(new Set(events.map(({ event }) => matches(event))).size).toBe(2)
    // A rule with one value has few near misses.
    expect(events.length).toBeGreaterThan(20)
  }
})

test('the same seed generates the same events, another seed others', () => {
  const [first] = shippedRules.flatMap(subjectsOf)
  const made = (seed: number): string => JSON.stringify(eventsFor(first!.expr, 40, seeded(seed)))
  expect(made(1)).toBe(made(1))
  expect(made(1)).not.toBe(made(2))
})

test('given events come first, and are mutated', () => {
  const [first] = shippedRules.flatMap(subjectsOf)
  const made = eventsFor(first!.expr, 40, seeded(1), [{ given: 'yes' }])
  const given = made.map(({ event }) => (event as { given?: string }).given === 'yes')
  expect(given.indexOf(true)).toBe(0)
  expect(given.lastIndexOf(true)).toBeGreaterThan(1)
})
