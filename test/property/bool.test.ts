/** Law: the smart constructors keep the meaning of a tree, and give it its normal form. */
import fc from 'fast-check'
import { type Bool, forEachLeaf, leaf, mapLeaves } from '../../src/ir/bool.js'
import { looseBool } from './arbitraries/bools.js'
import { law } from './law.js'
import { normal } from './normal.js'
import { ATOMS, tableOf } from './truth-table.js'

const tree = looseBool(fc.nat(ATOMS - 1))
const atoms = (index: number): number => index

law(
  'rebuilding a tree with and, or and not keeps its meaning',
  [tree],
  (tree) => tableOf(normal(tree), atoms) === tableOf(tree, atoms),
)

law('a rebuilt tree is flat, and has no constant and no double negation inside', [tree], (tree) =>
  isNormal(normal(tree), 'top'),
)

law('rebuilding a rebuilt tree changes nothing', [tree], (tree) => {
  const once = normal(tree)
  return JSON.stringify(normal(once)) === JSON.stringify(once)
})

law(
  'mapLeaves with other trees means the same as replacing them afterwards',
  [tree, fc.array(looseBool(fc.nat(ATOMS - 1)), { minLength: ATOMS, maxLength: ATOMS })],
  (tree, others) => {
    const meant = (index: number): Bool<number> => others[index] ?? leaf(index)
    const mapped = mapLeaves(tree, meant)
    return tableOf(mapped, atoms) === tableOf(tree, atoms, (index) => tableOf(meant(index), atoms))
  },
)

law('mapLeaves tells under how many negations a leaf stands', [tree], (tree) => {
  // If leaves only grow in positive places and only shrink in negative ones, the tree can only grow.
  const grown = mapLeaves<number, number>(tree, (index, positive) =>
    index === 0 ? { kind: 'const', value: positive } : leaf(index),
  )
  return (tableOf(tree, atoms) & ~tableOf(grown, atoms)) === 0
})

law('forEachLeaf meets the leaves from left to right', [tree], (tree) => {
  const met: number[] = []
  forEachLeaf(tree, (index) => met.push(index))
  return met.join() === [...JSON.stringify(tree).matchAll(/"leaf":(\d)/g)].map(([, index]) => index).join()
})

function isNormal(tree: Bool<unknown>, parent: string): boolean {
  switch (tree.kind) {
    case 'const':
      return parent === 'top'
    case 'leaf':
      return true
    case 'not':
      return parent !== 'not' && isNormal(tree.arg, 'not')
    case 'and':
    case 'or':
      return parent !== tree.kind && tree.args.length > 1 && tree.args.every((arg) => isNormal(arg, tree.kind))
  }
}
