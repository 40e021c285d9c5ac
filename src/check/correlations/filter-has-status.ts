import { defineCheck } from '../check.js'
import { reportFilterKey } from './filter-key.js'

export const filterHasStatus = defineCheck({
  code: 'filter-has-status',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: () => 'a filter has no use for a `status`',
  help: 'remove the key `status`',
  why: 'The specification defines the status of rules. A filter is in use wherever it is deployed with them.',
  wrong: `
title: Administrators
status: test
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
  checkRule: (context, report) => reportFilterKey(context, 'status', (span, fix) => report(span, [], { fix })),
})
