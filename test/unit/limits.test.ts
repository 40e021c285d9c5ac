import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import type { LimitName, LimitSettings } from '../../src/backend.js'
import { convertRule, type Diagnostic, indexRules, limitSpecs, parsePipeline, parseRules } from '../../src/index.js'
import { limitsOf } from '../../src/text/limits.js'

const splunk = backends.get('splunk')
if (splunk === undefined) throw new Error('no splunk')

const rule = (detection: string): string =>
  `title: T\nname: base\nlogsource: { category: test }\ndetection:\n${detection}`
const two = rule('  s1: { a: 1 }\n  s2: { b: 1 }\n  s3: { c: 1 }\n  condition: all of s* or 1 of s*\n')
const counted = (name: string, of: string): string =>
  `title: T\nname: ${name}\ncorrelation: { type: event_count, rules: [${of}], group-by: [u], timespan: 1m, condition: { gte: 2 } }\n`
const pipelineText = `name: p
priority: 1
transformations:
  - id: names
    type: field_name_mapping
    mapping: { a: [b, c, d] }
`

/** For each limit: a text that exceeds it, the greatest exceeded value, and the code of its diagnostic. */
const rows: Readonly<Record<LimitName, readonly [text: string, value: number, code: string]>> = {
  'file-bytes': [two, two.length - 1, 'file-too-large'],
  'yaml-depth': [two, 3, 'yaml-too-deep'],
  'yaml-aliases': [rule('  s: { a: &x [1], b: *x, c: *x }\n  condition: s\n'), 1, 'too-many-aliases'],
  'yaml-nodes': [rule('  s: { a: 1 }\n  condition: s\n'), 16, 'too-many-nodes'],
  'condition-depth': [rule('  s: { a: 1 }\n  condition: (((s)))\n'), 2, 'condition-too-deep'],
  references: [two, 8, 'too-many-references'],
  combinations: [
    rule('  s1: { a: 1 }\n  s2: { b: 1 }\n  s3: { c: 1 }\n  condition: 2 of s*\n'),
    2,
    'too-many-combinations',
  ],
  values: [two, 5, 'too-many-values'],
  'expanded-values': [rule('  s: { a|windash: " -a -b" }\n  condition: s\n'), 24, 'too-many-values'],
  'processed-values': [rule('  s: { a: [1, 2] }\n  t: { b: 1 }\n  condition: s or t or s\n'), 11, 'too-many-values'],
  'correlation-parts': [
    `${two}---\n${two.replace('base', 'other')}---\ntitle: C\ncorrelation: { type: temporal, rules: [base, other], group-by: [], timespan: 1m }\n`,
    1,
    'too-many-parts',
  ],
  'correlation-depth': [
    `${two}---\n${counted('one', 'base')}---\n${counted('two', 'one')}---\n${counted('three', 'two')}`,
    2,
    'correlation-too-deep',
  ],
}

function diagnosticsOf(text: string, limits: LimitSettings): readonly Diagnostic[] {
  const { pipeline } = parsePipeline({ name: 'p.yml', text: pipelineText })
  if (pipeline === undefined) throw new Error('no pipeline')
  const documents = parseRules({ name: 'rule.yml', text }, { limits })
  const rules = indexRules(documents.flatMap(({ rule }) => rule ?? []))
  const settings = { limits, rules, pipelines: [pipeline], unmapped: 'ignore' } as const
  return documents.flatMap(({ rule, diagnostics }) =>
    rule === undefined ? diagnostics : [...diagnostics, ...convertRule(rule, splunk as never, settings).diagnostics],
  )
}

describe('the limit', () => {
  test.each(Object.entries(rows))('%s is named by the diagnostic that reports it, and can be set', (name, row) => {
    const [text, value, code] = row
    const found = diagnosticsOf(text, { [name]: value })
    expect(found.filter(({ severity }) => severity === 'error').map((one) => [one.code, one.help])).toEqual([
      [code, `\`--limit ${name}=<number>\` raises the limit`],
    ])
    expect(diagnosticsOf(text, { [name]: value + 1 }).filter(({ severity }) => severity === 'error')).toEqual([])
    expect(limitSpecs[name as LimitName].default).toBeGreaterThan(value)
  })

  test.each([
    { nodes: 1 },
    { values: 0 },
    { values: 1.5 },
    { values: Number.NaN },
    { 'yaml-depth': 501 },
    { toString: 1 },
  ] as readonly LimitSettings[])('%o is refused', (limits) => {
    expect(() => parseRules({ name: 'rule.yml', text: two }, { limits })).toThrow(TypeError)
  })
})

test('the same limits are one object, whoever writes them, so that targets in turn share their work', () => {
  const limits = limitsOf({ values: 5 })
  expect(limitsOf({ values: 5 })).toBe(limits)
  expect(limitsOf({ values: 6 })).not.toBe(limits)
  expect(limitsOf({ references: 7 })).toEqual({ ...limitsOf(), references: 7 })
  expect(limitsOf({})).toBe(limitsOf())
})

describe('a condition', () => {
  const selections = (count: number): string =>
    Array.from({ length: count }, (_, index) => `  sel${index}: { a: v${index} }\n`).join('')
  const condition = (parts: readonly string[]): string => `  condition: ${parts.join(' or ')}\n`

  test('with many references to many selections is rejected before it is expanded', () => {
    const references = Array<string>(800).fill('(1 of sel* or not all of them)')
    const text = rule(selections(800) + condition(references))
    expect(diagnosticsOf(text, {}).map(({ code }) => code)).toEqual(['too-many-values'])
    expect(diagnosticsOf(text, { values: 100_000_000 }).map(({ code }) => code)).toEqual(['too-many-references'])
  })

  test('with many references to one selection each is read', () => {
    const names = Array.from({ length: 2_000 }, (_, index) => `sel${index}`)
    expect(diagnosticsOf(rule(selections(2_000) + condition(names)), {})).toEqual([])
  })
})
