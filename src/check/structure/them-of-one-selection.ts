import { defineCheck } from '../check.js'
import { replaceQuantifier } from './replace-quantifier.js'
import { quantifiersOf } from './searches-of.js'

export const themOfOneSelection = defineCheck({
  code: 'them-of-one-selection',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (quantifier: string, name: string) => `\`${quantifier}\` is about one selection, \`${name}\``,
  help: (_, name) => `write \`${name}\``,
  why: 'The quantifier has no effect. A selection that is added later, such as a filter, would silently become a part of it.',
  wrong: `
selection:
  Image|endswith: \\whoami.exe
condition: 1 of them
`,
  right: `
selection:
  Image|endswith: \\whoami.exe
condition: selection
`,
  checkRule: (context, report) => {
    for (const { ref, chosen, names } of quantifiersOf(context.rule)) {
      const [name] = chosen
      if (ref.pattern.toLowerCase() !== 'them' || name === undefined || names.length !== 1) continue
      const count = ref.count === 'all' ? 'all' : '1'
      if (ref.count !== 'all' && ref.count !== 1) continue
      report(ref.span, [`${count} of them`, name], { fix: replaceQuantifier(context, ref.span, name) })
    }
  },
})
