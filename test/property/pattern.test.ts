/** Law: patterns survive being written as Sigma strings, and Sigma strings are read as the specification says. */
import fc from 'fast-check'
import { type Pattern, type PatternPart, parsePattern, pattern, patternText } from '../../src/ir/pattern.js'
import { patternParts, somePattern } from './arbitraries/patterns.js'
import { anyText, character } from './arbitraries/texts.js'
import { law } from './law.js'

/** Mostly characters of escapes. */
const escaping = fc.string({
  unit: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('\\', '*', '?') }, { weight: 2, arbitrary: character }),
  maxLength: 12,
})
const same = (a: Pattern, b: Pattern): boolean => JSON.stringify(a) === JSON.stringify(b)

law('a pattern reads back from its text', [somePattern], (pattern) => same(parsePattern(patternText(pattern)), pattern))

law('a string is read as the escape rules of the specification say', [fc.oneof(escaping, anyText)], (text) =>
  same(parsePattern(text), bySpecification(text)),
)

law('a pattern has no empty text, no two texts and no two stars side by side', [patternParts()], (parts) =>
  isNormal(pattern(parts)),
)

law('putting a pattern in order keeps its parts and changes no ordered one', [patternParts()], (parts) => {
  const ordered = pattern(parts)
  return same(pattern(ordered), ordered) && flat(ordered) === flat(parts)
})

/**
 * "If you need to match a backslash before a wildcard, escape it": replaces the escapes first and the wildcards then,
 * unlike the code, which reads the string once.
 */
function bySpecification(text: string): Pattern {
  const [STAR, MARK, SLASH] = ['\ue000', '\ue001', '\ue002']
  const escapes: Record<string, string> = { '\\*': STAR, '\\?': MARK, '\\\\': SLASH }
  const back: Record<string, string> = { [STAR]: '*', [MARK]: '?', [SLASH]: '\\' }
  const parts = text.replace(/\\[*?\\]/g, (found) => escapes[found] ?? found).split(/([*?])/)
  const ordered: PatternPart[] = []
  for (const part of parts) {
    if (part === '*') {
      if (JSON.stringify(ordered.at(-1)) !== '{"wildcard":"any"}') ordered.push({ wildcard: 'any' })
    } else if (part === '?') ordered.push({ wildcard: 'one' })
    else if (part !== '') ordered.push(part.replace(/[\ue000-\ue002]/g, (mark) => back[mark] ?? mark))
  }
  return ordered
}

function isNormal(parts: Pattern): boolean {
  return parts.every((part, index) => {
    const next = parts[index + 1]
    if (typeof part === 'string') return part !== '' && typeof next !== 'string'
    return 'wildcard' in part && (part.wildcard === 'one' || JSON.stringify(part) !== JSON.stringify(next))
  })
}

const flat = (parts: readonly PatternPart[]): string =>
  parts
    .map((part) => (typeof part === 'string' ? part : 'wildcard' in part && part.wildcard === 'any' ? '\0*' : '\0?'))
    .join('')
    .replace(/(\0\*)+/g, '\0*')
