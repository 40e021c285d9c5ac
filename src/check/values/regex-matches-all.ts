import { isAny } from '../../ir/pattern.js'
import { regexPatterns } from '../../ir/regex-patterns.js'
import { defineCheck } from '../check.js'
import { shownValue } from '../shown-value.js'
import { writtenItems } from '../written-items.js'
import { flagsOf, hasRegexes } from './item-kinds.js'
import { existsFix } from './lone-star.js'
import { isValidRegex } from './valid-regex.js'

export const regexMatchesAll = defineCheck({
  code: 'regex-matches-all',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (regex: string, field: string) => `${shownValue(regex)} matches every text of \`${field}\``,
  help: (_, field) => `write \`${field}|exists: true\`, or remove the item`,
  why: 'The platform runs an expression over all values, only to find out that the field exists.',
  wrong: `
selection:
  TargetUserName|re: '.*'
`,
  right: `
selection:
  TargetUserName|exists: true
`,
  checkRule: (context, report) => {
    for (const item of writtenItems(context.root)) {
      if (!hasRegexes(item)) continue
      for (const { text, span } of item.values) {
        if (!matchesAll(text, flagsOf(item))) continue
        const isPlain = item.modifiers.length === 1
        report(span, [text, item.field], { fix: isPlain ? existsFix(context, item) : undefined })
      }
    }
  },
})

/** True if the expression matches every text on one line. */
export function matchesAll(regex: string, flags: string): boolean {
  if (!isValidRegex(regex)) return false
  const [only, ...others] = regexPatterns(regex, flags)?.patterns ?? []
  return only?.length === 1 && isAny(only[0]) && others.length === 0
}
