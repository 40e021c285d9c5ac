import { defineCheck } from '../check.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { replaceHere } from '../edits/replace-here.js'
import { hasRegexes } from '../values/item-kinds.js'
import { isValidRegex } from '../values/valid-regex.js'
import { writtenItems } from '../written-items.js'

export const regexBackslash = defineCheck({
  code: 'regex-backslash',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (name: string) =>
    `\`${name.slice(0, 2)}\` of \`${name}\` is an escape of regular expressions, not a backslash`,
  help: (name) => `write \`\\${name}\`: a literal backslash is doubled`,
  why: `In a regular expression, a backslash gives the next letter a meaning. \`\\W\` is any character that no word contains, \`\\S\`
any that is not white space, and \`\\t\` a tab. So the expression does not match the path that it seems to name.`,
  wrong: `
selection:
  Image|re: '^C:\\Windows\\\\[a-z]+\\.exe$'
`,
  right: `
selection:
  Image|re: '^C:\\\\Windows\\\\[a-z]+\\.exe$'
`,
  checkRule: (context, report) => {
    for (const item of writtenItems(context.root)) {
      if (!hasRegexes(item)) continue
      for (const value of item.values) {
        const { text, span } = value
        const name =
          isValidRegex(text) && !text.includes('\\Q')
            ? text.match(TOKENS)?.find((token) => token.length > 2)
            : undefined
        if (name === undefined) continue
        const fixed = text.replace(TOKENS, (token) => (token.length > 2 ? `\\${token}` : token))
        report(span, [name], {
          fix: unsafeFixOf(replaceHere(context, value, fixed)),
        })
      }
    }
  },
})

/**
 * Names of folders and programs of Windows that are read as an escape and letters. Names that make an invalid escape are
 * errors, and those that an author may mean as an escape are left out, such as `\bin`.
 */
const NAMES = [
  'windows winnt winsxs wbem system32 syswow64 sysvol system software services startup svchost schtasks',
  'rundll32 regsvr32 roaming temp tasks appdata documents downloads desktop drivers debug default config',
  'cmd cscript explorer winword excel wmic',
]

/** Finds each escape, and a backslash with such a name as a whole. */
const TOKENS = new RegExp(String.raw`\\(?:(?:${NAMES.join(' ').replaceAll(' ', '|')})(?![a-z0-9])|[\s\S])`, 'gi')
