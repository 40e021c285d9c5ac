import { defineCheck } from '../check.js'
import type { DeadValue } from './dead-cause.js'
import { deadPlaces } from './dead-places.js'
import { becauseOf, deadBecause } from './dead-reason.js'

export const filterNeverExcludes = defineCheck({
  code: 'filter-never-excludes',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (name: string, dead: DeadValue) => `\`${name}\` excludes nothing${deadBecause(dead)}`,
  help: 'correct the filter, or remove it from the condition',
  why: 'The false positives that the filter is about still cause alerts, or they never did.',
  wrong: `
selection:
  Image|endswith: '\\cmd.exe'
filter_main:
  Image: 'C:\\Windows\\explorer.exe'
condition: selection and not filter_main
`,
  right: `
selection:
  Image|endswith: '\\cmd.exe'
filter_main:
  ParentImage: 'C:\\Windows\\explorer.exe'
condition: selection and not filter_main
`,
  checkRule: (context, report) => {
    for (const { kind, text, span, dead } of deadPlaces(context)) {
      if (kind === 'selection' && !dead.isPositive) report(span, [text, dead], becauseOf(dead, span))
    }
  },
})
