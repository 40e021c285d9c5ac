import { defineCheck } from '../check.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { placeOf } from '../edits/place-of.js'
import { replaceHere } from '../edits/replace-here.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import { type WrittenItem, writtenItems } from '../written-items.js'

export const loneStar = defineCheck({
  code: 'lone-star',
  severity: 'warning',
  profiles: ['recommended'],
  fix: 'unsafe',
  message: (field: string, written: string) => `${written} tests whether \`${field}\` has a text; \`|exists\` says so`,
  help: (field) => `write \`${field}|exists: true\``,
  why: `Platforms disagree about \`*\`: some match an empty text, some only an indexed field, and some scan all values. The modifier
\`exists\` has one meaning. It also holds for a field that is null.`,
  wrong: `
selection:
  TargetUserName: '*'
`,
  right: `
selection:
  TargetUserName|exists: true
`,
  checkRule: (context, report) => {
    for (const item of writtenItems(context.root)) {
      const [value] = item.values
      if (item.field === '' || item.values.length !== 1 || value?.type !== 'text' || !matchesAnyText(item)) continue
      const written = [...item.modifiers, value.text === '' ? "''" : value.text].join(': ')
      report(value.span, [item.field, `\`${written}\``], { fix: existsFix(context, item) })
    }
  },
})

const POSITIONS: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith'])

/** True for `*` alone, and for an empty text or `*` anywhere in a value. */
function matchesAnyText({ modifiers, values }: WrittenItem): boolean {
  const [modifier, ...others] = modifiers
  const text = values[0]?.text
  if (modifier === undefined) return text === '*'
  return others.length === 0 && POSITIONS.has(modifier) && (text === '*' || text === '')
}

/** Returns a fix that tests the existence of the field of an item with one value. */
export function existsFix(context: RuleContext, { entry, field, list, values }: WrittenItem): Fix | undefined {
  const [value] = values
  if (value === undefined || list !== undefined || placeOf(context, value.span) === undefined) return undefined
  return unsafeFixOf(replaceHere(context, entry.key, `${field}|exists`), { span: value.span, text: 'true' })
}
