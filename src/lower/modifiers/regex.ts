import { SyntaxError as RegexSyntaxError } from '../../../grammar/regex.generated.js'
import { placeholders } from '../../ir/pattern.js'
import { parseRegex } from '../../ir/regex.js'
import { readRegexPlaceholders } from '../placeholder-text.js'
import { type Refusal, refuse, type ValueModifier, valueModifier } from './modifier.js'

export const re = valueModifier({
  about: 'the value is a regular expression, searched for, case-sensitive',
  keywords: true,
  accepts: ['written'],
  apply: ({ text, expands }) => {
    const { parts, filledIn } = expands ? readRegexPlaceholders(text) : { parts: [text], filledIn: text }
    const problem = regexProblem(filledIn)
    if (problem !== undefined) return problem
    return placeholders(parts).length > 0
      ? { type: 'openRegex', parts, flags: '' }
      : { type: 'regex', source: parts.join(''), flags: '' }
  },
})

export const ignorecase = flag('i', 'letter case does not count in the regular expression')
export const multiline = flag('m', '^ and $ stand for the ends of a line')
export const dotall = flag('s', '. stands for a line break too')

function flag(letter: string, about: string): ValueModifier {
  return valueModifier({
    about,
    keywords: true,
    accepts: ['regex', 'openRegex'],
    apply: (regex) => ({ ...regex, flags: [...new Set([...regex.flags, letter])].sort().join('') }),
  })
}

/** Returns the problem of a malformed regular expression, or `undefined`. */
export function regexProblem(text: string): Refusal | undefined {
  try {
    parseRegex(text)
    return undefined
  } catch (problem) {
    if (!(problem instanceof RegexSyntaxError)) throw problem
    const { start, end } = problem.location
    return refuse('bad-regex', [problem.message], { start: start.offset, end: Math.max(end.offset, start.offset + 1) })
  }
}
