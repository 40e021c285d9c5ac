import './steps.js'
import { type Expr, TRUE } from '../../src/backend.js'
import { compileMatcher, lowerRule, parseRules } from '../../src/index.js'
import { compileGlob } from '../../src/ir/glob.js'
import { parsePattern } from '../../src/ir/pattern.js'
import { ruleText } from '../diagnostics/outcome.js'
import { growsLinearly, listOf, type Work } from './growth.js'

const reading =
  (text: (size: number) => string): Work =>
  (size) => {
    const source = { name: 'rule.yml', text: text(size) }
    return () => parseRules(source)
  }

growsLinearly(
  'a list of values is read',
  1_000,
  reading((size) => ruleText('s', `  s:\n    a:${listOf(size, 6)}`)),
)
growsLinearly(
  'a condition is read',
  500,
  reading((size) => ruleText(`s${' and s or s'.repeat(size)}`)),
)
growsLinearly(
  'parentheses and quantifiers are read',
  500,
  reading((size) => ruleText(Array(size).fill('(s and not 1 of s*)').join(' or '))),
)
growsLinearly(
  'documents are read',
  100,
  reading((size) => Array(size).fill(ruleText('s')).join('---\n')),
)
growsLinearly(
  'references are read',
  1_000,
  reading((size) => `references:${listOf(size, 2, 'https://example.org/')}\n${ruleText('s')}`),
)

const matching =
  (selection: (size: number) => string, event: (size: number) => Readonly<Record<string, string | string[]>>): Work =>
  (size) => {
    const { matches } = matcherOf(ruleText('s', `  s:\n    ${selection(size)}`))
    const one = event(size)
    return () => matches(one)
  }

growsLinearly(
  'a value is compared with a list of patterns',
  1_000,
  matching(
    (size) => `a|contains:${listOf(size, 6)}`,
    () => ({ a: 'what none of them has' }),
  ),
)
growsLinearly(
  'the values of an event are compared',
  1_000,
  matching(
    () => 'a|contains: x',
    (size) => ({ a: Array(size).fill('some text') }),
  ),
)

growsLinearly('a text is held against wildcards', 1_000, (size) => {
  const [fits, text] = [compileGlob(parsePattern(`${'*a?a?c'.repeat(20)}*`), false), 'a'.repeat(size)]
  return () => fits(text)
})

function matcherOf(text: string): {
  readonly matches: (event: Readonly<Record<string, string | string[]>>) => boolean
} {
  const [document] = parseRules({ name: 'rule.yml', text })
  const expr: Expr = (document?.rule?.kind === 'detection' && lowerRule(document.rule).detection?.expr) || TRUE
  const { matcher, diagnostics } = compileMatcher(expr)
  if (matcher === undefined) throw new Error(diagnostics.join('\n'))
  return matcher
}
