import { defineCheck } from '../check.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { replaceHere } from '../edits/replace-here.js'
import { writtenItems } from '../written-items.js'

export const placeholderWithoutExpand = defineCheck({
  code: 'placeholder-without-expand',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (value: string, field: string) =>
    `\`${value}\` is a plain text here: \`${field}\` has no modifier \`expand\``,
  help: (_, field) => `write \`${field}|expand\``,
  why: 'Since version 1.0 of the specification, a placeholder is replaced only with the modifier `expand`. Without it, the rule looks for the percent signs.',
  wrong: `
selection:
  SubjectUserName: '%admins%'
`,
  right: `
selection:
  SubjectUserName|expand: '%admins%'
`,
  checkRule: (context, report) => {
    for (const { entry, field, modifiers, values } of writtenItems(context.root)) {
      if (modifiers.includes('expand') || modifiers.includes('re') || !NAMES.test(field)) continue
      const found = values.filter(({ type, text }) => type === 'text' && isPlaceholder(text))
      const [first] = found
      if (first === undefined) continue
      const key = [field, ...modifiers, 'expand'].join('|')
      report(first.span, [first.text, field], {
        fix: unsafeFixOf(replaceHere(context, entry.key, key)),
      })
    }
  },
})

/** Fields for users, hosts and addresses, in which no value has percent signs around it. */
const NAMES = /user|host|computer|workstation|account|group|address|(?:^|[_.]|[a-z])ip$|domain|server/i

/** Variables of Windows, which commands and paths contain. */
const VARIABLES =
  /^%(?:\w*(?:temp|tmp|appdata|programdata|programfiles|profile|path|root|dir|drive|comspec|public)\w*|username|userdomain|computername|os|logonserver)%$/i

const isPlaceholder = (text: string): boolean => /^%[A-Za-z][\w-]*%$/.test(text) && !VARIABLES.test(text)
