/** Law: the encoded text contains the values of the encoding modifiers, at every offset and between any neighbours. */
import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { type Bool, forEachLeaf } from '../../src/ir/bool.js'
import { patternText, plainText } from '../../src/ir/pattern.js'
import type { Predicate } from '../../src/ir/predicate.js'
import { lowerRule } from '../../src/lower/lower-rule.js'
import { compileMatcher } from '../../src/match/compile-matcher.js'
import { parseRules } from '../../src/rule/parse-rules.js'
import { anyText, wellFormed } from './arbitraries/texts.js'
import { doubleQuoted } from './arbitraries/yaml.js'
import { law } from './law.js'

const value = anyText.filter((text) => wellFormed(text) && text.length > 2)
const bytes = fc.uint8Array({ maxLength: 8 })
const ENCODINGS = {
  '': 'utf8',
  'wide|': 'utf16le',
  'utf16le|': 'utf16le',
  'utf16be|': 'utf16be',
  'utf16|': 'utf16',
} as const
const encoding = fc.constantFrom(...(Object.keys(ENCODINGS) as (keyof typeof ENCODINGS)[]))

law(
  'base64offset finds the value at every offset and between any neighbours',
  [encoding, value, bytes, bytes],
  (encoding, text, before, after) => {
    const matches = matcher(`${encoding}base64offset|contains|cased`, text)
    return matches(Buffer.concat([before, encoded(encoding, text), after]).toString('base64'))
  },
)

law('base64 is the encoding of the whole value', [encoding, value], (encoding, text) => {
  const asked: (string | undefined)[] = []
  forEachLeaf(expr(`${encoding}base64`, text), (predicate) =>
    asked.push(predicate.kind === 'match' ? plainText(predicate.pattern) : undefined),
  )
  return asked.length === 1 && asked[0] === encoded(encoding, text).toString('base64')
})

law('base64offset looks for three texts, none of which depends on the neighbours', [value], (text) => {
  const texts: string[] = []
  forEachLeaf(expr('base64offset', text), (predicate) =>
    texts.push(predicate.kind === 'match' ? patternText(predicate.pattern) : ''),
  )
  const stands = (offset: number, before: number, after: number): boolean => {
    const whole = Buffer.concat([Buffer.alloc(offset, before), Buffer.from(text), Buffer.alloc(2, after)]).toString(
      'base64',
    )
    return whole.includes(texts[offset] ?? '?')
  }
  return texts.length === 3 && [0, 1, 2].every((offset) => stands(offset, 0, 0) && stands(offset, 255, 255))
})

function encoded(encoding: keyof typeof ENCODINGS, text: string): Buffer {
  switch (ENCODINGS[encoding]) {
    case 'utf8':
      return Buffer.from(text)
    case 'utf16le':
      return Buffer.from(text, 'utf16le')
    case 'utf16be':
      return Buffer.from(text, 'utf16le').swap16()
    case 'utf16':
      return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  }
}

function expr(chain: string, text: string): Bool<Predicate> {
  const value = doubleQuoted(text.replace(/[*?\\]/g, '\\$&'))
  const rule = `title: t\nlogsource: {}\ndetection:\n  sel:\n    "f|${chain}": ${value}\n  condition: sel\n`
  const [document] = parseRules({ name: 'r', text: rule })
  const detection = document?.rule?.kind === 'detection' ? lowerRule(document.rule).detection : undefined
  if (detection === undefined) throw new Error(`no meaning: ${rule}`)
  return detection.expr
}

function matcher(chain: string, text: string): (value: string) => boolean {
  const { matcher } = compileMatcher(expr(chain, text))
  return (value) => matcher?.matches({ f: value }) ?? false
}
