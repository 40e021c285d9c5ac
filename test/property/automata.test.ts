/** Laws: the automata of the reasoner accept what the matcher matches, and find a text between two of them if there is one. */
import fc from 'fast-check'
import { ANY, ONE, pattern } from '../../src/ir/pattern.js'
import type { Predicate } from '../../src/ir/predicate.js'
import { type Automaton, isAccepting, startOf, stateAfter } from '../../src/match/regex/automaton.js'
import { openBudget } from '../../src/reason/budget.js'
import { makeTest } from '../../src/reason/text/make-test.js'
import { shortestText } from '../../src/reason/text/shortest-text.js'
import type { TextTest, ValuePredicate } from '../../src/reason/text/text-test.js'
import { tightPattern, tightText } from './arbitraries/patterns.js'
import { relatedPredicate } from './arbitraries/predicates.js'
import { regex, regexFlags } from './arbitraries/regexes.js'
import { anyText, wellFormed } from './arbitraries/texts.js'
import { law } from './law.js'

const PLACE = { span: { start: 0, end: 0 }, item: { start: 0, end: 0 } }
const globTest = (parts: ReturnType<typeof pattern>, cased: boolean): TextTest =>
  makeTest({ kind: 'match', field: 'a', pattern: parts, cased, ...PLACE })
const regexTest = (source: string, flags: string): TextTest =>
  makeTest({ kind: 'regex', field: 'a', source, flags, ...PLACE })

/** True if the matcher supports the expression. */
const isRunnable = (source: string, flags: string): boolean => {
  try {
    regexTest(source, flags)
    return true
  } catch {
    return false
  }
}

function accepts(automaton: Automaton, text: string): boolean {
  const end = Array.from(text).reduce(
    (state, character) => stateAfter(automaton, state, character.codePointAt(0) ?? 0),
    startOf(automaton),
  )
  return isAccepting(automaton, end)
}

const text = fc.oneof(tightText, anyText.filter(wellFormed))
law(
  'the automaton of a pattern accepts what the pattern matches',
  [tightPattern, fc.boolean(), text],
  (parts, cased, text) => {
    const test = globTest(parts, cased)
    return accepts(test.automaton(), text) === test.holds(text)
  },
)
law(
  'the automaton of a regular expression accepts what the matcher finds',
  [regex('all'), regexFlags, text],
  ({ source, sample }, flags, text) => {
    fc.pre(isRunnable(source, flags))
    const test = regexTest(source, flags)
    const automaton = test.automaton()
    return [text, sample, `${sample}\n`, `${text}${sample}${text}`].every(
      (tried) => accepts(automaton, tried) === test.holds(tried),
    )
  },
)
law(
  'an automaton accepts whatever its predicate matches, and nothing else if it is exact',
  [relatedPredicate, text],
  (predicate, text) => {
    fc.pre(isAboutValues(predicate))
    const test = makeTest(predicate as ValuePredicate)
    const tried = [text, ...test.candidates.map(String)]
    return tried.every((value) => {
      const [holds, isAccepted] = [test.holds(value), accepts(test.automaton(), value)]
      return holds === isAccepted || (isAccepted && !test.isExact)
    })
  },
)

const isAboutValues = ({ kind }: Predicate): boolean => !['isNull', 'exists', 'fieldRef', 'expression'].includes(kind)

/** Every text of at most four of these characters. */
const SHORT = ['', 'a', 'b', 'A', '\n'].flatMap((w) =>
  ['', 'a', 'b', 'A', '\n'].flatMap((x) =>
    ['', 'a', 'b', 'A'].flatMap((y) => ['', 'a', 'b', '\n'].map((z) => w + x + y + z)),
  ),
)
const SOURCES = [
  'a',
  '^a',
  'b$',
  '^(a|b)*$',
  '^a*b?$',
  '.b',
  '^.$',
  '\\ba',
  '(?i)^a',
  '^[^b]*$',
  '^$',
  '(?m)^b',
  'a\\B',
  '(?s)^a.*b$',
  '(ab)+',
]
const tightTest: fc.Arbitrary<TextTest> = fc.oneof(
  fc
    .tuple(fc.array(fc.constantFrom('a', 'b', 'A', ANY, ONE), { maxLength: 4 }).map(pattern), fc.boolean())
    .map(([parts, cased]) => globTest(parts, cased)),
  fc.constantFrom(...SOURCES).map((source) => regexTest(source, '')),
)
law(
  'a text that separates two tests is found if there is one',
  [tightTest, tightTest, tightTest],
  (first, second, excluded) => {
    const found = shortestText([first.automaton(), second.automaton()], [excluded.automaton()], openBudget(1_000_000))
    const separates = (text: string): boolean => first.holds(text) && second.holds(text) && !excluded.holds(text)
    if (found === 'unknown') return false
    if (found === 'none') return !SHORT.some(separates)
    const shorter = SHORT.filter((text) => [...text].length < [...found.text].length)
    return separates(found.text) && !shorter.some(separates)
  },
)
