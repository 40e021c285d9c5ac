import type { Bool, DetectionRule, Item, Selection, SelectionRef, Value } from '../../src/backend.js'
import { shorterTexts } from './shorter-texts.js'

/** Smaller variants of a rule, the smallest first. Some of them have no meaning. */
export function* smallerRules(rule: DetectionRule): Generator<DetectionRule> {
  const { condition, selections } = rule
  const needed = used(rule)
  if (needed.selections.length < selections.length) yield needed
  for (const smaller of smallerTrees(
    condition,
    selections.map(({ name }) => name),
  ))
    yield used({ ...rule, condition: smaller })
  for (const [at, named] of selections.entries()) {
    for (const selection of smallerSelections(named.selection)) {
      yield { ...rule, selections: selections.with(at, { ...named, selection }) }
    }
  }
}

/** Removes selections that the condition does not use. */
function used(rule: DetectionRule): DetectionRule {
  const asked = new Set<string>()
  const isQuantified = collect(rule.condition, asked)
  return isQuantified ? rule : { ...rule, selections: rule.selections.filter(({ name }) => asked.has(name)) }
}

function collect(tree: Bool<SelectionRef>, asked: Set<string>): boolean {
  if (tree.kind === 'const') return false
  if (tree.kind === 'not') return collect(tree.arg, asked)
  if (tree.kind !== 'leaf') return tree.args.map((arg) => collect(arg, asked)).includes(true)
  if (tree.leaf.kind === 'reference') asked.add(tree.leaf.name)
  return tree.leaf.kind === 'quantified'
}

type Tree = Bool<SelectionRef>

function* smallerTrees(tree: Tree, names: readonly string[]): Generator<Tree> {
  switch (tree.kind) {
    case 'const':
      return
    case 'leaf': {
      const { leaf } = tree
      if (leaf.kind === 'quantified')
        for (const name of names) yield { kind: 'leaf', leaf: { kind: 'reference', name, span: leaf.span } }
      return
    }
    case 'not':
      yield tree.arg
      for (const arg of smallerTrees(tree.arg, names)) yield { kind: 'not', arg }
      return
    case 'and':
    case 'or':
      yield* tree.args
      if (tree.args.length > 2) for (const args of oneLess(tree.args)) yield { ...tree, args }
      for (const [at, arg] of tree.args.entries())
        for (const smaller of smallerTrees(arg, names)) yield { ...tree, args: tree.args.with(at, smaller) }
  }
}

function* smallerSelections(selection: Selection): Generator<Selection> {
  switch (selection.kind) {
    case 'items':
      for (const items of oneLess(selection.items)) if (items.length > 0) yield { kind: 'items', items }
      for (const [at, item] of selection.items.entries())
        for (const smaller of smallerItems(item)) yield { kind: 'items', items: selection.items.with(at, smaller) }
      return
    case 'keywords':
      for (const values of smallerLists(selection.values)) yield { kind: 'keywords', values }
      return
    case 'any':
      yield* selection.of
      for (const of of oneLess(selection.of)) if (of.length > 1) yield { kind: 'any', of }
      for (const [at, part] of selection.of.entries())
        for (const smaller of smallerSelections(part)) yield { kind: 'any', of: selection.of.with(at, smaller) }
  }
}

function* smallerItems(item: Item): Generator<Item> {
  for (const modifiers of oneLess(item.modifiers)) yield { ...item, modifiers }
  for (const values of smallerLists(item.values)) yield { ...item, values }
}

function* smallerLists(values: readonly Value[]): Generator<readonly Value[]> {
  if (values.length > 1) {
    for (const value of values) yield [value]
    for (const fewer of oneLess(values)) yield fewer
  }
  for (const [at, value] of values.entries()) {
    if (value.type === 'text') for (const text of shorterTexts(value.text)) yield values.with(at, { ...value, text })
  }
}

const oneLess = <T>(items: readonly T[]): readonly (readonly T[])[] => items.map((_, at) => items.toSpliced(at, 1))
