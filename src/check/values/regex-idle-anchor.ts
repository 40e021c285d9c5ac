import { defineCheck } from '../check.js'
import { fixOf, unsafeFixOf } from '../edits/fix-of.js'
import { replaceHere } from '../edits/replace-here.js'
import { writtenItems } from '../written-items.js'
import { flagsOf, hasRegexes } from './item-kinds.js'
import { matchesAll } from './regex-matches-all.js'
import { isValidRegex } from './valid-regex.js'

export const regexIdleAnchor = defineCheck({
  code: 'regex-idle-anchor',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (idle: string, regex: string, _shorter: string) => `\`${idle}\` of \`${regex}\` has no effect`,
  help: (_idle, _regex, shorter) => `write \`${shorter}\``,
  why: `A regular expression matches anywhere in a value. What allows any text before or after it only makes the search slower.
A value of several lines is the exception: there, \`^.*\` means its first line. The fix then needs \`--fix=unsafe\`.`,
  wrong: `
selection:
  CommandLine|re: '.*(?:whoami|net)\\d'
`,
  right: `
selection:
  CommandLine|re: '(?:whoami|net)\\d'
`,
  checkRule: (context, report) => {
    for (const item of writtenItems(context.root)) {
      if (!hasRegexes(item)) continue
      for (const value of item.values) {
        const { text, span } = value
        if (!isValidRegex(text) || matchesAll(text, flagsOf(item))) continue
        const { idle, shorter, isExact } = withoutIdleEnds(text)
        if (idle === '' || !isValidRegex(shorter)) continue
        const edit = replaceHere(context, value, shorter)
        report(span, [idle, text, shorter], { fix: isExact ? fixOf(edit) : unsafeFixOf(edit) })
      }
    }
  },
})

interface Shortened {
  /** The first part that was removed; empty if there is none. */
  readonly idle: string
  readonly shorter: string
  /** True if the shorter expression matches the same values of several lines, too. */
  readonly isExact: boolean
}

/** Removes any text at the ends of an expression. An alternative has ends of its own, and is left alone. */
function withoutIdleEnds(regex: string): Shortened {
  const [flags = ''] = /^(?:\(\?[ims]+\))?/.exec(regex) ?? []
  const body = regex.slice(flags.length)
  const [start = ''] = /^\^?(?:\.\*\??)+(?![+?{*])/.exec(body) ?? []
  const rest = body.slice(start.length)
  const [whole, end = ''] = /(?<!\\)(?:\\\\)*((?:\.\*\??)+\$?)$/.exec(rest) ?? ['']
  const isAlternative = /\|/.test(body) && (start.startsWith('^') || end.endsWith('$'))
  const shorter = rest.slice(0, rest.length - end.length)
  if (isAlternative || shorter === '') return { idle: '', shorter: regex, isExact: true }
  const isExact = !start.startsWith('^') && !(whole !== '' && end.endsWith('$'))
  return { idle: start === '' ? end : start, shorter: flags + shorter, isExact }
}
