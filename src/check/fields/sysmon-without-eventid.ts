import { defineCheck } from '../check.js'
import { writtenItems } from '../written-items.js'
import { logsourceOf } from './taxonomy.js'

export const sysmonWithoutEventid = defineCheck({
  code: 'sysmon-without-eventid',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: () => 'a rule for `sysmon` selects no `EventID`',
  help: 'add an `EventID`, or use a category such as `process_creation` instead of the service',
  why: `Sysmon writes about thirty kinds of events with overlapping fields. Without an event id, the rule searches all of
them, and finds events of kinds that the author did not think of.`,
  wrong: `
title: Whoami
logsource: { product: windows, service: sysmon }
detection:
    selection: { Image|endswith: \\whoami.exe }
    condition: selection
`,
  right: `
title: Whoami
logsource: { product: windows, service: sysmon }
detection:
    selection: { EventID: [1, 5], Image|endswith: \\whoami.exe }
    condition: selection
`,
  checkRule: (context, report) => {
    const { product, category, service } = logsourceOf(context)
    if (service?.text.toLowerCase() !== 'sysmon' || category !== undefined || context.rule?.kind === 'filter') return
    if (product !== undefined && product.text.toLowerCase() !== 'windows') return
    const items = writtenItems(context.root)
    if (items.length > 0 && items.every(({ field }) => !/^event[_. ]?(?:id|code)$/i.test(field)))
      report(service.span, [])
  },
})
