import { inSingleQuotes } from '../../rule/yaml/written-value.js'
import { defineCheck } from '../check.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { replaceHere } from '../edits/replace-here.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import { type WrittenItem, writtenItems } from '../written-items.js'
import { hasRegexes } from './item-kinds.js'

export const regexDelimiters = defineCheck({
  code: 'regex-delimiters',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (regex: string, _item: string) => `\`${regex}\` only matches text that contains its slashes`,
  help: (_regex, item) => `if the slashes are delimiters, write \`${item}\``,
  why: `A Sigma regular expression has no delimiters: slashes around it are part of the text that it matches. Flags are modifiers,
such as \`|re|i\`.`,
  wrong: `
selection:
  CommandLine|re: '/invoke-(?:mimi|kiwi)/i'
`,
  right: `
selection:
  CommandLine|re|i: 'invoke-(?:mimi|kiwi)'
`,
  checkRule: (context, report) => {
    for (const item of writtenItems(context.root)) {
      if (!hasRegexes(item)) continue
      const value = item.values.find(({ text }) => readDelimited(text) !== undefined)
      const delimited = value && readDelimited(value.text)
      if (value === undefined || delimited === undefined) continue
      const written = `${keyWith(item, delimited.flags)}: ${inSingleQuotes(delimited.regex)}`
      report(value.span, [value.text, written], { fix: fixFor(context, item, delimited.flags) })
    }
  },
})

interface DelimitedRegex {
  readonly regex: string
  /** Letters after the second slash, for example `i`. */
  readonly flags: string
}

/**
 * Reads a regular expression between slashes, as JavaScript and Perl write it. Returns `undefined` for any other text, and for
 * what may as well be a path: `/tmp/`, `/bin/su`.
 */
export function readDelimited(text: string): DelimitedRegex | undefined {
  const [, body, flags] = /^\/((?:[^\\/]|\\.)+)\/([gimsu]*)$/s.exec(text) ?? []
  if (body === undefined || flags === undefined || new Set(flags).size < flags.length) return undefined
  const isNoPath = body.includes('\\/') || /[gi]/.test(flags)
  return isNoPath ? { regex: body.replaceAll('\\/', '/'), flags } : undefined
}

/** Returns the key of an item with modifiers for these flags. The other flags, `g` and `u`, change no match. */
function keyWith({ field, modifiers }: WrittenItem, flags: string): string {
  const added = [...flags].filter((flag) => 'ims'.includes(flag) && !modifiers.includes(flag))
  return [field, ...modifiers, ...added].join('|')
}

/** Returns the fix for an item; `undefined` if its values have other flags, or are written elsewhere. */
function fixFor(context: RuleContext, item: WrittenItem, flags: string): Fix | undefined {
  const edits = item.values.map((value) => {
    const delimited = readDelimited(value.text)
    return delimited?.flags === flags ? replaceHere(context, value, delimited.regex) : undefined
  })
  return unsafeFixOf(replaceHere(context, item.entry.key, keyWith(item, flags)), ...edits)
}
