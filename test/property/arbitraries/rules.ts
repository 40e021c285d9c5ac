import fc from 'fast-check'
import type { Bool } from '../../../src/ir/bool.js'
import { looseBool } from './bools.js'
import { type Choose, choices, chooser } from './choices.js'
import { conditionText } from './conditions.js'
import type { ItemSpec, ValueSpec } from './items.js'
import { yamlText } from './yaml.js'

/** A rule as YAML, and texts in which its regular expressions should be found. */
export interface RuleSpec {
  readonly text: string
  readonly samples: readonly string[]
}

/** A selection: a map of items, a list of maps, or a list of keywords. */
type SelectionSpec =
  | { readonly kind: 'map'; readonly items: readonly ItemSpec[] }
  | { readonly kind: 'maps'; readonly of: readonly (readonly ItemSpec[])[] }
  | { readonly kind: 'keywords'; readonly values: readonly ValueSpec[] }

const NAMES = ['sel_a', 'sel_b', 'filter_c', 'filter_d'] as const

/**
 * Whole rules over the given items; `keywords` are items about the event. `chooserOf` decides how a rule is written; by
 * default in any way that sigmacast accepts.
 */
export function ruleSpec(
  item: fc.Arbitrary<ItemSpec>,
  keywords?: fc.Arbitrary<ItemSpec>,
  product = 'auth0',
  chooserOf: (choices: readonly number[]) => Choose = chooser,
): fc.Arbitrary<RuleSpec> {
  const items = fc.uniqueArray(item, { minLength: 1, maxLength: 3, selector: keyOf })
  const map = items.map((items): SelectionSpec => ({ kind: 'map', items }))
  const maps = fc.array(items, { minLength: 1, maxLength: 2 }).map((of): SelectionSpec => ({ kind: 'maps', of }))
  const lists =
    keywords === undefined
      ? []
      : [
          { weight: 1, arbitrary: keywords.map((item): SelectionSpec => ({ kind: 'map', items: [item] })) },
          { weight: 1, arbitrary: keywords.map(({ values }): SelectionSpec => ({ kind: 'keywords', values })) },
        ]
  const selection = fc.oneof({ weight: 6, arbitrary: map }, { weight: 2, arbitrary: maps }, ...lists)
  const selections = fc.array(selection, { minLength: 1, maxLength: 4 })
  const condition = looseBool(fc.nat(11), { constants: false, depth: 3 })
  return fc.tuple(selections, condition, choices).map(([selections, condition, choices]) => {
    const choose = chooserOf(choices)
    return { text: ruleText(selections, condition, product, choose), samples: samplesOf(selections) }
  })
}

const keyOf = ({ field, modifiers }: ItemSpec): string => [field, ...modifiers].join('|')

function ruleText(
  selections: readonly SelectionSpec[],
  condition: Bool<number>,
  product: string,
  choose: Choose,
): string {
  const names = NAMES.slice(0, selections.length)
  const references = [
    ...names,
    ...names,
    '1 of them',
    'all of them',
    '1 of sel_*',
    ...(names.length > 2 ? ['2 of them', 'all of filter_*'] : []),
  ]
  const named = replaceLeaves(condition, (index) => references[index % references.length] ?? 'sel_a')
  return [
    'title: generated',
    'logsource:',
    `  product: ${product}`,
    'detection:',
    ...selections.flatMap((selection, index) => [`  ${names[index]}:`, ...selectionLines(selection, choose)]),
    `  condition: ${yamlText(conditionText(named, choose), choose)}`,
    '',
  ].join('\n')
}

export function replaceLeaves<A, B>(tree: Bool<A>, replace: (leaf: A) => B): Bool<B> {
  switch (tree.kind) {
    case 'const':
      return tree
    case 'leaf':
      return { kind: 'leaf', leaf: replace(tree.leaf) }
    case 'not':
      return { kind: 'not', arg: replaceLeaves(tree.arg, replace) }
    case 'and':
    case 'or':
      return { kind: tree.kind, args: tree.args.map((arg) => replaceLeaves(arg, replace)) }
  }
}

function selectionLines(selection: SelectionSpec, choose: Choose): string[] {
  switch (selection.kind) {
    case 'map':
      return selection.items.map((item) => `    ${itemText(item, choose)}`)
    case 'maps':
      return selection.of.flatMap((items) =>
        items.map((item, index) => `    ${index === 0 ? '- ' : '  '}${itemText(item, choose)}`),
      )
    case 'keywords':
      return selection.values.map((value) => `    - ${valueText(value, choose)}`)
  }
}

function itemText(item: ItemSpec, choose: Choose): string {
  const values = item.values.map((value) => valueText(value, choose))
  const list = values.length > 1 || choose(4) === 3
  return `${yamlText(keyOf(item), choose)}: ${list ? `[${values.join(', ')}]` : values.join()}`
}

const valueText = ({ text, plain }: ValueSpec, choose: Choose): string => (plain ? text : yamlText(text, choose))

const samplesOf = (selections: readonly SelectionSpec[]): string[] =>
  selections.flatMap((selection) =>
    selection.kind === 'keywords'
      ? []
      : (selection.kind === 'map' ? selection.items : selection.of.flat()).flatMap(({ samples }) => samples),
  )
