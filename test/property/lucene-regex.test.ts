/**
 * Laws: a Lucene expression matches a value on one line exactly if the original is found in it, or the pattern fits it.
 */
import fc from 'fast-check'
import { luceneRegex, widerLuceneRegex } from '../../backends/elastic/regex/lucene-regex.js'
import { patternRegex } from '../../backends/elastic/regex/pattern-regex.js'
import { compileGlob } from '../../src/ir/glob.js'
import { compileRegex } from '../../src/match/search-regex.js'
import { readCaselessLuceneRegex, readLuceneRegex } from '../readers/lucene/lucene-regex.js'
import { choices, chooser } from './arbitraries/choices.js'
import { tightPattern, tightText } from './arbitraries/patterns.js'
import { regex, regexFlags, type SampledRegex } from './arbitraries/regexes.js'
import { wellFormed } from './arbitraries/texts.js'
import { law } from './law.js'

type Test = (value: string) => boolean
const SPELLED = { foldsCase: false, maxRegexLength: 1000 }

/** Pieces that JavaScript reads as Perl does; among them all characters that are special for Lucene alone. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ...['a', 'B', 'abc', ' ', '-', '"', '#', '&', '<a>', '<1-2>', '~', '@', '/', '', '^', '$', '.', '.*', '.*?'],
        ...['\\.', '\\\\', '\\x41', '\\d', '\\w', '\\s', '\\D', '\\W', '\\S', '\\/', '\\-', '\\"', 'é', '.?'],
        ...['[ab]', '[^a]', '[A-b]', '[\\d-]', '[^\\w#]', '[\\s\\S]', '[^"<]', '[à-é]', '[\\\\\\]]', '[&^]', '[^\\S]'],
      ),
    },
    { weight: 3, arbitrary: fc.array(tie('expression'), { maxLength: 4 }).map((parts) => parts.join('')) },
    {
      weight: 1,
      arbitrary: fc.array(tie('expression'), { minLength: 1, maxLength: 3 }).map((parts) => `(${parts.join('|')})`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('expression'), fc.constantFrom('*', '+', '?', '{2}', '{0,1}', '{1,}', '*?', '{0}'))
        .map(([inner, count]) => `(?:${inner})${count}`),
    },
  ),
}))
const line = fc.string({ unit: fc.constantFrom(...'aABb1.\\ -"#&<>~@/cCéÉ^$_'), maxLength: 8 })

law(
  'an expression fits the values in which JavaScript finds the original',
  [expression, fc.constantFrom('', 'i', 's', 'm'), line],
  (source, flags, value) => agree(source, flags, (text) => new RegExp(source, flags).test(text), value),
)

law(
  'an expression whose operator ignores letter case fits the values in which JavaScript finds the original',
  [expression, fc.string({ unit: fc.constantFrom(...'aABb1.\\ -"#&<>~@/cC^$_'), maxLength: 8 })],
  (source, value) => {
    const translated = luceneRegex(source, 'i', { ...SPELLED, foldsCase: true })
    fc.pre(!('because' in translated) && /^[\x20-\x7e]*$/.test(source))
    return (
      'because' in translated || readCaselessLuceneRegex(translated.text)(value) === new RegExp(source, 'i').test(value)
    )
  },
)

law(
  'an expression fits the values in which the matcher finds the original',
  [regex('all'), regexFlags, choices],
  ({ source, sample }: SampledRegex, flags: string, numbers: readonly number[]) => {
    const choose = chooser(numbers)
    const around = (): string => ['', 'x', 'abc', '-'][choose(4)] ?? ''
    const value = `${around()}${choose(4) === 3 ? sample.toUpperCase() : sample}${around()}`
    fc.pre(!value.includes('\n') && wellFormed(value))
    return agree(source, flags, known(source, flags), value)
  },
)

/** Boundaries between pieces that begin and end with all kinds of characters, or are empty. */
const bounded = fc
  .array(
    fc.constantFrom(
      ...[
        '\\b',
        '\\b',
        '\\b',
        '\\B',
        'a',
        '-',
        'ab',
        'a-',
        '-b',
        '_',
        '.',
        '.*',
        '.?',
        '\\w',
        '\\W',
        '\\s',
        '\\S*',
        '\\d+',
      ],
      ...[
        '[a-]',
        '[^a]',
        '[^-]*',
        '[a-c1 ]?',
        '(a|-)',
        '(ab|-|)',
        '(\\b|-)',
        '(a\\b|b)',
        '(a\\b)?',
        '(-\\b|\\Ba){2}',
        '^',
        '$',
      ],
      ...['\\bfoo', 'é', '[\\w-]', '[\\D]', '[^\\S]', '(?:a-?)*', '(?:-|a){1,2}'],
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => pieces.join(''))
const boundedValue = fc.string({ unit: fc.constantFrom(...'aabbA--__ 1éc'), maxLength: 7 })

law(
  'word boundaries are those of JavaScript',
  [bounded, fc.constantFrom('', 'i', 's'), boundedValue],
  (source, flags, value) => agree(source, flags, (text) => new RegExp(source, flags).test(text), value),
)
law(
  'word boundaries are those of the matcher',
  [bounded, fc.constantFrom('', 'i', 's'), boundedValue],
  (source, flags, value) => agree(source, flags, known(source, flags), value),
)
law(
  'a wider expression fits every value on one line in which the original is found',
  [
    fc.oneof(
      bounded,
      regex('all').map(({ source }) => source),
    ),
    regexFlags,
    fc.oneof(boundedValue, line),
  ],
  (source, flags, value) => {
    const wider = widerLuceneRegex(source, flags, SPELLED)
    fc.pre(wider !== undefined && known(source, flags)(value))
    return wider === undefined || readLuceneRegex(wider.text)(value)
  },
)

law(
  'a pattern and its expression fit the same values',
  [tightPattern, tightText, fc.boolean()],
  (pattern, text, cased) => {
    fc.pre(pattern.every((part) => typeof part !== 'string' || wellFormed(part)) && wellFormed(text))
    return readLuceneRegex(patternRegex(pattern, !cased))(text) === compileGlob(pattern, cased)(text)
  },
)

/** Without a counterpart in the dialect there is nothing to compare. */
function agree(source: string, flags: string, original: Test, value: string): boolean {
  const translated = luceneRegex(source, flags, SPELLED)
  fc.pre(!('because' in translated))
  return readLuceneRegex(translated.text)(value) === original(value)
}

function known(source: string, flags: string): Test {
  try {
    return compileRegex(source, flags)
  } catch {
    return fc.pre(false) as never
  }
}
