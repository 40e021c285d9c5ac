/** Law: a conversion depends only on its rule: not on time, on the order of rules, or on broken rules between them. */
import fc from 'fast-check'
import { backends } from '../../backends/index.js'
import { convertRule } from '../../src/convert/convert-rule.js'
import { parseRules, type RuleDocument } from '../../src/rule/parse-rules.js'
import { choices, chooser } from './arbitraries/choices.js'
import { itemKinds, keywordItem } from './arbitraries/items.js'
import { ruleSpec } from './arbitraries/rules.js'
import { law } from './law.js'

const kinds = itemKinds(fc.constantFrom('type', 'user_name', 'details.list{}'))
const rule = ruleSpec(fc.oneof(kinds.text, kinds.number, kinds.regex, kinds.network), keywordItem).map(
  ({ text }) => text,
)
/** Short rules that are generated once: only their neighbours matter here. */
const short = rule.filter((text) => text.length < 220)
const rules = fc.array(fc.constantFrom(...fc.sample(short, { numRuns: 100, seed: 1 })), { minLength: 2, maxLength: 4 })
const alone = new Map<string, string[]>()

/** Documents that cannot be read as rules, each for another reason. */
const BROKEN = [
  'title: [unclosed\n',
  'title: {unclosed: 1\n',
  'title: "unclosed\n',
  "title: 'unclosed\n",
  '[\n{\n"\n',
  'title: t\n\tlogsource: {}\n',
  'a: b: c\n',
  '- a\n- list\n',
  'just text\n',
  'title: t\ntitle: twice\n',
  'title: t\nlogsource: {}\ndetection:\n  sel: {a: 1}\n  condition: sel and\n',
  'x: *nobody\n',
  'x: !odd 1\n',
  '}\n',
  '? {a: 1}\n: b\n',
  'x: |9\n y\n',
  '&a [*a]\n',
  'x: "\\q"\n',
  '@x\n',
  '%\n',
  'correlation: 1\nfilter: 2\n',
  ' \u0007\n',
]

law(
  'the same text gives the same conversions',
  [rule],
  (text) => {
    const once = told(text).join()
    return told(text).join() === once
  },
  { share: 0.02 },
)

law(
  'the order of rules changes nothing but the order',
  [rules, choices],
  (rules, choices) => {
    const choose = chooser(choices)
    const order = rules.map((rule) => ({ rule, at: choose(100) })).sort((a, b) => a.at - b.at)
    const apart = order.flatMap(({ rule }) => toldAlone(rule))
    return told(order.map(({ rule }) => rule).join('---\n')).join('\n') === apart.join('\n')
  },
  { share: 0.05 },
)

law(
  'a broken rule stops no other',
  [rules, fc.array(fc.constantFrom(...BROKEN), { minLength: 1, maxLength: 5 }), choices],
  (rules, broken, choices) => {
    const choose = chooser(choices)
    const all = [...rules.map((text) => ({ text, good: true })), ...broken.map((text) => ({ text, good: false }))]
    const order = all.map((document) => ({ ...document, at: choose(100) })).sort((a, b) => a.at - b.at)
    const good = order.filter(({ good }) => good).flatMap(({ text }) => toldAlone(text))
    const found = told(order.map(({ text }) => text).join('---\n')).filter((line) => line !== '')
    if (found.join('\n') !== good.join('\n'))
      throw new Error(`of ${good.length} rules ${found.length} in\n${order.map(({ text }) => text).join('---\n')}`)
  },
  { share: 0.05 },
)

function toldAlone(text: string): string[] {
  const known = alone.get(text) ?? told(text)
  alone.set(text, known)
  return known
}

/** All results of converting each rule of a text, without places. */
function told(text: string): string[] {
  return parseRules({ name: 'stream.yml', text }).map(tellOne)
}

function tellOne({ rule, diagnostics }: RuleDocument): string {
  if (rule === undefined) return ''
  const conversions = [...backends.values()].map((backend) => {
    const { query, fidelity, assumptions, residual, diagnostics } = convertRule(rule, backend, { lossy: true })
    return [query, fidelity, assumptions, residual?.text, diagnostics.map(({ code, message }) => [code, message])]
  })
  return JSON.stringify([diagnostics.map(({ code, message }) => [code, message]), conversions])
}
