import { unsafeFixOf } from '../edits/fix-of.js'
import { isInOwnCondition } from '../structure/condition-texts.js'
import type { DiagnosticFix } from './index.js'

/** Operators of other languages, with the words of conditions. */
const WORDS: Readonly<Record<string, string>> = { '&&': 'and', '&': 'and', '||': 'or', '!': 'not' }

/** Replaces operators of other languages by their words. */
export const fixConditionSyntax: DiagnosticFix = ({ span }, context) => {
  const { text } = context.source
  const written = text.slice(span.start, span.end)
  const operators = written.match(/&&?|\|\||!/g) ?? []
  if (operators.length === 0 || operators.join('') !== written || !isInOwnCondition(context, span)) return undefined
  const words = operators.map((operator) => WORDS[operator]).join(' ')
  const before = /[\s('"]/.test(text.charAt(span.start - 1)) ? '' : ' '
  const after = /\s/.test(text.charAt(span.end)) ? '' : ' '
  return unsafeFixOf({ span, text: `${before}${words}${after}` })
}
