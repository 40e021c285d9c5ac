import { defineCheck } from '../check.js'
import { writtenItems } from '../written-items.js'

export const regexConstruct = defineCheck({
  code: 'regex-construct',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (construct: string, name: string) => `\`${construct}\` begins ${name}, which many platforms cannot search`,
  help: (construct) =>
    construct.includes('!')
      ? 'write the exclusion as a filter of the rule, or use only what RE2 knows'
      : 'write each condition as a value of its own, such as with `|re|all`, or use only what RE2 knows',
  why: 'Platforms whose expressions run in linear time have no look-around and no atomic groups. The rule can be converted for few platforms.',
  wrong: `
selection:
  CommandLine|re: 'rundll32(?!\\.exe)'
`,
  right: `
selection:
  CommandLine|contains: 'rundll32'
filter_main:
  CommandLine|contains: 'rundll32.exe'
condition: selection and not filter_main
`,
  checkRule: ({ root }, report) => {
    for (const { modifiers, values } of writtenItems(root)) {
      if (!modifiers.includes('re')) continue
      for (const { text, span } of values) {
        const construct = groupsOf(text).find((group) => group in NAMES)
        if (construct !== undefined) report(span, [construct, NAMES[construct] ?? ''])
      }
    }
  },
})

const NAMES: Readonly<Record<string, string>> = {
  '(?=': 'a look-ahead',
  '(?!': 'a look-ahead',
  '(?<=': 'a look-behind',
  '(?<!': 'a look-behind',
  '(?>': 'an atomic group',
}

/** Returns the beginnings of groups, outside of classes and not escaped. */
const groupsOf = (regex: string): readonly string[] =>
  regex.match(/\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\(\?<?[=!>]?|[\s\S]/g) ?? []
