import { defineCheck } from '../check.js'
import { reportFilterKey } from './filter-key.js'

export const filterHasLevel = defineCheck({
  code: 'filter-has-level',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: () => 'a filter has no use for a `level`',
  help: 'remove the key `level`',
  why: 'A filter raises no alerts, so it has no severity. The level is that of the rules that it changes.',
  wrong: `
title: Administrators
level: high
logsource:
    product: windows
    category: process_creation
filter:
    rules: [whoami]
    selection:
        User|startswith: adm_
    condition: not selection
`,
  right: `
title: Administrators
logsource:
    product: windows
    category: process_creation
filter:
    rules: [whoami]
    selection:
        User|startswith: adm_
    condition: not selection
`,
  checkRule: (context, report) => reportFilterKey(context, 'level', (span, fix) => report(span, [], { fix })),
})
