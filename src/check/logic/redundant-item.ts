import { needlessParts } from '../../reason/needless-parts.js'
import type { Item } from '../../rule/rule.js'
import { defineCheck, type ReportFinding } from '../check.js'
import type { RuleContext } from '../rule-context.js'
import { mapsOf } from './parts-of.js'
import { redundantConjuncts } from './redundant-conjuncts.js'
import { removeMapItem, removeValue } from './remove-part.js'
import { logicOf, type RuleLogic } from './rule-logic.js'

type Args = readonly [part: string, because: string]

export const redundantItem = defineCheck({
  code: 'redundant-item',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (...[part, because]: Args) => `\`${part}\` changes nothing, because \`${because}\` implies it`,
  help: (part) => `remove \`${part}\`, or correct it`,
  why: `Both conditions have to hold, and one of them implies the other. Often another field or value was meant. The other
condition may stand in another selection that the rule requires as well.`,
  wrong: `
selection:
  Image|endswith: '\\powershell.exe'
  Image|contains: 'powershell'
`,
  right: `
selection:
  Image|endswith: '\\powershell.exe'
`,
  checkRule: (context, report) => {
    for (const logic of logicOf(context)) {
      for (const { selection } of logic.searches.selections)
        for (const items of mapsOf(selection)) checkMap(items, logic, context, report)
      for (const { part, because } of redundantConjuncts(logic)) {
        report(part.span, [part.text, `${because.selection.name}${because.isItem ? `: ${because.text}` : ''}`], {
          related: [{ message: 'the condition that requires more', span: because.span }],
          fix: part.isItem ? removeMapItem(context, part.span) : undefined,
        })
      }
      for (const { kind, value, because, isAll } of logic.needless()) {
        if (!isAll || kind === 'case' || kind === 'number-and-text') continue
        report(value.span, [value.text, because.text], {
          related: [{ message: 'the value that requires more', span: because.span }],
          fix: removeValue(context, value.span),
        })
      }
    }
  },
})

/** Reports the items of a map that another item of it implies. */
function checkMap(
  items: readonly Item[],
  { exprOf, lowered, reasoner }: RuleLogic,
  context: RuleContext,
  report: ReportFinding<Args>,
): void {
  if (!sharesField(items)) return
  const exprs = items.map((item) => exprOf(lowered(item)))
  for (const { part, because, assuming } of needlessParts({ kind: 'and', args: exprs }, reasoner)) {
    const [item, other] = [items[exprs.indexOf(part)], items[exprs.indexOf(because)]]
    // With the assumption, the item is a value that excludes nothing.
    if (item === undefined || other === undefined || assuming !== undefined) continue
    report(item.fieldSpan, [nameOf(item), nameOf(other)], {
      related: [{ message: 'the item that requires more', span: other.fieldSpan }],
      fix: removeMapItem(context, item.fieldSpan),
    })
  }
}

/** True if two items can be about the same values. */
function sharesField(items: readonly Item[]): boolean {
  const fields = items.map(({ field }) => field)
  return new Set(fields).size < fields.length || (fields.length > 1 && fields.includes(null))
}

const nameOf = ({ field, modifiers }: Item): string => [field ?? '', ...modifiers.map(({ name }) => name)].join('|')
