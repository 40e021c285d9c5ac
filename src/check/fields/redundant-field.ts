import { defineCheck } from '../check.js'
import { removeEntry } from '../edits/edit-node.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { placeOf } from '../edits/place-of.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import { type WrittenItem, writtenItems } from '../written-items.js'
import { determinedValues } from './determined-field.js'
import { knownLogsource, logsourceOf } from './taxonomy.js'

export const redundantField = defineCheck({
  code: 'redundant-field',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (field: string, value: string, category: string) =>
    `\`${category}\` already says that \`${field}\` is \`${value}\``,
  help: (field) => `remove \`${field}\``,
  why: `The category stands for these events in every log that has them. The field ties the rule to one log: with another,
such as the security log for \`process_creation\`, the rule finds nothing.`,
  wrong: `
selection:
  EventID: 1
  Image|endswith: \\whoami.exe
`,
  right: `
selection:
  Image|endswith: \\whoami.exe
`,
  checkRule: (context, report) => {
    const logsource = logsourceOf(context)
    const known = knownLogsource(logsource)
    const category = logsource.category?.text
    if (known === undefined || category === undefined) return
    for (const item of writtenItems(context.root)) {
      const { field, modifiers, values, entry } = item
      const determined = determinedValues(known, field)
      const written = new Set(values.map(({ text }) => text.toLowerCase()))
      const isRedundant = modifiers.length === 0 && determined.every((value) => written.has(value))
      if (determined.length === 0 || !isRedundant) continue
      report(entry.key.span, [field, values.map(({ text }) => text).join('`, `'), category], {
        fix: removal(context, item),
      })
    }
  },
})

function removal(context: RuleContext, { map, entry }: WrittenItem): Fix | undefined {
  return placeOf(context, entry.key.span) === undefined
    ? undefined
    : unsafeFixOf(removeEntry(context.source, map, map.entries.indexOf(entry)))
}
