import { not, or } from '../../ir/bool.js'
import type { Item, Selection } from '../../rule/rule.js'
import { defineCheck } from '../check.js'
import { logicOf, type RuleLogic } from './rule-logic.js'

export const neqList = defineCheck({
  code: 'neq-list',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (field: string) => `\`${field}\` always differs from one of these values, so the list excludes nothing`,
  help: (field) => `write one item \`${field}|neq\` with a list of all values`,
  why: 'One map of the list is enough, and a field never has two values at once. To exclude all of them, write one item with several values.',
  wrong: `
selection:
  - LogonType|neq: 3
  - LogonType|neq: 5
`,
  right: `
selection:
  LogonType|neq:
    - 3
    - 5
`,
  checkRule: (context, report) => {
    for (const logic of logicOf(context)) {
      for (const { selection } of logic.searches.selections) {
        const items = listedNegations(selection)
        const [first, second] = items
        if (first === undefined || second === undefined || !alwaysHolds([first, second], logic)) continue
        report(second.fieldSpan, [second.field ?? ''], {
          related: [{ message: 'the other value', span: first.fieldSpan }],
        })
      }
    }
  },
})

/** Returns the negations among the maps of a list that have a single item of the same field. */
function listedNegations(selection: Selection): readonly Item[] {
  if (selection.kind !== 'any') return []
  const items = selection.of.flatMap((part) =>
    part.kind === 'items' && part.items.length === 1 && part.items[0]?.modifiers.some(({ name }) => name === 'neq')
      ? [part.items[0]]
      : [],
  )
  return items.filter(({ field }) => field === items[0]?.field)
}

const alwaysHolds = (items: readonly Item[], { exprOf, lowered, reasoner }: RuleLogic): boolean =>
  reasoner.satisfiable(not(or(items.map((item) => exprOf(lowered(item)))))).answer === 'no'
