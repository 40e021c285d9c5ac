import { and } from '../../ir/bool.js'
import { isFilterFor } from '../../lower/apply-filters.js'
import { itemsToExpr } from '../../lower/items-to-expr.js'
import { resolveRule } from '../../lower/resolve.js'
import { isError } from '../../text/diagnostic.js'
import { defineCheck } from '../check.js'
import { relatedRules } from './set-covers.js'
import { setLogicOf } from './set-logic.js'

export const filterKillsRule = defineCheck({
  code: 'filter-kills-rule',
  severity: 'error',
  profiles: ['recommended', 'sigmahq'],
  message: (title: string) => `with this filter, the rule "${title}" matches nothing`,
  help: 'narrow the filter, or remove the rule from its list',
  why: 'The filter excludes every event of the rule, which then never alerts.',
  wrong: `
title: Whoami
name: whoami
detection: { selection: { Image|endswith: '\\whoami.exe' }, condition: selection }
logsource: { product: windows, category: process_creation }
---
title: Administrative Tools
logsource: { product: windows, category: process_creation }
filter:
  rules: [whoami]
  selection: { Image|contains: whoami }
  condition: not selection
`,
  right: `
title: Whoami
name: whoami
detection: { selection: { Image|endswith: '\\whoami.exe' }, condition: selection }
logsource: { product: windows, category: process_creation }
---
title: Administrative Tools
logsource: { product: windows, category: process_creation }
filter:
  rules: [whoami]
  selection: { Image|contains: whoami, User|startswith: adm }
  condition: not selection
`,
  checkSet: (contexts, report) => {
    for (const context of contexts) {
      const { rule: filter } = context.document
      if (filter?.kind !== 'filter') continue
      const { detection, diagnostics } = resolveRule(filter)
      if (diagnostics.some(isError)) continue
      const condition = itemsToExpr(filter.source, detection)
      const { rules, reasoner } = setLogicOf(contexts)
      for (const own of rules) {
        if (!isFilterFor(filter, own.rule)) continue
        const alone = reasoner.satisfiable(own.alone)
        if (alone.answer !== 'yes' || reasoner.satisfiable(and([own.alone, condition])).answer !== 'no') continue
        report(context, filter.sectionSpan, [own.rule.metadata.title], {
          related: relatedRules([own]),
          event: alone.event,
        })
      }
    }
  },
})
