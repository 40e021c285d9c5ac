import { describe, expect, test, vi } from 'vitest'
import { compileRuleMatcher, type DetectionRule, type Json, parseRules } from '../../src/index.js'
import { fieldReader, someValue } from '../../src/match/field-values.js'
import { openNumberWindow } from '../../src/match/stream/number-window.js'
import { correlation, rulesOf, withBaseRules } from '../correlations/stream-case.js'

function matcherOf(detection: string) {
  const [document] = parseRules({ name: 'rule.yml', text: `title: T\nlogsource: {}\ndetection:\n${detection}` })
  const { matcher } = compileRuleMatcher(document?.rule as DetectionRule)
  if (matcher === undefined) throw new Error(String(document?.diagnostics))
  return matcher
}

/** A matcher of one correlation over rules of the shared cases. */
function streamOf(section: string, settings: { lateness?: number; latest?: number | (() => number) } = {}) {
  const { rule, rules } = rulesOf({ name: 'load', text: withBaseRules(correlation('outer', section)) })
  const { matcher } = compileRuleMatcher(rule, { rules, ...settings })
  if (matcher === undefined) throw new Error('no matcher')
  return matcher
}

const list = (length: number): number[] => Array.from({ length }, (_, index) => index)

describe('an event', () => {
  test.each([
    'f: ',
    'f|contains: ',
    'f|endswith: ',
  ])('has each field read, and each text folded, once for many values: %s', (key) => {
    const steps = [10, 1_000].map((count) => {
      const values = list(count).map((index) => `🦊Ö${index}`)
      const { push } = matcherOf(`  s:\n    ${key}[${values.join(', ')}]\n  condition: s\n`)
      let reads = 0
      const event = {
        '@timestamp': 0,
        get f() {
          reads++
          return 'eine 🦊 im Öl'
        },
      }
      const folding = vi.spyOn(String.prototype, 'toLowerCase')
      push(event)
      const folds = folding.mock.calls.length
      folding.mockRestore()
      return [reads, folds]
    })
    expect(steps[0]?.[0]).toBe(1)
    expect(steps[1]).toEqual(steps[0])
  })

  test('folds all texts once for many keywords', () => {
    const folds = [10, 1_000].map((count) => {
      const { push } = matcherOf(`  s: [${list(count).map((index) => `'🦊Ö${index}'`)}]\n  condition: s\n`)
      const folding = vi.spyOn(String.prototype, 'toLowerCase')
      push({ '@timestamp': 0, a: 'eine 🦊', b: ['Öl'] })
      const calls = folding.mock.calls.length
      folding.mockRestore()
      return calls
    })
    expect(folds[1]).toBe(folds[0])
  })

  test('is read again after a change', () => {
    const { push } = matcherOf('  s: { f: b }\n  condition: s\n')
    const event: { '@timestamp': number; f: string } = { '@timestamp': 0, f: 'a' }
    expect(push(event)).toEqual([])
    event.f = 'b'
    expect(push(event).length).toBe(1)
  })

  test('with a field name of 800 dots visits each object once', () => {
    const looked = [100, 800].map((length) => {
      let value: Json = 'x'
      let count = 0
      const counting = (target: object): Json =>
        new Proxy(target, {
          getOwnPropertyDescriptor: (on, key) => {
            count++
            return Reflect.getOwnPropertyDescriptor(on, key)
          },
        }) as unknown as Json
      for (let depth = 0; depth < length; depth++) value = counting({ a: value })
      expect(fieldReader(Array(length).fill('a').join('.'))(value)).toEqual(['x'])
      return count / length
    })
    expect(looked[1]).toBeLessThan(2 * (looked[0] ?? 0))
  })

  test('may contain itself', () => {
    const event: Record<string, unknown> = { a: 1, list: [1, 2] }
    event.self = event
    ;(event.list as unknown[]).push(event.list, event)
    const seen = new Set<unknown>()
    expect(someValue(event as unknown as Json, (value) => seen.add(value).size === 0)).toBe(false)
    expect(seen).toEqual(new Set([1, 2]))
    expect(new Set(fieldReader('list')(event as unknown as Json))).toEqual(new Set([1, 2]))
    expect(
      matcherOf('  s: [nothing]\n  condition: s\n').push({ '@timestamp': 0, ...event } as unknown as Json),
    ).toEqual([])
  })
})

describe('a stream', () => {
  const count = 'type: event_count, rules: [rule_a], group-by: [x], timespan: 10s, condition: { gte: 1 }'

  test.each([Number.NaN, -1, Number.NEGATIVE_INFINITY, '1'])('rejects a lateness of %j', (lateness) => {
    expect(() => streamOf(count, { lateness: lateness as number })).toThrow(TypeError)
  })

  test('omits and counts events after the latest plausible time', () => {
    const far = { '@timestamp': '9999-01-01T00:00:00Z', kind: 'a', x: 1 }
    const near = { '@timestamp': 20, kind: 'a', x: 1 }
    const trusting = streamOf(count)
    expect([trusting.push(far).length, trusting.push(near).length, trusting.late, trusting.ahead]).toEqual([1, 0, 1, 0])
    for (const latest of [30_000, () => 30_000]) {
      const careful = streamOf(count, { latest })
      expect([careful.push(far).length, careful.push(near).length, careful.late, careful.ahead]).toEqual([0, 1, 0, 1])
    }
    expect(() => streamOf(count, { latest: Number.NaN })).toThrow(TypeError)
  })

  test('keeps its matches if an event cannot be read', () => {
    const matcher = streamOf(count, { lateness: 5 })
    const broken = {
      '@timestamp': 2,
      get kind(): string {
        throw new Error('no')
      },
    }
    expect(matcher.push({ '@timestamp': 1, kind: 'a', x: 1 })).toEqual([])
    expect(matcher.push(broken)).toEqual([])
    expect(matcher.push({ '@timestamp': 3, kind: 'a', x: 1 })).toEqual([])
    expect(() => matcher.push({ '@timestamp': 60, kind: 'b' })).toThrow('no')
    expect(matcher.end().map(({ time }) => time)).toEqual([1_000, 3_000])
  })

  test('truncates a list with too many values', () => {
    const matcher = streamOf(count)
    expect(matcher.push({ '@timestamp': 0, kind: 'a', x: list(200_000) }).length).toBe(10_000)
    expect([matcher.cut, matcher.kept < 30_000]).toEqual([1, true])
  })

  test('matches an order at the event of the last rule, not at later ones of earlier rules', () => {
    const matcher = streamOf('type: temporal_ordered, rules: [rule_a, rule_b], group-by: [], timespan: 10s')
    expect(['a', 'b', 'a', 'b'].map((kind, time) => matcher.push({ '@timestamp': time, kind }).length)).toEqual([
      0, 1, 0, 1,
    ])
  })

  test('sums a list of 200,000 numbers', () => {
    const matcher = streamOf(
      'type: value_sum, rules: [rule_a], group-by: [], timespan: 10s, condition: { field: x, gte: 1 }',
    )
    expect(matcher.push({ '@timestamp': 0, kind: 'a', x: list(200_000) }).map(({ figure }) => figure)).toEqual([
      19_999_900_000,
    ])
    expect(matcher.push({ '@timestamp': 11, kind: 'a', x: [1, 2] }).map(({ figure }) => figure)).toEqual([3])
  })
})

test('figures over a window equal those of a sorted list', () => {
  const window = openNumberWindow()
  let all: { time: number; number: number }[] = []
  let state = 7
  const random = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  for (let time = 0; time < 300; time++) {
    const numbers = Array.from({ length: random(3) === 0 ? random(60) : random(4) }, () => random(20) / 4 - 2)
    window.add(time, numbers)
    for (const number of numbers) all.push({ time, number })
    const before = time - random(12)
    window.forget(before)
    all = all.filter((one) => one.time >= before)
    const sorted = all.map(({ number }) => number).sort((a, b) => a - b)
    expect(window.size()).toBe(sorted.length)
    expect(window.figure({ name: 'sum' })).toBe(sorted.length === 0 ? undefined : sorted.reduce((a, b) => a + b, 0))
    expect(window.figure({ name: 'percentile', rank: 100 })).toBe(sorted.at(-1))
  }
})
