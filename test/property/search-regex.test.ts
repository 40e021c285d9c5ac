/** Law: the matcher finds in a text what RE2 finds. */
import fc from 'fast-check'
import { compileRegex } from '../../src/match/search-regex.js'
import { re2Regex, re2Text } from './arbitraries/re2-regexes.js'
import { regex, regexFlags } from './arbitraries/regexes.js'
import { anyText } from './arbitraries/texts.js'
import { law } from './law.js'
import { compileRe2 } from './re2.js'

law(
  'an expression is found where RE2 finds it',
  [re2Regex, regexFlags, fc.array(re2Text, { minLength: 4, maxLength: 4 })],
  (source, flags, texts) => {
    const [known, ours] = [re2Of(source, flags), compileRegex(source, flags)]
    fc.pre(known !== undefined)
    return texts.every((text) => ours(text) === known?.(text))
  },
)
law(
  'an expression is found in texts made for it where RE2 finds it',
  [regex('all'), regexFlags, anyText],
  ({ source, sample }, flags, text) => {
    const [known, ours] = [re2Of(source, flags), compileRegex(source, flags)]
    fc.pre(known !== undefined)
    return [sample, text, `${sample}\n`, `${text}${sample}${text}`].every((tried) => ours(tried) === known?.(tried))
  },
)

/** Undefined if RE2 does not compile the expression: two groups may have one name, for instance. */
function re2Of(source: string, flags: string): ((text: string) => boolean) | undefined {
  try {
    return compileRe2(source, flags)
  } catch {
    return undefined
  }
}
