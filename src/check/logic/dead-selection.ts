import { defineCheck } from '../check.js'
import type { DeadValue } from './dead-cause.js'
import { deadPlaces } from './dead-places.js'
import { becauseOf, deadBecause } from './dead-reason.js'

export const deadSelection = defineCheck({
  code: 'dead-selection',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (name: string, dead: DeadValue) => `\`${name}\` adds no match${deadBecause(dead)}`,
  help: 'correct the selection, or remove it from the condition',
  why: 'The author expects the rule to find the events of this selection. It does not.',
  wrong: `
selection_shell:
  Image|endswith: '\\cmd.exe'
selection_script:
  Image|endswith: '\\wscript.exe'
selection_parent:
  ParentImage|endswith: '\\winword.exe'
filter_main:
  Image|contains: 'wscript'
condition: selection_parent and 1 of selection_s* and not filter_main
`,
  right: `
selection_shell:
  Image|endswith: '\\cmd.exe'
selection_script:
  Image|endswith: '\\wscript.exe'
selection_parent:
  ParentImage|endswith: '\\winword.exe'
filter_main:
  CommandLine|contains: 'wscript'
condition: selection_parent and 1 of selection_s* and not filter_main
`,
  checkRule: (context, report) => {
    for (const { kind, text, span, dead } of deadPlaces(context)) {
      if (kind === 'selection' && dead.isPositive && dead.cause !== 'range')
        report(span, [text, dead], becauseOf(dead, span))
    }
  },
})
