import { defineCheck } from '../check.js'
import { excludedBy, unlessList } from './conflict.js'
import { deadPlaces } from './dead-places.js'

export const deadBranch = defineCheck({
  code: 'dead-branch',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (isPositive: boolean, isAssuming: boolean) =>
    isPositive
      ? `the rule matches no event because of this map${unlessList(isAssuming)}: a condition excludes it`
      : `this map excludes nothing${unlessList(isAssuming)}: the rest of the rule matches no such event`,
  help: 'correct the map, or remove it',
  why: 'The author expects the rule to find these events, or to exclude them. It does not.',
  wrong: `
selection:
  - Image|endswith: '\\cmd.exe'
  - Image|endswith: '\\setup.exe'
    CommandLine|contains: ' /quiet'
filter_main:
  Image|endswith: '\\setup.exe'
condition: selection and not filter_main
`,
  right: `
selection:
  - Image|endswith: '\\cmd.exe'
filter_main:
  Image|endswith: '\\setup.exe'
condition: selection and not filter_main
`,
  checkRule: (context, report) => {
    for (const { kind, span, dead } of deadPlaces(context)) {
      if (kind === 'branch' && !dead.isRange)
        report(span, [dead.isPositive, dead.isAssuming], excludedBy(dead.conflict))
    }
  },
})
