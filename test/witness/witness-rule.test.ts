import { describe, expect, test } from 'vitest'
import {
  compileMatcher,
  indexRules,
  lowerRule,
  parsePipeline,
  parseRules,
  type Rule,
  witnessRule,
} from '../../src/index.js'
import { openReasoner } from '../../src/reason.js'
import { ruleText } from '../diagnostics/outcome.js'
import { placed } from '../diagnostics/placed.js'
import { shippedRules } from '../prove/shipped-rules.js'

const rulesOf = (text: string): readonly Rule[] =>
  parseRules({ name: 'rule.yml', text }).flatMap(({ rule }) => rule ?? [])
const only = (text: string): Rule => rulesOf(text)[0] as Rule

/** Every event on a line: `+` if it matches, then its description. */
const shown = (text: string, settings: Parameters<typeof witnessRule>[1] = {}): readonly string[] =>
  witnessRule(only(text), settings).witnesses.map(
    ({ event, matches, about }) => `${matches ? '+' : '-'} ${JSON.stringify(event)} ${about}`,
  )

/** Each row: a description, the condition, the selections, and some of the lines. */
const rows: readonly (readonly [what: string, condition: string, selections: string, lines: readonly string[]])[] = [
  [
    'every branch, by what is particular to it',
    's and 1 of o*',
    '  s: {a: x}\n  o1: {b: [y, z]}\n  o2: {c|endswith: w}',
    [
      '+ {"a":"x","b":"y"} satisfies the rule with `b: "y"`',
      '+ {"a":"x","b":"z"} satisfies the rule with `b: "z"`',
      '+ {"a":"x","c":"w"} satisfies the rule with `c: "*w"`',
    ],
  ],
  [
    'what is excluded, and what nearly is',
    's and not f',
    '  s: {a: 1}\n  f: {b|gte: 5}',
    [
      '+ {"a":1} satisfies the whole rule',
      '+ {"a":1,"b":4} not excluded by `b|gte: 5`: one less than the bound',
      '- {"a":2} misses `a: 1`: one more',
      '- {"a":1,"b":5} excluded by `b|gte: 5`',
    ],
  ],
  [
    'letter case where it counts',
    's',
    '  s: {a|cased: Ab}',
    ['- {"a":"AB"} misses `a|cased: "Ab"`: upper case', '- {"a":"ab"} misses `a|cased: "Ab"`: lower case'],
  ],
  ['letter case where it does not', 's', '  s: {a: Ab}', ['+ {"a":"AB"} satisfies `a: "Ab"`: upper case']],
  [
    'an address beside a network',
    's',
    '  s: {a|cidr: 10.1.0.0/16}',
    ['- {"a":"10.2.0.0"} misses `a|cidr: 10.1.0.0/16`: an address next to the network'],
  ],
  ['a list where the name marks one', 's', "  s: {'a{}.b': x}", ['+ {"a":[{"b":"x"}]} satisfies the whole rule']],
  ['one text with several parts', 's', '  s: {a|contains|all: [x, y]}', ['+ {"a":"xyx"} satisfies the whole rule']],
  ['a field beside fields inside it', 's', '  s: {a: x, a.b: y}', ['+ {"a":"x","a.b":"y"} satisfies the whole rule']],
  [
    'a keyword in a field that nothing else is asked of',
    's and k',
    '  s: {message: x}\n  k: [error]',
    ['+ {"message":"x","message_2":"error"} satisfies the whole rule'],
  ],
  [
    'fields that are compared, beside other questions about them',
    's',
    '  s: {a|fieldref: b, b: foo, c: x}',
    ['+ {"a":"FOO","b":"FOO","c":"x"} satisfies the whole rule'],
  ],
  [
    'no field at all',
    's',
    '  s: {a: null}',
    ['+ {} satisfies the whole rule', '- {"a":"zzz"} misses `a: null`: another string'],
  ],
  [
    'a field that only has to be there',
    's',
    '  s: {a|exists: true}',
    ['- {} misses `a|exists: true`: the field is missing'],
  ],
]

test.each(rows)('%s', (_, condition, selections, lines) => {
  const found = shown(ruleText(condition, selections), { events: 60 })
  expect(lines.filter((line) => !found.includes(line))).toEqual([])
})

test('all events differ, and matching ones come first, half of the number', () => {
  const { witnesses } = witnessRule(only(ruleText('s and not f', '  s: {a|endswith: [x, y], b: z}\n  f: {c: w}')))
  const verdicts = witnesses.map(({ matches }) => matches)
  expect(verdicts).toEqual([...Array(10).fill(true), ...Array(10).fill(false)])
  expect(new Set(witnesses.map(({ event }) => JSON.stringify(event))).size).toBe(20)
})

test('covers some of many branches, and all of them if there is room', () => {
  const rule = only(ruleText('s', `  s: {a: [${Array.from({ length: 300 }, (_, at) => `v${at}`).join(', ')}]}`))
  const values = (events: number): number =>
    witnessRule(rule, { events, only: 'matching' }).witnesses.filter(({ about }) =>
      about.startsWith('satisfies the rule'),
    ).length
  expect([values(10), values(300)]).toEqual([10, 300])
})

describe('pipelines and filters', () => {
  const text = ruleText('s', '  s: {Image: x}')
  const { pipeline } = parsePipeline({
    name: 'names.yml',
    text: 'name: names\ntransformations: [{type: field_name_mapping, mapping: {Image: process.executable}}]\n',
  })
  const pipelines = pipeline === undefined ? [] : [pipeline]

  test('events have the field names of the data', () => {
    expect(shown(text, { pipelines })[0]).toBe('+ {"process":{"executable":"x"}} satisfies the whole rule')
  })

  test('an unmapped field is an error if requested', () => {
    const { witnesses, diagnostics } = witnessRule(only(ruleText('s', '  s: {Other: x}')), {
      pipelines,
      unmapped: 'error',
    })
    expect({ witnesses, codes: diagnostics.map(({ code }) => code) }).toEqual({
      witnesses: [],
      codes: ['unmapped-field'],
    })
  })

  test('filters exclude', () => {
    const filter =
      'title: f\nlogsource: {product: windows}\nfilter:\n  rules: any\n  n: {User: y}\n  condition: not n\n'
    const rules = rulesOf(
      `title: t\nlogsource: {product: windows}\ndetection:\n  s: {Image: x}\n  condition: s\n---\n${filter}`,
    )
    const { witnesses } = witnessRule(rules[0] as Rule, { rules: indexRules(rules) })
    expect(witnesses.map(({ about }) => about)).toContain('excluded by `User: "y"`')
  })
})

test.each([
  ['an open placeholder', ruleText('s', "  s: {a|expand: '%p%'}"), ['4:17 error unresolved-placeholder']],
  [
    'an expression that the matcher does not support',
    ruleText('s', "  s: {a|re: '(?=x)y'}"),
    ['4:13 error regex-not-matchable'],
  ],
])('%s has no events', (_, text, diagnostics) => {
  const found = witnessRule(only(text))
  expect({ witnesses: found.witnesses, diagnostics: found.diagnostics.map(placed) }).toEqual({
    witnesses: [],
    diagnostics,
  })
})

test.each(
  shippedRules,
)('$name has events that it matches and near misses, each with the verdict of the matcher', (source) => {
  for (const rule of parseRules(source).flatMap(({ rule }) => rule ?? [])) {
    if (rule.kind !== 'detection') continue
    const { detection } = lowerRule(rule)
    const { matcher } = detection === undefined ? { matcher: undefined } : compileMatcher(detection.expr, source)
    const { witnesses, diagnostics } = witnessRule(rule)
    expect(diagnostics).toEqual([])
    expect(new Set(witnesses.map(({ matches }) => matches))).toEqual(new Set([true, false]))
    for (const { event, matches } of witnesses)
      expect(matcher?.matches(JSON.parse(JSON.stringify(event)))).toBe(matches)
  }
})

test('asks a reasoner for an event if the search finds none', () => {
  const rule = only(ruleText('s', '  s: {b|fieldref: c, c|gt: 5}'))
  const events = { only: 'matching', events: 1 } as const
  expect(witnessRule(rule, { ...events, reasoner: openReasoner() })).toEqual({
    witnesses: [{ event: { b: '6', c: '6' }, matches: true, about: 'satisfies the whole rule' }],
    diagnostics: [],
  })
  expect(witnessRule(rule, events).diagnostics.map(({ code }) => code)).toEqual(['no-matching-event'])
})
