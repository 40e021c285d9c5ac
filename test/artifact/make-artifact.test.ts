import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { loadFormat } from '../../src/backend/format.js'
import { defineBackend, defineFormat } from '../../src/backend.js'
import {
  type Backend,
  indexRules,
  makeArtifact,
  parsePipeline,
  parseRules,
  queryFormat,
  type Rule,
  trackNames,
} from '../../src/index.js'

/** A format that prints its input, for these tests. */
const card = defineFormat({
  name: 'card',
  about: 'what is known',
  layout: 'apart',
  options: {
    owner: { type: 'text', default: 'nobody', state: 'owner', about: 'whose it is' },
    places: { type: 'list', default: [], state: 'places', about: 'where it is' },
    weight: { type: 'number', minimum: 0, maximum: 9, default: undefined, about: 'how heavy it is' },
  },
  print: ({ conversion: { head } }, { owner, places, weight }) => ({
    text: JSON.stringify({ owner, places, weight, ...head }),
    name: { kind: 'card', name: head.metadata.title },
  }),
})
const splunk = backends.get('splunk') as Backend
const backend = defineBackend({ ...splunk, formats: [queryFormat, card] })

const rulesOf = (text: string): readonly Rule[] =>
  parseRules({ name: 'rules.yml', text }).map(({ rule, diagnostics }) => {
    if (rule === undefined) throw new Error(diagnostics.join(''))
    return rule
  })
const ruleOf = (more = '', product = 'p'): Rule =>
  rulesOf(
    `title: T\nname: t\n${more}logsource: {product: ${product}}\ndetection: {s: {a: 1}, condition: s}\n`,
  )[0] as Rule
const pipelineOf = (steps: string) => {
  const { pipeline } = parsePipeline({ name: 'pipeline.yml', text: `transformations: [${steps}]` })
  if (pipeline === undefined) throw new Error(steps)
  return [pipeline]
}
const printed = (rule: Rule, settings = {}) => JSON.parse(makeArtifact(rule, backend, card, settings).text ?? 'null')

test('an option comes from the rule, else from the caller, else from pipelines, else from the default', () => {
  const pipelines = pipelineOf('{type: set_state, key: owner, val: state}')
  const formatOptions = { owner: 'caller' }
  const own = ruleOf('sigmacast: {splunk: {owner: rule}}\n')
  expect([
    printed(own, { pipelines, formatOptions }).owner,
    printed(ruleOf(), { pipelines, formatOptions }).owner,
    printed(ruleOf(), { pipelines }).owner,
    printed(ruleOf()).owner,
  ]).toEqual(['rule', 'caller', 'state', 'nobody'])
})

test.each([
  ['val: a', ['a']],
  ['val: [a, b]', ['a', 'b']],
  ['val: "a,b"', ['a', 'b']],
])('a list from the state of pipelines: %s', (value, expected) => {
  expect(printed(ruleOf(), { pipelines: pipelineOf(`{type: set_state, key: places, ${value}}`) }).places).toEqual(
    expected,
  )
})

test('ignores options of other platforms', () => {
  const rule = ruleOf('sigmacast: {elastic: {owner: e}, datadog: {anything: 1}}\n')
  expect(makeArtifact(rule, backend, card).diagnostics).toEqual([])
  expect(printed(rule).owner).toBe('nobody')
})

test('an invalid option of a caller is a TypeError', () => {
  const formatOptions = { wieght: 1 } as object
  expect(() => makeArtifact(ruleOf(), backend, card, { formatOptions })).toThrow(new TypeError('unknown option wieght'))
  expect(() => makeArtifact(ruleOf(), backend, card, { formatOptions: { weight: 10 } })).toThrow(
    new TypeError('the option weight cannot be 10: it must be an integer from 0 to 9'),
  )
})

test.each([...backends.values()])('a format of another platform is a TypeError for $name', async (target) => {
  const ownNames = target.formats.map(({ name, platform }) => `${platform} ${name}`)
  const foreign = [...backends.values()]
    .flatMap(({ formats }) => formats)
    .filter(({ name, platform }) => platform !== undefined && !ownNames.includes(`${platform} ${name}`))
  expect(foreign.length).toBeGreaterThan(5)
  for (const format of await Promise.all(foreign.map(loadFormat))) {
    expect(() => makeArtifact(ruleOf(), target, format)).toThrow(
      new TypeError(`the format \`${format.name}\` is for ${format.platform}, and ${target.name} has no such format`),
    )
  }
})

test('a backend that is made from another one may keep its formats', async () => {
  const copy = defineBackend({ ...splunk, name: 'copy' })
  const formats = await Promise.all(copy.formats.map(loadFormat))
  expect(formats.map((format) => makeArtifact(ruleOf(), copy, format).text)).not.toContain(null)
})

test('uses the metadata as pipelines leave it', () => {
  const pipelines = pipelineOf(
    '{type: change_logsource, product: q}, {type: set_custom_attribute, attribute: team, value: blue}',
  )
  expect(printed(ruleOf('level: low\n'), { pipelines })).toMatchObject({
    metadata: { title: 'T', level: 'low' },
    custom: { team: 'blue' },
    logsources: [{ product: 'q' }],
  })
})

test('a correlation uses its own metadata and options, and the log sources of its rules', () => {
  const rules = rulesOf(`title: A
name: aa
logsource: {product: p}
detection: {s: {a: 1}, condition: s}
---
title: B
name: bb
logsource: {product: q}
detection: {s: {b: 1}, condition: s}
---
title: Both
correlation: {type: temporal, rules: [aa, bb], group-by: [u], timespan: 5m}
sigmacast: {splunk: {weight: 7}}
`)
  expect(printed(rules[2] as Rule, { rules: indexRules(rules) })).toMatchObject({
    metadata: { title: 'Both' },
    logsources: [{ product: 'p' }, { product: 'q' }],
    weight: 7,
  })
})

test('does not mention work that is left to a rule if the artifact is that rule', () => {
  const rules = rulesOf(`title: One
name: one
logsource: {product: p}
detection: {s: {a: 1}, condition: s}
---
title: Many
correlation: {type: event_count, rules: [one], group-by: [u], timespan: 5m, condition: {gte: 10}}
`)
  const kql = backends.get('kql') as Backend
  const codes = (hasRuleSettings: boolean) =>
    makeArtifact(rules[1] as Rule, kql, { ...card, hasRuleSettings }, { rules: indexRules(rules) }).diagnostics.map(
      ({ code }) => code,
    )
  expect([codes(false), codes(true)]).toEqual([['approximate', 'rule-settings'], ['approximate']])
})

test('returns no artifact and no name without a query', () => {
  const [rule] = rulesOf('title: T\nlogsource: {product: p}\ndetection: {s: {a: 1}, condition: s and t}\n')
  const { text, name, diagnostics } = makeArtifact(rule as Rule, backend, card)
  expect({ text, name, codes: diagnostics.map(({ code }) => code) }).toEqual({
    text: null,
    name: null,
    codes: ['unknown-selection'],
  })
})

const asked = defineFormat({
  name: 'asked',
  about: 'what the rule asks',
  layout: 'apart',
  reads: 'expression',
  options: { note: { type: 'text', default: '', state: 'note', about: 'a note' } },
  print: ({ conversion: { expr, head, query } }, { note }) => ({
    text: JSON.stringify({ title: head.metadata.title, kind: expr.kind, query, note }),
  }),
})

test('a format of the expression requires no query, and ignores problems of the query', () => {
  const auth0 = backends.get('auth0') as Backend
  const of = (items: string) =>
    rulesOf(`title: T\nlogsource: {product: auth0}\ndetection: {s: {${items}}, condition: s}\n`)[0] as Rule
  const made = (rule: Rule, settings = {}) => {
    const { text, diagnostics } = makeArtifact(rule, auth0, asked, settings)
    return [JSON.parse(text ?? 'null'), diagnostics.map(({ code }) => code)]
  }
  const printed = { title: 'T', note: '' }
  expect(made(of('data.details.x: 1'))).toEqual([{ ...printed, kind: 'leaf', query: null }, []])
  expect(made(of('data.details.x: 1, data.type: s'))).toEqual([{ ...printed, kind: 'and', query: 'type:"s"' }, []])
  const pipelines = pipelineOf('{type: set_state, key: note, val: state}')
  expect(made(of('data.details.x: 1'), { pipelines })[0]).toMatchObject({ note: 'state' })
  expect(made(of("data.details.x|re: '('"))).toEqual([null, ['bad-regex']])
})

test('a format of the expression has no artifact for a correlation', () => {
  const rules = rulesOf(`title: One
name: one
logsource: {product: p}
detection: {s: {a: 1}, condition: s}
---
title: Many
correlation: {type: event_count, rules: [one], group-by: [u], timespan: 5m, condition: {gte: 10}}
`)
  const { text, diagnostics } = makeArtifact(rules[1] as Rule, splunk, asked, { rules: indexRules(rules) })
  expect([text, diagnostics.map(({ code }) => code)]).toEqual([null, ['no-artifact']])
})

test('reports duplicate names per kind of object', () => {
  const track = trackNames()
  const [a, b] = [ruleOf(), ruleOf('id: 5bd5d4a8-7a7f-4a8e-9d0d-0a4c1c3c5e11\n')]
  expect(track(a, { kind: 'card', name: 'T' })).toBeUndefined()
  expect(track(b, { kind: 'box', name: 'T' })).toBeUndefined()
  expect(track(b, null)).toBeUndefined()
  expect(track(b, { kind: 'card', name: 'T' })?.message).toBe('two rules would be saved as `T`')
})

test.each([...backends.values()])('$name: options of formats and of the target have different names', ({
  options,
  formats,
}) => {
  const twice = formats.flatMap((format) => Object.keys(format.options).filter((name) => Object.hasOwn(options, name)))
  expect(twice).toEqual([])
})

test.each([...backends.values()])('$name: options with the same name in several formats are equal', ({ formats }) => {
  const seen = new Map<string, unknown>()
  for (const format of formats) {
    for (const [name, spec] of Object.entries(format.options)) expect(spec).toEqual(seen.get(name) ?? spec)
    for (const [name, spec] of Object.entries(format.options)) seen.set(name, spec)
  }
})
