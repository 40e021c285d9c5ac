import { defineCheck } from '../check.js'
import { writtenItems } from '../written-items.js'

export const fieldSpace = defineCheck({
  code: 'field-space',
  severity: 'warning',
  profiles: ['sigmahq'],
  message: (field: string) => `the field \`${field}\` contains a space`,
  help: (field) => `write the name as in the data, or \`${field.trim().replaceAll(/\s+/g, '_')}\` with a pipeline`,
  why: `Many query languages need quotes around such a name, or cannot express it. SigmaHQ writes an underscore instead of
the space.`,
  wrong: `
selection:
  Provider Name: Microsoft-Windows-Sysmon
`,
  right: `
selection:
  Provider_Name: Microsoft-Windows-Sysmon
`,
  checkRule: ({ root }, report) => {
    for (const { field, entry } of writtenItems(root)) if (/\s/.test(field)) report(entry.key.span, [field])
  },
})
