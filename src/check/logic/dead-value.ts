import { defineCheck } from '../check.js'
import { excludedBy, unlessList } from './conflict.js'
import { deadPlaces } from './dead-places.js'
import { removeValue } from './remove-part.js'

export const deadValue = defineCheck({
  code: 'dead-value',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (value: string, isPositive: boolean, isAssuming: boolean) =>
    isPositive
      ? `the rule matches no event because of \`${value}\`${unlessList(isAssuming)}: another condition excludes it`
      : `\`${value}\` excludes nothing${unlessList(isAssuming)}: the rest of the rule matches no such event`,
  help: 'correct the value, or remove it',
  why: 'The author expects the rule to find this value, or to exclude it. It does not.',
  wrong: `
selection:
  Image|endswith:
    - '\\cmd.exe'
    - '\\setup.exe'
filter_main:
  Image|endswith: '\\setup.exe'
condition: selection and not filter_main
`,
  right: `
selection:
  Image|endswith:
    - '\\cmd.exe'
filter_main:
  Image|endswith: '\\setup.exe'
condition: selection and not filter_main
`,
  checkRule: (context, report) => {
    for (const { kind, text, span, dead } of deadPlaces(context)) {
      if (kind !== 'value') continue
      report(span, [text, dead.isPositive, dead.isAssuming], {
        ...excludedBy(dead.conflict),
        fix: removeValue(context, span, !dead.isAssuming),
      })
    }
  },
})
