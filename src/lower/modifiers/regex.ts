import { parseRegex } from '../../ir/parse-regex.js'
import { placeholders } from '../../ir/pattern.js'
import { isRegexSyntaxError, type RegexSyntaxError } from '../../ir/regex-scanner.js'
import { refuse } from '../../text/refuse.js'
import { readRegexPlaceholders } from '../placeholder-text.js'
import { type ValueModifier, valueModifier } from './modifier.js'

export const re = valueModifier({
  about: 'the value is a regular expression, unanchored and case-sensitive',
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

export const ignorecase = flag('i', 'the regular expression is case-insensitive')
export const multiline = flag('m', '^ and $ match at the start and the end of each line')
export const dotall = flag('s', '. also matches a line break')

function flag(letter: string, about: string): ValueModifier {
  return valueModifier({
    about,
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
