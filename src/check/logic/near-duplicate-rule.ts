import { predicateText } from '../../ir/expr-text.js'
import type { Predicate } from '../../ir/predicate.js'
import { inBackQuotes } from '../../text/word-list.js'
import { defineCheck } from '../check.js'
import { findNearDuplicates } from './near-duplicates.js'
import { relatedRules } from './set-covers.js'
import { setLogicOf } from './set-logic.js'

export const nearDuplicateRule = defineCheck({
  code: 'near-duplicate-rule',
  severity: 'info',
  profiles: ['recommended'],
  message: (title: string, onlyHere: string, onlyThere: string) =>
    `"${title}" is the same rule but for some values: only here ${onlyHere}, only there ${onlyThere}`,
  help: 'merge the rules, or give each of them the values that it lacks',
  why: `Both rules have the same log source and the same conditions. They differ in one list of alternatives, of which they share at
least half, and each has values that the other lacks. Most events cause two alerts, and an event of the other rule's
values causes only one. Often a rule was copied, and only one copy was maintained.`,
  wrong: `
title: Discovery Tools
detection:
  selection: { Image|endswith: ['\\whoami.exe', '\\quser.exe', '\\nltest.exe'], User|contains: admin }
  condition: selection
logsource: { product: windows, category: process_creation }
---
title: Tools for Discovery
detection:
  selection: { User|contains: admin, Image|endswith: ['\\quser.exe', '\\whoami.exe', '\\qwinsta.exe'] }
  condition: selection
logsource: { product: windows, category: process_creation }
`,
  right: `
title: Discovery Tools
detection:
  selection: { Image|endswith: ['\\whoami.exe', '\\quser.exe', '\\nltest.exe', '\\qwinsta.exe'], User|contains: admin }
  condition: selection
logsource: { product: windows, category: process_creation }
`,
  checkSet: (contexts, report) => {
    const logic = setLogicOf(contexts)
    for (const { own, other, onlyOwn, onlyOther } of findNearDuplicates(logic)) {
      const [rule, first] = [logic.rules[own], logic.rules[other]]
      if (rule === undefined || first === undefined) continue
      report(rule.context, rule.rule.titleSpan, [first.rule.metadata.title, namesOf(onlyOwn), namesOf(onlyOther)], {
        related: relatedRules([first]),
      })
    }
  },
})

/** Conditions that a message names. */
const MAX_NAMED = 3

function namesOf(predicates: readonly Predicate[]): string {
  const named = inBackQuotes(predicates.slice(0, MAX_NAMED).map(predicateText))
  const rest = predicates.length - named.length
  return `${named.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`
}
