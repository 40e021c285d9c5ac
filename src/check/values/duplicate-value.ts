import { defineCheck } from '../check.js'
import { removeItem } from '../edits/edit-node.js'
import { fixOf } from '../edits/fix-of.js'
import { removeValue } from '../logic/remove-part.js'
import { logicOf } from '../logic/rule-logic.js'
import { writtenItems } from '../written-items.js'

export const duplicateValue = defineCheck({
  code: 'duplicate-value',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (value: string, isNumberAndText: boolean) =>
    `the list contains \`${value}\` twice${isNumberAndText ? ': as a number and as a text, which match the same' : ''}`,
  help: 'remove one of them',
  why: 'The second value changes nothing. Often another value was meant.',
  wrong: `
selection:
  Image|endswith:
    - '\\cmd.exe'
    - '\\cmd.exe'
`,
  right: `
selection:
  Image|endswith:
    - '\\cmd.exe'
`,
  checkRule: (context, report) => {
    const { source, root } = context
    for (const { list, values } of writtenItems(root)) {
      if (list === undefined || values.length !== list.items.length) continue
      const seen = new Map<string, (typeof values)[number]>()
      for (const [index, value] of values.entries()) {
        const key = `${value.type} ${value.text}`
        const first = seen.get(key)
        seen.set(key, first ?? value)
        if (first === undefined) continue
        report(value.span, [value.text, false], {
          related: [{ message: 'first occurrence', span: first.span }],
          fix: fixOf(removeItem(source, list, index)),
        })
      }
    }
    for (const { kind, value, because } of logicOf(context).flatMap(({ needless }) => needless())) {
      if (kind !== 'number-and-text') continue
      report(value.span, [value.text, true], {
        related: [{ message: 'first occurrence', span: because.span }],
        fix: removeValue(context, value.span),
      })
    }
  },
})
