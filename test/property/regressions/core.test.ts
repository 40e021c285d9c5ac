/** Findings of the laws in the core, each as small as possible. An open row fails until its defect is fixed. */
import { expect, test } from 'vitest'
import { leaf } from '../../../src/ir/bool.js'
import { compileGlob } from '../../../src/ir/glob.js'
import { prefilterPatterns } from '../../../src/ir/prefilter-patterns.js'
import { compileMatcher } from '../../../src/match/compile-matcher.js'
import { parseRules } from '../../../src/rule/parse-rules.js'

const rule = (title: string, condition = 'sel'): string =>
  `title: ${title}\nlogsource: {}\ndetection:\n  sel: {a: 1}\n  condition: ${condition}\n`

// The error is detected at the next `---`, which begins a valid document.
test.each([
  'title: [unclosed\n',
  'title: {unclosed: 1\n',
  'title: "unclosed\n',
  "title: 'unclosed\n",
  '[\n{\n"\n',
])('the rules after a document with %j are read', (broken) => {
  const text = [rule('one'), broken, rule('two'), rule('three')].join('---\n')
  const titles = parseRules({ name: 's.yml', text }).flatMap(({ rule }) => rule?.metadata.title ?? [])
  expect(titles).toEqual(['one', 'two', 'three'])
})

// `\pL` is one escape, and so is `\g1`: their last character is not a literal.
test.each([
  { name: 'property-of-one-letter', source: '\\pLabc', text: 'éabc' },
  { name: 'property that a letter has not', source: '\\PLabc', text: '1abc' },
  { name: 'reference by number', source: '(abc)\\g1xyz', text: 'abcabcxyz' },
])('$name, $source is searched for with a pattern that fits $text', ({ source, text }) => {
  expect(prefilterPatterns(source, '').some((pattern) => compileGlob(pattern, false)(text))).toBe(true)
})

// A `$` in a quotation or after a class inside a class is not an anchor.
test.each([
  { source: '\\Qa$b\\E', text: 'a$b' },
  { source: '[[:alpha:]$]x', text: '$x' },
])('the matcher finds $source in $text', found)
// A line break may follow an end, but the automaton looks ahead by one character only.
test.fails.each([{ source: '(?s)a$.', text: 'a\n' }])('open: the matcher finds $source in $text', found)

function found({ source, text }: { source: string; text: string }): void {
  const span = { start: 0, end: 0 }
  const { matcher } = compileMatcher(leaf({ kind: 'regex', field: 'f', source, flags: '', span, item: span }))
  expect(matcher?.matches({ f: text })).toBe(true)
}

test.each(['\v', '\f\n'])('reports invalid white space in YAML, %j, at its beginning', (text) => {
  const spans = parseRules({ name: 's.yml', text }).flatMap(({ diagnostics }) => diagnostics.map(({ span }) => span))
  expect(spans).toEqual([{ start: 0, end: 1 }])
})

// A span ends inside an escape that represents its last character.
test('the span of a name that ends in an escape includes the whole escape', () => {
  const text = rule('t', '"se\\u0301 or sel"')
  const [document] = parseRules({ name: 's.yml', text })
  if (document?.rule?.kind !== 'detection' || document.rule.condition.kind !== 'or') throw new Error('no rule')
  const [first] = document.rule.condition.args
  const span = first?.kind === 'leaf' ? first.leaf.span : { start: 0, end: 0 }
  expect(text.slice(span.start, span.end)).toBe('se\\u0301')
})
