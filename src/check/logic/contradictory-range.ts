import type { Item } from '../../rule/rule.js'
import { defineCheck } from '../check.js'
import { mapsOf } from './parts-of.js'
import { logicOf, type RuleLogic } from './rule-logic.js'

export const contradictoryRange = defineCheck({
  code: 'contradictory-range',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (field: string, first: string, second: string) =>
    `no value of \`${field}\` is both \`${first}\` and \`${second}\``,
  help: 'correct one of the bounds, or write two maps in a list if one of them is enough',
  why: 'Both bounds have to hold, and no number is within them.',
  wrong: `
selection:
  - LogonType|lt: 3
    LogonType|gt: 9
  - Image|endswith: '\\mstsc.exe'
`,
  right: `
selection:
  - LogonType|lt: 3
  - LogonType|gt: 9
  - Image|endswith: '\\mstsc.exe'
`,
  checkRule: (context, report) => {
    for (const logic of logicOf(context)) {
      // A rule that cannot match at all is an error of its own.
      if (logic.possible().answer === 'no') continue
      const maps = logic.searches.selections.flatMap(({ selection }) => mapsOf(selection))
      for (const [first, second] of maps.flatMap((items) => emptyRange(items, logic))) {
        report(second.fieldSpan, [second.field ?? '', boundOf(first), boundOf(second)], {
          related: [{ message: 'the other bound', span: first.fieldSpan }],
        })
      }
    }
  },
})

const BOUNDS: ReadonlySet<string> = new Set(['lt', 'lte', 'gt', 'gte'])

/** Returns the first two bounds of a map that no number satisfies. */
function emptyRange(
  items: readonly Item[],
  { exprOf, lowered, reasoner }: RuleLogic,
): readonly (readonly [Item, Item])[] {
  const bounds = items.filter(({ modifiers }) => modifiers.some(({ name }) => BOUNDS.has(name)))
  for (const [at, first] of bounds.entries()) {
    const second = bounds
      .slice(at + 1)
      .find(
        (other) =>
          other.field === first.field &&
          reasoner.overlaps(exprOf(lowered(first)), exprOf(lowered(other))).answer === 'no',
      )
    if (second !== undefined) return [[first, second]]
  }
  return []
}

const boundOf = ({ modifiers, values }: Item): string =>
  `${modifiers.map(({ name }) => name).join('|')}: ${values.map(({ text }) => text).join(', ')}`
