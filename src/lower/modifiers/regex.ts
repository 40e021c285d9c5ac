import { SyntaxError as RegexSyntaxError } from '../../../grammar/regex.generated.js'
import { placeholders } from '../../ir/pattern.js'
import { parseRegex } from '../../ir/regex.js'
import { readRegexPlaceholders } from '../placeholder-text.js'
import { refuse, type ValueModifier, valueModifier } from './modifier.js'

export const re = valueModifier({
  about: 'the value is a regular expression, unanchored and case-sensitive',
  keywords: true,
  accepts: ['written'],
  apply: ({ text, expands }) => {
    const { parts, filledIn } = expands ? readRegexPlaceholders(text) : { parts: [text], filledIn: text }
    const problem = regexProblem(filledIn)
    if (problem !== undefined) return refuse('bad-regex', [problem.because], problem)
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

/** A mistake in a regular expression, with its range in it. */
interface RegexProblem {
  readonly because: string
  readonly start: number
  readonly end: number
}

/** Returns the problem of a malformed regular expression, or `undefined`. */
export function regexProblem(text: string): RegexProblem | undefined {
  try {
    parseRegex(text)
    return undefined
  } catch (problem) {
    if (!(problem instanceof RegexSyntaxError)) throw problem
    const { start, end } = problem.location
    return { because: problem.message, start: start.offset, end: Math.max(end.offset, start.offset + 1) }
  }
}
