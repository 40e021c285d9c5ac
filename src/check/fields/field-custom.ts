import { defineCheck } from '../check.js'
import { unlistedFields } from './unlisted-fields.js'

/** A field that the taxonomy does not list and that resembles none, beside `field-case` and `field-unknown`. */
export const fieldCustom = defineCheck({
  code: 'field-custom',
  severity: 'info',
  profiles: ['sigmahq'],
  message: (field: string) => `Sigma's taxonomy does not list the field \`${field}\` for this log source`,
  help: 'use a field of the taxonomy, or a pipeline that maps this one',
  why: `Pipelines map the fields of the taxonomy. Another field keeps its name in queries, and finds nothing
where the data has other names.`,
  wrong: `
selection:
  process.command_line|contains: whoami
`,
  right: `
selection:
  CommandLine|contains: whoami
`,
  checkRule: (context, report) => {
    for (const { item, inOtherCase, misspelt } of unlistedFields(context)) {
      if (inOtherCase === undefined && misspelt === undefined) report(item.entry.key.span, [item.field])
    }
  },
})
