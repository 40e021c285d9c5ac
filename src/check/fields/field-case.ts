import { defineCheck } from '../check.js'
import { renameField } from './rename-field.js'
import { unlistedFields } from './unlisted-fields.js'

export const fieldCase = defineCheck({
  code: 'field-case',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (field: string, known: string) => `the field \`${known}\` is written \`${field}\``,
  help: (_, known) => `write \`${known}\``,
  why: `Names of fields are case-sensitive. Pipelines do not map a name in other letters, and most platforms find no
events by it.`,
  wrong: `
selection:
  Commandline|contains: whoami
`,
  right: `
selection:
  CommandLine|contains: whoami
`,
  checkRule: (context, report) => {
    for (const { item, inOtherCase } of unlistedFields(context)) {
      if (inOtherCase === undefined) continue
      const fix = renameField(context, item, inOtherCase)
      report(item.entry.key.span, [item.field, inOtherCase], { fix })
    }
  },
})
