import { describe, expect, test } from 'vitest'
import { compileRuleMatcher, type Json, matchRules, parsePipeline, parseRules, type Rule } from '../../src/index.js'

const rulesOf = (...documents: readonly string[]): readonly Rule[] =>
  parseRules({ name: 'rules.yml', text: documents.join('---\n') }).flatMap(({ rule }) => rule ?? [])

const detection = (title: string, selection: string, condition = 'selection'): string =>
  `title: ${title}\nname: ${title}\nlogsource: { category: test }\ndetection:\n  selection: ${selection}\n  condition: ${condition}\n`

const correlation = (title: string, of: string): string =>
  `title: ${title}\ncorrelation: { type: event_count, rules: [${of}], group-by: [user], timespan: 1m, condition: { gte: 2 } }\n`

/** The titles of the rules that match each event. */
function titles(rules: readonly Rule[], events: readonly Json[], settings: Parameters<typeof matchRules>[1] = {}) {
  const { matcher } = matchRules(rules, settings)
  return events.map((event) => matcher.push(event).map(({ rule }) => rule.metadata.title))
}

const pipeline = parsePipeline({
  name: 'ours.yml',
  text: `name: ours
priority: 10
transformations:
  - type: field_name_mapping
    mapping: { Image: process.executable, User: user.name }
  - type: add_condition
    conditions: { event.code: 1 }
    rule_conditions: [{ type: logsource, category: test }]
`,
}).pipeline!

describe('a set of rules', () => {
  test('matches events in the form of the data with pipelines', () => {
    const rules = rulesOf(detection('shell', "{ Image|endswith: '\\sh' }"), detection('root', '{ User: root }'))
    const event = { process: { executable: 'C:\\SH' }, user: { name: 'root' }, 'event.code': 1 }
    expect(titles(rules, [event, { ...event, 'event.code': 2 }], { pipelines: [pipeline] })).toEqual([
      ['shell', 'root'],
      [],
    ])
    const { matcher } = compileRuleMatcher(rules[0] as Parameters<typeof compileRuleMatcher>[0], {
      pipelines: [pipeline],
    })
    expect(matcher?.push(event).length).toBe(1)
  })

  test('applies the filters among the rules', () => {
    const filter = `title: not ann
logsource: { category: test }
filter:
  rules: [shell]
  selection: { User: ann }
  condition: not selection
`
    const rules = rulesOf(detection('shell', '{ Image: sh }'), filter)
    expect(
      titles(rules, [
        { Image: 'sh', User: 'ann' },
        { Image: 'sh', User: 'bob' },
      ]),
    ).toEqual([[], ['shell']])
  })

  test('leaves out a rule that cannot be run, and correlations of it', () => {
    const rules = rulesOf(
      detection('ahead', "{ a|re: '(?=x)y' }"),
      detection('fine', '{ a: 1 }'),
      correlation('of ahead', 'ahead'),
      correlation('of fine', 'fine'),
    )
    const set = matchRules(rules)
    expect(set.rules.map(({ isRunnable, diagnostics }) => [isRunnable, diagnostics.map(({ code }) => code)])).toEqual([
      [false, ['regex-not-matchable']],
      [true, []],
      [false, ['regex-not-matchable']],
      [true, []],
    ])
    const at = (second: number) => ({ '@timestamp': second, a: 1, user: 'ann' })
    const found = [at(1), at(2)].map((event) => set.matcher.push(event).map(({ rule }) => rule.metadata.title))
    expect(found).toEqual([['fine'], ['fine', 'of fine']])
  })

  test('holds back only the events of correlations', () => {
    const rules = rulesOf(detection('one', '{ a: 1 }'), detection('two', '{ a: 2 }'), correlation('many', 'one'))
    const { matcher } = matchRules(rules, { lateness: 10 })
    for (const [second, a] of [2, 1, 2, 2].entries()) matcher.push({ '@timestamp': second, a, user: 'ann' })
    expect(matcher.kept).toBe(1)
    expect([matcher.end(), matcher.kept]).toEqual([[], 2])
  })

  test.each([
    ['the Kelvin sign is a k', '(?i)abck', 'ABC\u212a'],
    ['the long s is an s', 'abcs', 'ABC\u017f'],
    ['an s is a long s', 'abc\u017f', 'ABCS'],
  ])('runs a case-insensitive expression on text beyond ASCII: %s', (_, source, text) => {
    const [rule] = rulesOf(detection('folded', `{ a|re|i: '${source}' }`))
    const event = { a: text }
    const alone = compileRuleMatcher(rule as Parameters<typeof compileRuleMatcher>[0]).matcher!.push(event).length
    expect([alone, titles([rule!], [event])]).toEqual([1, [['folded']]])
  })

  test('reads each field once for many rules', () => {
    const reads = [1, 1_000].map((count) => {
      const rules = rulesOf(
        ...Array.from({ length: count }, (_, index) => detection(`r${index}`, `{ a|contains: x${index} }`)),
      )
      let reads = 0
      const event = {
        get a() {
          reads++
          return 'x1'
        },
      }
      titles(rules, [event])
      return reads
    })
    expect(reads).toEqual([1, 1])
  })

  test('is not changed by an error of a getter', () => {
    const { matcher } = matchRules(rulesOf(detection('both', '{ a: 1, b: 2 }'), detection('none', '{ a: null }')))
    const broken = {
      a: 1,
      get b(): number {
        throw new Error('gone')
      },
    }
    expect(() => matcher.push(broken)).toThrow('gone')
    expect(matcher.push({ b: 2 }).map(({ rule }) => rule.metadata.title)).toEqual(['none'])
    expect(matcher.push({ a: 1, b: 2 }).map(({ rule }) => rule.metadata.title)).toEqual(['both'])
  })

  test('matches with conditions that hold for nearly every event', () => {
    const rules = rulesOf(
      detection('not', '{ a: 1 }', 'not selection'),
      detection('always', '{ a: null, b: null }', 'selection or not selection'),
    )
    expect(titles(rules, [{}, { a: 1 }, { a: [1, 2] }, [], null])).toEqual([
      ['not', 'always'],
      ['always'],
      ['always'],
      ['not', 'always'],
      ['not', 'always'],
    ])
  })
})
