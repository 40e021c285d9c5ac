import { defineCheck } from '../check.js'
import { replaceQuantifier } from './replace-quantifier.js'
import { quantifiersOf } from './searches-of.js'

export const ofWithoutStar = defineCheck({
  code: 'of-without-star',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (pattern: string) => `the quantifier names one selection, \`${pattern}\`, without a \`*\``,
  help: (pattern) => `write \`${pattern}\` alone, or \`${pattern}*\` if other selections are meant, too`,
  why: 'A quantifier over one selection has no effect. Usually the `*` is forgotten, and the other selections are never tested.',
  wrong: `
selection:
  Image|endswith: \\whoami.exe
condition: 1 of selection
`,
  right: `
selection:
  Image|endswith: \\whoami.exe
condition: selection
`,
  checkRule: (context, report) => {
    for (const { ref, chosen, names } of quantifiersOf(context.rule)) {
      if (ref.pattern.includes('*') || ref.pattern.toLowerCase() === 'them' || chosen.length !== 1) continue
      // Other selections that begin with the name are what a forgotten star would add.
      const isAlone = !names.some((name) => name !== ref.pattern && name.startsWith(ref.pattern))
      report(ref.span, [ref.pattern], { fix: isAlone ? replaceQuantifier(context, ref.span, ref.pattern) : undefined })
    }
  },
})
