import { defineCheck } from '../check.js'
import { renameField } from './rename-field.js'
import { unlistedFields } from './unlisted-fields.js'

export const fieldUnknown = defineCheck({
  code: 'field-unknown',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (field: string, _known: string) => `the log source has no field \`${field}\``,
  help: (_, known) => `did you mean \`${known}\`?`,
  why: `No event has a misspelt field, so the rule matches nothing. Names that resemble no field of the log source are
the finding \`field-custom\`.`,
  wrong: `
selection:
  ParentComandLine|contains: whoami
`,
  right: `
selection:
  ParentCommandLine|contains: whoami
`,
  checkRule: (context, report) => {
    for (const { item, misspelt } of unlistedFields(context)) {
      if (misspelt === undefined) continue
      report(item.entry.key.span, [item.field, misspelt], { fix: renameField(context, item, misspelt) })
    }
  },
})
