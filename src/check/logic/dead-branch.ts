import { defineCheck } from '../check.js'
import type { DeadValue } from './dead-cause.js'
import { deadPlaces } from './dead-places.js'
import { becauseOf, deadBecause } from './dead-reason.js'

export const deadBranch = defineCheck({
  code: 'dead-branch',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (dead: DeadValue) =>
    dead.isPositive ? `this map adds no match${deadBecause(dead)}` : `this map excludes nothing${deadBecause(dead)}`,
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
      if (kind === 'branch' && dead.cause !== 'range') report(span, [dead], becauseOf(dead, span))
    }
  },
})
