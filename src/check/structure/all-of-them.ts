import { defineCheck } from '../check.js'
import { quantifiersOf } from './searches-of.js'

export const allOfThem = defineCheck({
  code: 'all-of-them',
  severity: 'info',
  profiles: [],
  message: () => '`all of them` also takes in every selection that is added later',
  help: 'write `all of selection*`, or name the selections',
  why: 'If somebody adds a filter to the rule, `all of them` requires the filter to match. The rule then misses what it should find.',
  wrong: `
selection_image:
  Image|endswith: \\whoami.exe
selection_parent:
  ParentImage|endswith: \\w3wp.exe
condition: all of them
`,
  right: `
selection_image:
  Image|endswith: \\whoami.exe
selection_parent:
  ParentImage|endswith: \\w3wp.exe
condition: all of selection_*
`,
  checkRule: ({ rule }, report) => {
    for (const { ref, names } of quantifiersOf(rule)) {
      if (ref.count === 'all' && ref.pattern.toLowerCase() === 'them' && names.length > 1) report(ref.span, [])
    }
  },
})
