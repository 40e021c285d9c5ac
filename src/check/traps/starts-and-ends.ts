import { defineCheck } from '../check.js'
import { fixOf } from '../edits/fix-of.js'
import { replaceHere } from '../edits/replace-here.js'
import { writtenItems } from '../written-items.js'

export const startsAndEnds = defineCheck({
  code: 'starts-and-ends',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: () => '`startswith` and `endswith` together match the same as `contains`',
  help: 'write `contains`, or one item for the beginning and another one for the end',
  why: `Each of the modifiers adds a wildcard at one side of the value. So the value may be anywhere, although the item seems to
require it at both ends.`,
  wrong: `
selection:
  CommandLine|startswith|endswith: '"'
`,
  right: `
selection:
  CommandLine|contains: '"'
`,
  checkRule: (context, report) => {
    for (const { entry, field, modifiers } of writtenItems(context.root)) {
      if (!modifiers.includes('startswith') || !modifiers.includes('endswith') || modifiers.includes('contains'))
        continue
      const rest = modifiers.filter((name) => name !== 'endswith')
      const key = [field, ...rest.map((name) => (name === 'startswith' ? 'contains' : name))].join('|')
      report(entry.key.span, [], {
        fix: fixOf(replaceHere(context, entry.key, key)),
      })
    }
  },
})
