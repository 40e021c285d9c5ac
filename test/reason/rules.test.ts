import { describe, expect, test } from 'vitest'
import { compileRuleMatcher, indexRules, type Json, parsePipeline, parseRules } from '../../src/index.js'
import { exprText } from '../../src/ir/expr-text.js'
import { compareRules, coveredRules, findCovered, needlessParts, openReasoner, withoutPart } from '../../src/reason.js'
import type { CorrelationRule, DetectionRule } from '../../src/rule/rule.js'
import { exprOf, ruleOf } from './expr-of.js'

describe('compareRules', () => {
  test.each([
    ['a: x', 'a: X', { relation: 'same' }],
    ['a: x', 'a: [x, y]', { relation: 'wider', gained: { a: 'y' } }],
    ['a: [x, y]', 'a: x', { relation: 'narrower', lost: { a: 'y' } }],
    ['a: x', 'a: y', { relation: 'other', gained: { a: 'y' }, lost: { a: 'x' } }],
    ['a|gte: 1, a|lte: 3', 'a: [1, 2, 3]', { relation: 'narrower', lost: { a: '1.0' } }],
    ['a: x', 's: {a: x}, t: {a: y}, condition: s and t', { relation: 'narrower', lost: { a: 'x' } }],
    ['a|contains|all: [x, y]', 'a|contains: [x*y, y*x]', { relation: 'narrower', lost: { a: ['x', 'y'] } }],
    ["a|re: '(?<!x)a'", 'a: y', { relation: 'undecided', reason: 'not-runnable' }],
    ["a|re: '(?<!x)a'", "s: {a|re: '(?<!x)a'}, t: {b: y}, condition: s or t", { relation: 'wider' }],
    ["s: {a|re: '(?<!x)a'}, t: {b: y}, condition: s and not t", "a|re: '(?<!x)a'", { relation: 'wider' }],
    ["a|re: '(?<!x)a'", "a|re: '(?<!x)a', b: y", { relation: 'narrower' }],
  ])('%s → %s', (before, after, expected) => {
    expect(compareRules(ruleOf(before), ruleOf(after))).toEqual({ ...expected, diagnostics: [] })
  })

  test('two values of a field that holds one value', () => {
    const comparison = compareRules(ruleOf('s: {a: x}, t: {a: y}, condition: s and t'), ruleOf('a: z'), {
      singleValued: true,
    })
    expect(comparison).toEqual({ relation: 'wider', gained: { a: 'z' }, assuming: 'single-valued', diagnostics: [] })
  })

  test('applies pipelines', () => {
    const pipeline = parsePipeline({
      name: 'rename.yml',
      text: 'name: rename\ntransformations: [{type: field_name_mapping, mapping: {a: b}}]\n',
    }).pipeline
    expect(compareRules(ruleOf('a: x'), ruleOf('b: x'), { pipelines: pipeline ? [pipeline] : [] }).relation).toBe(
      'same',
    )
  })

  test('a rule with errors is undecided', () => {
    const { relation, reason, diagnostics } = compareRules(ruleOf('a|cidr: x'), ruleOf('b: x'))
    expect([relation, reason, diagnostics.map(({ code }) => code)]).toEqual([
      'undecided',
      'not-prepared',
      ['bad-network'],
    ])
  })
})

describe('compareRules of a rule about events and a correlation', () => {
  const text = (item: string, more = ''): string =>
    `title: Events\nname: events\nlogsource: {product: windows}\ndetection: {s: {${item}}, condition: s}\n${more}`
  const firstSeen = 'sigmacast: {first-seen: {fields: [u], timespan: 1d}}\n'
  const many = `---
title: Many
correlation: {type: event_count, rules: [events], group-by: [u], timespan: 5m, condition: {gte: 2}}
`
  const lastOf = (rules: string) => {
    const all = parseRules({ name: 'rules.yml', text: rules }).flatMap(({ rule }) => rule ?? [])
    const last = all.at(-1)
    if (last === undefined || last.kind === 'filter') throw new Error(rules)
    return { rule: last, rules: indexRules(all) }
  }

  test.each([
    ['only new values', text('a: x'), text('a: x', firstSeen), { relation: 'narrower', lost: { a: 'x' } }],
    ['all values', text('a: x', firstSeen), text('a: [x, y]'), { relation: 'wider', gained: { a: 'y' } }],
    ['many events', text('a: x'), text('a: x', many), { relation: 'narrower', lost: { a: 'x' } }],
    ['each event', text('a: x', many), text('a: x'), { relation: 'wider', gained: { a: 'x' } }],
    [
      'each event with a field of groups',
      text('a: x, u|exists: true'),
      text('a: x, u|exists: true', many.replace('gte: 2', 'gte: 1')),
      { relation: 'narrower' },
    ],
    [
      'other events, if they are new',
      text('a: x'),
      text('a: y', firstSeen),
      {
        relation: 'other',
        lost: { a: 'x' },
        gainedStream: [{ '@timestamp': '2026-01-01T00:00:00.000Z', a: 'y', u: 'x1' }],
      },
    ],
  ])('%s', (_, before, after, expected) => {
    const [earlier, later] = [lastOf(before), lastOf(after)]
    const comparison = compareRules(earlier.rule, later.rule, { rulesBefore: earlier.rules, rules: later.rules })
    expect(comparison).toEqual({ ...expected, diagnostics: [] })
  })
})

describe('compareRules of correlations', () => {
  const rulesOf = (
    correlation: string,
    item = 'a: x',
    names = ['one', 'two', 'three'],
  ): readonly (DetectionRule | CorrelationRule)[] =>
    parseRules({
      name: 'rules.yml',
      text: `title: Many
correlation: {${correlation}}
${names
  .map(
    (name, at) => `---
title: Event
name: ${name}
logsource: {product: windows}
detection: {s: {${at === 0 ? item : `n: ${at}`}}, condition: s}
`,
  )
  .join('')}`,
    }).flatMap(({ rule }) => (rule === undefined || rule.kind === 'filter' ? [] : [rule]))
  const count = (timespan: string, condition: string, rules = 'one', groupBy = 'b', type = 'event_count') =>
    `type: ${type}, rules: [${rules}], group-by: [${groupBy}], timespan: ${timespan}, condition: ${condition}`
  const temporal = (type: string, condition = '', rules = 'one, two') =>
    `type: ${type}, rules: [${rules}], group-by: [b], timespan: 5m${condition}`
  const base = count('5m', '{gte: 2}')
  const mixed = { relation: 'undecided', reason: 'correlation-mixed' }
  const figures = { relation: 'undecided', reason: 'correlation-figures' }
  const unknown = { relation: 'undecided', reason: 'correlation' }

  test.each([
    ['the same rule', base, base, { relation: 'same' }],
    ['the same time in other words', base, count('300s', '{gte: 2}'), { relation: 'same' }],
    ['the same threshold in other words', base, count('5m', '{gt: 1}'), { relation: 'same' }],
    ['a longer time', base, count('6m', '{gte: 2}'), { relation: 'wider', gained: 2 }],
    ['a longer time for one event', count('5m', '{gte: 1}'), count('6m', '{gte: 1}'), { relation: 'same' }],
    [
      'a longer time with an upper bound',
      count('5m', '{lt: 9}'),
      count('6m', '{lt: 9}'),
      { relation: 'narrower', lost: 9 },
    ],
    [
      'a longer time with both bounds',
      count('5m', '{gt: 1, lt: 9}'),
      count('6m', '{gt: 1, lt: 9}'),
      { relation: 'other', gained: 2, lost: 9 },
    ],
    ['a lower threshold', count('5m', '{gte: 3}'), base, { relation: 'wider', gained: 2 }],
    ['a higher threshold', base, count('5m', '{gte: 3}'), { relation: 'narrower', lost: 2 }],
    ['another bound', base, count('5m', '{gte: 2, lte: 9}'), { relation: 'narrower', lost: 10 }],
    [
      'bounds that overlap',
      count('5m', '{gte: 2, lte: 5}'),
      count('5m', '{gte: 4, lte: 9}'),
      { relation: 'other', gained: 6, lost: 2 },
    ],
    ['a longer time and a higher threshold', base, count('6m', '{gte: 3}'), { relation: 'other', gained: 3, lost: 2 }],
    ['a longer time and a threshold of many events', base, count('6m', '{gte: 300}'), { ...mixed, lost: 2 }],
    [
      'a longer time and a lower threshold',
      count('5m', '{gte: 3}'),
      count('6m', '{gte: 2}'),
      { relation: 'wider', gained: 2 },
    ],
    ['a further rule', base, count('5m', '{gte: 2}', 'one, two'), { relation: 'wider', gained: 2 }],
    ['a rule less', count('5m', '{gte: 2}', 'two, one'), base, { relation: 'narrower', lost: 2 }],
    ['another rule', base, count('5m', '{gte: 2}', 'two'), { relation: 'other', gained: 2, lost: 2 }],
    [
      'rules in another place',
      count('5m', '{gte: 2}', 'two, one'),
      count('5m', '{gte: 2}', 'one, two'),
      { relation: 'same' },
    ],
    ['a field of groups less', count('5m', '{gte: 2}', 'one', 'b, c'), base, { relation: 'wider', gained: 2 }],
    ['a field of groups more', base, count('5m', '{gte: 2}', 'one', 'c, b'), { relation: 'narrower', lost: 2 }],
    ['another field of groups', base, count('5m', '{gte: 2}', 'one', 'c'), { relation: 'other', gained: 2, lost: 2 }],
    ['another type', base, count('5m', '{field: c, gte: 2}', 'one', 'b', 'value_count'), { ...unknown, lost: 2 }],
    [
      'a lower average',
      count('5m', '{field: c, gt: 2.5}', 'one', 'b', 'value_avg'),
      count('5m', '{field: c, gt: 2}', 'one', 'b', 'value_avg'),
      { relation: 'wider', gained: 1 },
    ],
    [
      'an average over a longer time',
      count('5m', '{field: c, gt: 2}', 'one', 'b', 'value_avg'),
      count('6m', '{field: c, gt: 2}', 'one', 'b', 'value_avg'),
      { relation: 'other', gained: 2, lost: 2 },
    ],
    ['any order', temporal('temporal_ordered'), temporal('temporal'), { relation: 'wider', gained: 2 }],
    [
      'rules without order in other places',
      temporal('temporal'),
      temporal('temporal', '', 'two, one'),
      { relation: 'same' },
    ],
    [
      'a condition on rules in other places',
      temporal('temporal', ', condition: one and not two'),
      temporal('temporal', ', condition: one and not two', 'two, one'),
      { relation: 'same' },
    ],
    [
      'any order of rules in other places',
      temporal('temporal_ordered'),
      temporal('temporal', '', 'two, one'),
      { relation: 'wider', gained: 2 },
    ],
    ['a certain order', temporal('temporal'), temporal('temporal_ordered'), { relation: 'narrower', lost: 2 }],
    [
      'another order',
      temporal('temporal_ordered'),
      temporal('temporal_ordered', '', 'two, one'),
      { relation: 'other', gained: 2, lost: 2 },
    ],
    [
      'one rule of two',
      temporal('temporal'),
      temporal('temporal', ', condition: one or two'),
      { relation: 'wider', gained: 1 },
    ],
    [
      'a rule instead of its absence',
      temporal('temporal', ', condition: one and not two'),
      temporal('temporal'),
      { relation: 'other', gained: 2, lost: 1 },
    ],
    [
      'the number of rules in words',
      temporal('temporal'),
      temporal('temporal', ', condition: one and two'),
      { relation: 'same' },
    ],
  ])('%s', (_, first, second, expected) => {
    expect(sizes(compared(rulesOf(first), rulesOf(second)))).toEqual({ ...expected, diagnostics: [] })
  })

  test.each([
    ['a wider event', base, { relation: 'wider', gained: 2 }],
    ['a wider event with an upper bound', count('5m', '{lt: 9}'), { ...figures, gained: 1 }],
    ['a wider event of an order', temporal('temporal_ordered'), { relation: 'wider', gained: 2 }],
  ])('%s', (_, correlation, expected) => {
    const [narrow, wide] = [rulesOf(correlation), rulesOf(correlation, 'a|contains: x')]
    expect(sizes(compared(narrow, wide))).toEqual({ ...expected, diagnostics: [] })
  })

  test('shows a longer time by events that are as far apart', () => {
    const { gainedStream } = compared(rulesOf(base), rulesOf(count('6m', '{gte: 2}')))
    expect(gainedStream).toEqual([
      { '@timestamp': '2026-01-01T00:00:00.000Z', a: 'x', b: 'x' },
      { '@timestamp': '2026-01-01T00:06:00.000Z', a: 'x', b: 'x' },
    ])
  })

  test('shows no events of more rules than such a stream may have events', () => {
    const names = ['one', ...Array.from({ length: 200 }, (_, at) => `other${at}`)]
    const section = temporal('temporal', '', names.join(', '))
    const [narrow, wide] = [rulesOf(section, 'a: x', names), rulesOf(section, 'a|contains: x', names)]
    expect(sizes(compared(narrow, wide))).toEqual({ ...unknown, diagnostics: [] })
  })

  function compared(
    before: readonly (DetectionRule | CorrelationRule)[],
    after: readonly (DetectionRule | CorrelationRule)[],
  ) {
    const [[first], [second]] = [before, after]
    if (first === undefined || second === undefined) throw new Error('a rule is missing')
    const comparison = compareRules(first, second, { rules: indexRules(after), rulesBefore: indexRules(before) })
    const { gainedStream: gained, lostStream: lost } = comparison
    const matchesLast = (rules: typeof before, events: readonly Json[]): boolean => {
      const { matcher } = compileRuleMatcher(rules[0] ?? first, { rules: indexRules(rules) })
      const found = events.flatMap((event) => matcher?.push(event) ?? []).concat(matcher?.end() ?? [])
      return found.some(({ event }) => event === events.at(-1))
    }
    if (gained) expect([matchesLast(before, gained), matchesLast(after, gained)]).toEqual([false, true])
    if (lost) expect([matchesLast(before, lost), matchesLast(after, lost)]).toEqual([true, false])
    return comparison
  }

  const sizes = ({ gainedStream: gained, lostStream: lost, ...comparison }: ReturnType<typeof compared>) => ({
    ...comparison,
    ...(gained && { gained: gained.length }),
    ...(lost && { lost: lost.length }),
  })
})

describe('coveredRules', () => {
  const rules = [
    ruleOf('a|endswith: "\\\\bash", b: x'),
    ruleOf('a|endswith: [sh, zsh]'),
    ruleOf('a|endswith: SH'),
    ruleOf('a|endswith: "\\\\bash"', 'product: linux'),
    ruleOf('a: 5, b: y'),
    ruleOf('a|gt: 4'),
    ruleOf('s: {a: x}, condition: s and not s'),
    ruleOf("a|re: '(?<!x)a'"),
  ]
  test('finds the pairs within a log source, and what is undecided', () => {
    const at = (rule: DetectionRule): number => rules.indexOf(rule)
    const { covered, impossible, undecided } = coveredRules(rules)
    expect(covered.map(({ rule, by, isEquivalent }) => [at(rule), at(by), isEquivalent])).toEqual([
      [0, 1, false],
      [0, 2, false],
      [2, 1, true],
      [4, 5, false],
    ])
    expect(impossible.map(at)).toEqual([6])
    expect(undecided.map(({ rule, reason }) => [at(rule), reason])).toEqual([[7, 'not-runnable']])
  })

  test('reports its progress', () => {
    const progress: string[] = []
    coveredRules(rules.slice(0, 3), { progress: (finished, total) => progress.push(`${finished}/${total}`) })
    expect(progress).toEqual(['1/3', '2/3', '3/3'])
  })
})

describe('findCovered', () => {
  const chain = (bounds: readonly number[]) => bounds.map((bound) => ({ expr: exprOf(`a|gt: ${bound}`), group: '' }))

  test.each([
    ['ascending', [1, 2, 3, 4]],
    ['descending', [4, 3, 2, 1]],
    ['mixed, and twice the same', [3, 1, 4, 1, 2]],
  ])('finds every pair of a chain: %s', (_, bounds) => {
    const { coverings, undecided } = findCovered(chain(bounds), openReasoner())
    const pairs = bounds.flatMap((bound, covered) => {
      const first = bounds.indexOf(bound)
      if (first !== covered) return [[covered, first, true]]
      return bounds.flatMap((other, by) =>
        other < bound && bounds.indexOf(other) === by ? [[covered, by, false]] : [],
      )
    })
    expect(coverings.map(({ covered, by, isEquivalent }) => [covered, by, isEquivalent])).toEqual(pairs)
    expect(undecided).toEqual([])
  })

  test('names the expressions that match more events of others than are compared', () => {
    const all = chain(Array.from({ length: 102 }, (_, at) => at))
    const { coverings, undecided } = findCovered(all, openReasoner())
    expect(coverings.filter(({ covered }) => covered === 100)).toHaveLength(100)
    expect(undecided).toEqual([{ covered: 101, reason: 'steps' }])
  })
})

describe('needlessParts', () => {
  test.each([
    ['a|endswith: [bash, sh, zsh]', ['a: "*bash" because of a: "*sh"', 'a: "*zsh" because of a: "*sh"']],
    ['a: [x, X]', ['a: "X" because of a: "x"']],
    ['a|contains|all: [sh, bash]', ['a: "*sh*" because of a: "*bash*"']],
    ['a|contains: [abc, bc, c, bcd]', ['abc', 'bc', 'bcd'].map((text) => `a: "*${text}*" because of a: "*c*"`)],
    ['a|endswith: [abc, c, bc, abc]', ['abc', 'bc', 'abc'].map((text) => `a: "*${text}" because of a: "*c"`)],
    ['a|startswith|all: [a, ab, abc]', ['a', 'ab'].map((text) => `a: "${text}*" because of a: "abc*"`)],
    ['a|startswith|all: [abc, ab, a]', ['ab', 'a'].map((text) => `a: "${text}*" because of a: "abc*"`)],
    ['a|gt: [5, 3, 4]', ['5', '4'].map((bound) => `a|gt: ${bound} because of a|gt: 3`)],
    ["a|re: ['x+', 'xx', 'y', 'xxx']", ['xx', 'xxx'].map((source) => `a|re: "${source}" because of a|re: "x+"`)],
    ['a: [x, y]', []],
    ['a: x', []],
  ])('%s', (items, expected) => {
    const parts = needlessParts(exprOf(items), openReasoner())
    expect(parts.map(({ part, because }) => `${exprText(part)} because of ${exprText(because)}`)).toEqual(expected)
  })
})

test('a part is removed from a group at any depth', () => {
  const expr = exprOf('s: {a: [x, y]}, f: {b: z}, condition: s and not f')
  const parts = expr.kind === 'and' && expr.args[0]?.kind === 'or' ? expr.args[0].args : []
  const shorter = parts[1] && withoutPart(expr, parts[1])
  expect(shorter && exprText(shorter)).toBe('a: "x" and not b: "z"')
})
