import fc from 'fast-check'
import { subjectsOf } from '../../scripts/prove/subject.js'
import { witnessRule } from '../../src/index.js'
import { seeded } from '../../src/witness/choose.js'
import { consistentBranch } from '../../src/witness/consistent-branch.js'
import { put } from '../../src/witness/event-object.js'
import { looseBool } from '../property/arbitraries/bools.js'
import { itemKinds, keywordItem } from '../property/arbitraries/items.js'
import { ruleSpec } from '../property/arbitraries/rules.js'
import { law } from '../property/law.js'

const { nothing: _, ...kinds } = itemKinds(fc.constantFrom('a', 'b', 'c.d', 'e{}.f', 'a.x', 'message'))
const anyRule = ruleSpec(fc.oneof(...Object.values(kinds), keywordItem), keywordItem)

law(
  'each event has the verdict of the matcher, differs from the others, and is JSON',
  [anyRule],
  ({ text }) => {
    const source = { name: 'r.yml', text }
    const [subject] = subjectsOf(source)
    fc.pre(subject !== undefined)
    const { witnesses } = witnessRule(subject!.rule, { events: 12 })
    const texts = witnesses.map(({ event }) => JSON.stringify(event))
    return (
      new Set(texts).size === texts.length &&
      texts.length <= 12 &&
      witnesses.every(({ matches, about }, at) => about !== '' && subject!.matches(JSON.parse(texts[at]!)) === matches)
    )
  },
  { share: 0.2 },
)

// Each field can fulfil its selection, whatever the others are.
law(
  'a condition over fields of their own has an event that matches, if it can have one',
  [looseBool(fc.nat(7), { depth: 4, constants: false })],
  (tree) => {
    const names = Array.from({ length: 8 }, (_, at) => `s${at}`)
    const conditionOf = (node: typeof tree): string => {
      switch (node.kind) {
        case 'leaf':
          return names[node.leaf]!
        case 'not':
          return `not (${conditionOf(node.arg)})`
        case 'const':
          return 's0'
        default:
          return node.args.length === 0 ? 's0' : `(${node.args.map(conditionOf).join(` ${node.kind} `)})`
      }
    }
    const selections = names.map((name) => `  ${name}: {${name}|endswith: x}`).join('\n')
    const text = `title: t\nlogsource: {}\ndetection:\n${selections}\n  condition: ${conditionOf(tree)}\n`
    const [subject] = subjectsOf({ name: 'r.yml', text })
    fc.pre(subject !== undefined)
    const isSatisfiable = consistentBranch(subject!.expr, [], seeded(1)) !== 'none'
    const { witnesses, diagnostics } = witnessRule(subject!.rule)
    const isMatched = witnesses.some(({ matches }) => matches)
    return isMatched === isSatisfiable && diagnostics.some(({ code }) => code === 'no-matching-event') === !isMatched
  },
)

law(
  'a field that is put into an event leaves the others there',
  [fc.uniqueArray(fc.constantFrom('a', 'a.b', 'a.b.c', 'a.d', 'e'), { minLength: 2 })],
  (fields) => {
    const event = fields.reduce((whole, field) => put(whole, field, field), {})
    const rule = `title: t\nlogsource: {}\ndetection:\n  s: {${fields.map((field) => `${field}: ${field}`).join(', ')}}\n  condition: s\n`
    return subjectsOf({ name: 'r.yml', text: rule })[0]!.matches(event)
  },
)
