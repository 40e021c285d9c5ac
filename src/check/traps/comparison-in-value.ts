import { defineCheck } from '../check.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { isOneLine } from '../edits/one-line.js'
import { placeOf } from '../edits/place-of.js'
import { replaceHere } from '../edits/replace-here.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import { type WrittenItem, writtenItems } from '../written-items.js'

export const comparisonInValue = defineCheck({
  code: 'comparison-in-value',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (value: string, field: string, _advice: string) =>
    `\`${value}\` is a plain text here: \`${field}\` must be equal to it`,
  help: (_value, _field, advice) => advice,
  why: 'Sigma compares numbers with modifiers. Without one, the rule looks for the sign and the number as a text.',
  wrong: `
selection:
  rows_returned: '>1000'
`,
  right: `
selection:
  rows_returned|gt: 1000
`,
  checkRule: (context, report) => {
    for (const item of writtenItems(context.root)) {
      if (item.field === '' || item.modifiers.some((name) => name !== 'all')) continue
      const value = item.values.find(({ type, text }) => type === 'text' && readComparison(text) !== undefined)
      const comparison = value && readComparison(value.text)
      if (value === undefined || comparison === undefined) continue
      const advice = `write \`${keyWith(item, comparison)}: ${comparison.number}\``
      const others = item.values.length > 1 ? ', apart from the other values' : ''
      report(value.span, [value.text, item.field, advice + others], { fix: fixFor(context, item, comparison) })
    }
  },
})

interface Comparison {
  /** The modifier with the meaning of the sign; absent for `==`. */
  readonly modifier: string | undefined
  readonly number: string
}

const MODIFIERS: ReadonlyMap<string, string | undefined> = new Map([
  ['>', 'gt'],
  ['>=', 'gte'],
  ['<', 'lt'],
  ['<=', 'lte'],
  ['!=', 'neq'],
  ['<>', 'neq'],
  ['==', undefined],
])

/** Reads a comparison with a number, as other languages write it. Zeros in front would make a text of the number. */
function readComparison(text: string): Comparison | undefined {
  const [, sign = '', minus = '', digits = ''] =
    /^\s*([<>=!]{1,2})\s*(-?)0*((?:0|[1-9]\d*)(?:\.\d+)?)\s*$/.exec(text) ?? []
  return MODIFIERS.has(sign) ? { modifier: MODIFIERS.get(sign), number: minus + digits } : undefined
}

const keyWith = ({ field }: WrittenItem, { modifier }: Comparison): string =>
  modifier === undefined ? field : `${field}|${modifier}`

/** Returns the fix for an item with one value, on one line. Several comparisons of a list need an item each. */
function fixFor(context: RuleContext, item: WrittenItem, comparison: Comparison): Fix | undefined {
  const [value] = item.values
  if (value === undefined || item.list !== undefined || placeOf(context, value.span) === undefined) return undefined
  if (!isOneLine(context.source.text, value)) return undefined
  return unsafeFixOf(replaceHere(context, item.entry.key, keyWith(item, comparison)), {
    span: value.span,
    text: comparison.number,
  })
}
