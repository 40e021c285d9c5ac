import { defineCheck } from '../check.js'
import { writtenItems } from '../written-items.js'

export const localizedUser = defineCheck({
  code: 'localized-user',
  severity: 'info',
  profiles: ['sigmahq'],
  message: (value: string) => `\`${value}\` is the English name of the account only`,
  help: 'write `|contains` with `AUTHORI` and `AUTORI`, which also find other languages',
  why: `Windows translates the names of its own accounts: \`NT AUTHORITY\\SYSTEM\` is \`AUTORITE NT\\Système\` in French and
\`NT-AUTORITÄT\\SYSTEM\` in German. The rule finds nothing on such a system.`,
  wrong: `
selection:
  User: NT AUTHORITY\\SYSTEM
`,
  right: `
selection:
  User|contains:
    - AUTHORI
    - AUTORI
`,
  checkRule: ({ root }, report) => {
    for (const { field, values } of writtenItems(root)) {
      if (!/user/i.test(field)) continue
      const english = values.filter(({ text }) => /AUTHORI/i.test(text))
      const [first] = english
      if (first !== undefined && !values.some(({ text }) => /AUTORI/i.test(text))) report(first.span, [first.text])
    }
  },
})
