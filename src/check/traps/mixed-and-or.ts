import { defineCheck } from '../check.js'
import { fixOf } from '../edits/fix-of.js'
import { conditionsOf, isEditableCondition } from '../structure/condition-texts.js'
import { unclearGroups } from './unclear-groups.js'

export const mixedAndOr = defineCheck({
  code: 'mixed-and-or',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: () => 'the condition mixes `and` and `or` without parentheses',
  help: 'write parentheses around the parts that `and` joins, or around others if you mean them',
  why: 'In Sigma, `and` binds more strongly than `or`. Many authors and readers expect another order.',
  wrong: `
selection_a:
  Image|endswith: '\\whoami.exe'
selection_b:
  Image|endswith: '\\net.exe'
selection_c:
  CommandLine|contains: ' user'
condition: selection_a or selection_b and selection_c
`,
  right: `
selection_a:
  Image|endswith: '\\whoami.exe'
selection_b:
  Image|endswith: '\\net.exe'
selection_c:
  CommandLine|contains: ' user'
condition: selection_a or (selection_b and selection_c)
`,
  checkRule: (context, report) => {
    if (context.document.rule === undefined) return
    for (const { scalar } of conditionsOf(context)) {
      const groups = unclearGroups(scalar.text)
      const [first] = groups
      if (first === undefined) continue
      if (!isEditableCondition(context, scalar)) {
        report(scalar.span, [])
        continue
      }
      const offset = scalar.span.start + (scalar.span.end - scalar.span.start > scalar.text.length ? 1 : 0)
      const at = (index: number) => ({ start: offset + index, end: offset + index })
      const edits = groups.flatMap(({ start, end }) => [
        { span: at(start), text: '(' },
        { span: at(end), text: ')' },
      ])
      report({ start: offset + first.start, end: offset + first.end }, [], { fix: fixOf(...edits) })
    }
  },
})
