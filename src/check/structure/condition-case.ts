import { inBackQuotes, wordList } from '../../text/word-list.js'
import { defineCheck } from '../check.js'
import { fixOf } from '../edits/fix-of.js'
import type { Edit } from '../finding.js'
import { conditionsOf, isEditableCondition } from './condition-texts.js'

export const conditionCase = defineCheck({
  code: 'condition-case',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (words: readonly string[]) =>
    `the condition has ${wordList(inBackQuotes(words), 'and')} with capital letters`,
  help: (words) => `write ${wordList(inBackQuotes(words.map((word) => word.toLowerCase())), 'and')}`,
  why: 'The specification writes operators in lower case. Other tools read `AND` as the name of a selection, and fail.',
  wrong: `
selection:
  Image|endswith: \\whoami.exe
filter_main:
  ParentImage|endswith: \\setup.exe
condition: selection AND NOT filter_main
`,
  right: `
selection:
  Image|endswith: \\whoami.exe
filter_main:
  ParentImage|endswith: \\setup.exe
condition: selection and not filter_main
`,
  checkRule: (context, report) => {
    if (context.rule === undefined) return
    for (const { scalar } of conditionsOf(context)) {
      const words = upperCaseWords(scalar.text)
      const [first] = words
      if (first === undefined) continue
      const names = [...new Set(words.map(({ word }) => word))]
      if (!isEditableCondition(context, scalar)) {
        report(scalar.span, [names])
        continue
      }
      const quote = scalar.span.end - scalar.span.start > scalar.text.length ? 1 : 0
      const start = scalar.span.start + quote
      const edits = words.map(({ word, at }): Edit => {
        return { span: { start: start + at, end: start + at + word.length }, text: word.toLowerCase() }
      })
      report(edits[0]?.span ?? scalar.span, [names], { fix: fixOf(...edits) })
    }
  },
})

/** An operator, or a word of a quantifier beside `of`. */
const WORDS = /(?<![^\s()])(?:and|or|not|of|a(?:ll|ny)(?=\s+of(?=\s))|(?<=\bof\s+)them)(?=[\s()]|$)/gi

/** Returns the operators before an aggregation that are not in lower case. */
const upperCaseWords = (condition: string): readonly { readonly word: string; readonly at: number }[] =>
  [...(condition.split('|')[0] ?? '').matchAll(WORDS)]
    .map((match) => ({ word: match[0], at: match.index }))
    .filter(({ word }) => word !== word.toLowerCase())
