import { parseRegex } from '../../ir/parse-regex.js'
import { placeholders } from '../../ir/pattern.js'
import { isRegexSyntaxError, type RegexSyntaxError } from '../../ir/regex-scanner.js'
import { refuse } from '../../text/refuse.js'
import { readRegexPlaceholders } from '../placeholder-text.js'
import { type ValueModifier, valueModifier } from './modifier.js'

export const re = valueModifier({
  keywords: true,
  accepts: ['written'],
  apply: ({ text, expands }) => {
    const { parts, filledIn } = expands ? readRegexPlaceholders(text) : { parts: [text], filledIn: text }
    const problem = regexProblem(filledIn)
    if (problem !== undefined) return refuse('bad-regex', [problem.message], { start: problem.start, end: problem.end })
    return placeholders(parts).length > 0
      ? { type: 'openRegex', parts, flags: '' }
      : { type: 'regex', source: parts.join(''), flags: '' }
  },
})

export const ignorecase = flag('i')
export const multiline = flag('m')
export const dotall = flag('s')

function flag(letter: string): ValueModifier {
  return valueModifier({
    keywords: true,
    accepts: ['regex', 'openRegex'],
    apply: (regex) => ({ ...regex, flags: [...new Set([...regex.flags, letter])].sort().join('') }),
  })
}

/** Returns the problem of a malformed regular expression, or `undefined`. */
export function regexProblem(text: string): RegexSyntaxError | undefined {
  try {
    parseRegex(text)
    return undefined
  } catch (problem) {
    if (!isRegexSyntaxError(problem)) throw problem
    return problem
  }
}
