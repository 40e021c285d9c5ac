import { defineCheck } from '../check.js'
import { replaceQuantifier } from './replace-quantifier.js'
import { quantifiersOf } from './searches-of.js'

export const patternOfOneSelection = defineCheck({
  code: 'pattern-of-one-selection',
  severity: 'info',
  profiles: [],
  fix: 'safe',
  message: (pattern: string, name: string) => `\`${pattern}\` names one selection, \`${name}\``,
  help: (_, name) => `write \`${name}\``,
  why: 'The quantifier has no effect as long as there is one selection. It hides which selection the condition means.',
  wrong: `
selection_image:
  Image|endswith: \\whoami.exe
filter_main:
  ParentImage|endswith: \\setup.exe
condition: all of selection_* and not filter_main
`,
  right: `
selection_image:
  Image|endswith: \\whoami.exe
filter_main:
  ParentImage|endswith: \\setup.exe
condition: selection_image and not filter_main
`,
  checkRule: (context, report) => {
    for (const { ref, chosen } of quantifiersOf(context.rule)) {
      const [name] = chosen
      const isOne = chosen.length === 1 && (ref.count === 'all' || ref.count === 1)
      if (!isOne || name === undefined || !ref.pattern.includes('*')) continue
      report(ref.span, [ref.pattern, name], { fix: replaceQuantifier(context, ref.span, name) })
    }
  },
})
