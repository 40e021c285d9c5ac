import { describe, expect, test } from 'vitest'
import { backends, eql, kql, splunk } from '../../backends/index.js'
import {
  type Backend,
  type ConvertSettings,
  explainRule,
  indexRules,
  type Pipeline,
  parsePipeline,
  parseRules,
} from '../../src/index.js'

function explain(detection: string, backend: Backend, settings: ConvertSettings = {}, more = '') {
  const text = `title: a rule\nlogsource: { product: okta }\ndetection:\n${detection}\n${more}`
  const all = parseRules({ name: 'rule.yml', text }).flatMap(({ rule }) => rule ?? [])
  const [rule] = all
  if (rule === undefined) throw new Error('no rule')
  return explainRule(rule, backend, { lossy: true, rules: indexRules(all), ...settings })
}

function pipelinesOf(transformation: string, postprocessing = ''): readonly Pipeline[] {
  const text = `name: p\ntransformations: [${transformation}]\npostprocessing: [${postprocessing}]\n`
  const { pipeline, diagnostics } = parsePipeline({ name: 'pipeline.yml', text })
  if (pipeline === undefined) throw new Error(diagnostics.join('\n'))
  return [pipeline]
}

/** The spans of a query as `number: text`. */
function parts({ spans, conversion: { query } }: ReturnType<typeof explain>): readonly string[] | undefined {
  return spans?.map(({ predicate, start, end }) => `${predicate}: ${query?.slice(start, end)}`)
}

describe('a span', () => {
  test('covers the item of a list', () => {
    const explained = explain(`  s:\n    a: [x, '*y']\n    b: [1, 2]\n  condition: s`, splunk as Backend)
    expect(explained.conversion.query).toBe('a IN ("x", "*y") b IN (1, 2)')
    expect(parts(explained)).toEqual(['1: "x"', '2: "*y"', '3: 1', '4: 2'])
  })

  test('covers the whole list if the list replaces an item', () => {
    const explained = explain(`  s:\n    a: ['NOT*', 'x', 'y']\n  condition: s`, backends.get('datadog') as Backend)
    expect(explained.conversion.query).toBe('(@a:(x OR y) OR @a:NOT*)')
    expect(parts(explained)).toEqual([1, 2, 3].map((number) => `${number}: ${explained.conversion.query}`))
    const absent = explain(`  s:\n    - a: x\n    - a: '*'\n  condition: s`, splunk as Backend)
    expect(parts(absent)).toEqual(['1: a=*', '2: a=*'])
  })

  test('leaves out negations and their guards', () => {
    const explained = explain(`  s:\n    a: x\n    b: null\n    c|exists: false\n  condition: not s`, eql as Backend)
    expect(explained.conversion.query).toBe('any where not ((a != null and a : "x") and b == null and c == null)')
    expect(parts(explained)).toEqual(['1: a : "x"', '2: b == null', '3: c == null'])
  })

  test('serves several predicates if a query contains their text once', () => {
    const explained = explain(`  s:\n    a: x\n  t:\n    a: x\n    b: y\n  condition: s and t`, kql as Backend)
    expect(explained.conversion.query).toBe('a: "x" and b: "y"')
    expect(parts(explained)).toEqual(['1: a: "x"', '2: a: "x"', '3: b: "y"'])
  })
})

test('a predicate has a span for each of its expansions and stages', () => {
  const explained = explain(`  s:\n    a|windash: ' -e'\n    b|cased: Y\n  condition: s`, splunk as Backend)
  expect(parts(explained)).toEqual([
    '1: " -e"',
    '1: " /e"',
    '1: " –e"',
    '1: " —e"',
    '1: " ―e"',
    '2: b="Y"',
    '2: match(b, "^Y\\\\z")',
  ])
  expect(explained.stages.map(({ query, spans }) => spans.map(({ start, end }) => query?.slice(start, end)))).toEqual([
    ['" -e"', '" /e"', '" –e"', '" —e"', '" ―e"', 'b="Y"'],
    ['match(b, "^Y\\\\z")'],
  ])
})

describe('numbers', () => {
  const detection = `  s:\n    b: [x, y]\n    a|endswith: z\n  t:\n    c: 1\n  condition: t or s`

  test('follow the order in which the rule is written, for every target', () => {
    for (const backend of backends.values()) {
      expect(explain(detection, backend).predicates.map(({ number, text }) => `${number} ${text}`)).toEqual([
        '1 b: "x"',
        '2 b: "y"',
        '3 a: "*z"',
        '4 c: 1',
      ])
    }
  })

  test('are those of the tree, whatever pipelines do to names', () => {
    const { conditions, spans, predicates } = explain(detection, kql as Backend, {
      pipelines: pipelinesOf('{ type: field_name_mapping, mapping: { b: [d, e] } }'),
    })
    expect(
      conditions.map(({ rule, tree }) => [rule, JSON.stringify(tree).match(/"predicate":\d|(?<="text":")\w/g)]),
    ).toEqual([
      [
        'a rule',
        ['4 c', '1 d', '2 d', '1 e', '2 e', '3 a'].flatMap((leaf) => [`"predicate":${leaf[0]}`, leaf.slice(2)]),
      ],
    ])
    expect(spans?.map(({ predicate }) => predicate)).toEqual([4, 1, 2, 1, 2, 3])
    expect(predicates).toHaveLength(4)
  })

  test('of conditions that pipelines and targets add come after those of the rule', () => {
    const { predicates } = explain(detection, kql as Backend, {
      options: { 'event-category': true },
      pipelines: pipelinesOf(
        '{ type: set_state, key: category, val: process }, { id: only, type: add_condition, conditions: { d: w } }',
      ),
    })
    expect(
      predicates.slice(4).map(({ number, text, source, addedBy }) => [number, text, source.name, addedBy?.id]),
    ).toEqual([
      [5, 'event.category|cased: "process"', 'rule.yml', undefined],
      [6, 'd: "w"', 'pipeline.yml', 'only'],
    ])
  })

  test('of filters come after those of the rule', () => {
    const filter = `---\ntitle: f\nlogsource: { product: okta }\nfilter:\n  rules: any\n  s:\n    u: v\n  condition: not s\n`
    const { predicates, residualTree } = explain(detection, kql as Backend, {}, filter)
    expect(predicates.map(({ text, addedBy }) => [text, addedBy?.kind]).at(-1)).toEqual(['u: "v"', 'filter'])
    expect(residualTree).toBeNull()
  })

  test('are those of the residual and of losses', () => {
    const { residualTree, stages } = explain(`  s:\n    a: x\n    b|re: y.z\n  condition: s`, kql as Backend)
    expect(residualTree).toEqual({ kind: 'leaf', leaf: { predicate: 2, text: 'b|re: "y.z"' } })
    expect(stages[0]?.losses.map(({ number }) => number)).toEqual([2])
  })

  test('go on through the rules of a correlation', () => {
    const rule = (name: string) =>
      `---\ntitle: ${name}\nname: ${name}\nlogsource: { product: okta }\ndetection:\n  s:\n    a: ${name}\n  condition: s\n`
    const text = `title: c\ncorrelation: { type: temporal, rules: [one, two], group-by: [u], timespan: 5m }\n${rule('one')}${rule('two')}`
    const all = parseRules({ name: 'rules.yml', text }).flatMap((document) => document.rule ?? [])
    const explained = explainRule(all[0]!, splunk as Backend, { rules: indexRules(all) })
    expect(explained.predicates.map((predicate) => `${predicate.number} ${predicate.text}`)).toEqual([
      '1 a: "one"',
      '2 a: "two"',
    ])
    expect(explained.conditions.map((condition) => condition.rule)).toEqual(['one', 'two'])
    expect(parts(explained)).toEqual([
      '1: "one"',
      '2: "two"',
      '1: match(a, "(?i)^one\\\\z")',
      '2: match(a, "(?i)^two\\\\z")',
    ])
  })
})

describe('postprocessing', () => {
  const detection = `  s:\n    a: x\n    b: y\n  condition: s`

  test('moves spans', () => {
    const explained = explain(detection, splunk as Backend, {
      pipelines: pipelinesOf('', '{ type: embed, prefix: "search ", suffix: " | head 5" }'),
    })
    expect(explained.conversion.query).toBe('search a="x" b="y" | head 5')
    expect(parts(explained)).toEqual(['1: a="x"', '2: b="y"'])
  })

  test('that rewrites the texts of predicates leaves no spans', () => {
    const explained = explain(detection, splunk as Backend, {
      pipelines: pipelinesOf('', `{ type: replace, pattern: '"x" b', replacement: '"z" b' }`),
    })
    expect(explained.conversion.query).toBe('a="z" b="y"')
    expect(explained.spans).toBeNull()
  })
})

test('a rule with the characters of marks has its query, and spans only if they are unambiguous', () => {
  const explained = explain(`  s:\n    a: "\\U000F0001"\n    b: "\\U00100001"\n  condition: s`, splunk as Backend)
  expect(explained.conversion.query).toBe('a="\u{F0001}" b="\u{100001}"')
  expect(explained.spans).toBeNull()
})

test('a rule without a query still has numbers', () => {
  const { conversion, predicates, spans, conditions } = explain(
    `  s:\n    a|fieldref: b\n  condition: s`,
    kql as Backend,
  )
  expect(conversion.query).toBeNull()
  expect(predicates.map(({ text }) => text)).toEqual(['a|fieldref: b'])
  expect(conditions).toHaveLength(1)
  expect(spans).toBeNull()
})
