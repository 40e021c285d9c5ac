import { defineCheck } from '../check.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { replaceHere } from '../edits/replace-here.js'
import { writtenItems } from '../written-items.js'

export const base64offsetWithoutContains = defineCheck({
  code: 'base64offset-without-contains',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (field: string) => `\`base64offset\` without \`contains\` compares a part with the whole of \`${field}\``,
  help: 'add `|contains`',
  why: 'The modifier `base64offset` gives the characters in the middle of a longer encoded text. A whole value is hardly ever equal to them.',
  wrong: `
selection:
  CommandLine|base64offset: 'http://'
`,
  right: `
selection:
  CommandLine|base64offset|contains: 'http://'
`,
  checkRule: (context, report) => {
    for (const { entry, field, modifiers } of writtenItems(context.root)) {
      if (field === '' || !modifiers.includes('base64offset') || modifiers.includes('contains')) continue
      if (modifiers.includes('startswith') || modifiers.includes('endswith')) continue
      const at = modifiers.indexOf('base64offset') + 1
      const key = [field, ...modifiers.slice(0, at), 'contains', ...modifiers.slice(at)].join('|')
      report(entry.key.span, [field], {
        fix: unsafeFixOf(replaceHere(context, entry.key, key)),
      })
    }
  },
})
