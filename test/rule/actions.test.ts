import { describe, expect, test } from 'vitest'
import { parseRules, type Rule } from '../../src/index.js'
import { placed } from '../diagnostics/placed.js'

const GLOBAL = `action: global
title: Common
level: low
logsource:
  product: windows
detection:
  condition: a`
const rule = (value: string, more = ''): string => `${more}detection:\n  a:\n    f: ${value}`

/** The title, level, log source, selections and diagnostics of each document. */
const outline = (...documents: readonly string[]): unknown[] =>
  parseRules({ name: 'x', text: documents.join('\n---\n') }).map(({ rule, diagnostics }) => {
    if (rule?.kind !== 'detection') return diagnostics.map(placed)
    const { title, level } = rule.metadata
    const selections = rule.selections.map(({ name, selection }) => {
      if (selection.kind !== 'items') return name
      return `${name}: ${selection.items.map(({ field, values }) => `${field}=${values.map(({ text }) => text)}`)}`
    })
    return [title, level, JSON.stringify(rule.logsource), ...selections, ...diagnostics.map(placed)]
  })

const common = ['Common', 'low', '{"product":"windows"}'] as const

describe('a global document', () => {
  test('is merged into every document after it', () => {
    expect(outline(GLOBAL, rule('1'), rule('2'))).toEqual([
      [...common, 'a: f=1'],
      [...common, 'a: f=2'],
    ])
  })

  test('yields to keys of the document itself, map by map', () => {
    expect(outline(GLOBAL, rule('1', 'title: Own\nlogsource:\n  category: x\n'))).toEqual([
      ['Own', 'low', '{"product":"windows","category":"x"}', 'a: f=1'],
    ])
  })

  test('does not reach the documents before it', () => {
    const before = `title: Before\nlogsource: {}\n${rule('0')}\n  condition: a`
    expect(outline(before, GLOBAL, rule('1'))).toEqual([
      ['Before', undefined, '{}', 'a: f=0'],
      [...common, 'a: f=1'],
    ])
  })

  test('is joined by a second one', () => {
    expect(outline(GLOBAL, 'action: global\nlevel: high', rule('1'))).toEqual([
      ['Common', 'high', '{"product":"windows"}', 'a: f=1'],
    ])
  })

  test('ends with a reset', () => {
    expect(
      outline(GLOBAL, rule('1'), 'action: reset', `title: After\nlogsource: {}\n${rule('2')}\n  condition: a`),
    ).toEqual([
      [...common, 'a: f=1'],
      ['After', undefined, '{}', 'a: f=2'],
    ])
  })

  test('ends with a reset that has metadata or a rule of its own', () => {
    const after = `title: After\nlogsource: {}\n${rule('2')}\n  condition: a`
    expect(outline(GLOBAL, rule('1'), 'action: reset\ntitle: Reset\ndescription: x', after)).toEqual([
      [...common, 'a: f=1'],
      ['After', undefined, '{}', 'a: f=2'],
    ])
    expect(outline(GLOBAL, rule('1'), `action: reset\n${after}`)).toEqual([
      [...common, 'a: f=1'],
      ['After', undefined, '{}', 'a: f=2'],
    ])
    expect(outline(GLOBAL, rule('1'), `action: reset\n${after.replace('detection', 'detections')}`)).toEqual([
      [...common, 'a: f=1'],
      ['16:1 error unknown-document'],
    ])
    expect(outline(GLOBAL, rule('1'), 'action: reset\ntitle: a\ntitle: b')).toEqual([
      [...common, 'a: f=1'],
      ['15:1 warning duplicate-key'],
    ])
  })

  test('keeps the places of its own texts', () => {
    expect(outline(GLOBAL.replace('condition: a', 'condition: a b'), rule('1'))).toEqual([
      ['7:16 error condition-syntax'],
    ])
  })

  test('without a rule after it gets a warning', () => {
    expect(outline(GLOBAL)).toEqual([['1:1 warning unused-global']])
  })

  test('gets a warning if a reset or only repetitions follow', () => {
    const after = `title: After\nlogsource: {}\n${rule('2')}\n  condition: a`
    expect(outline(GLOBAL, 'action: reset', after)).toEqual([
      ['1:1 warning unused-global'],
      ['After', undefined, '{}', 'a: f=2'],
    ])
    expect(outline(after, GLOBAL, 'action: repeat\ntitle: Again')).toEqual([
      ['After', undefined, '{}', 'a: f=2'],
      ['Again', undefined, '{}', 'a: f=2'],
      ['8:1 warning unused-global'],
    ])
  })
})

const CORRELATION = `title: Many
correlation: { type: event_count, rules: [x], group-by: [], timespan: 5m, condition: { gte: 2 } }`
const FILTER = 'title: Known\nlogsource: { category: x }\nfilter: { rules: any, s: { a: b }, condition: not s }'

describe('a correlation or a filter', () => {
  test('takes nothing from a global document', () => {
    const documents = [GLOBAL, rule('1'), CORRELATION, FILTER].join('\n---\n')
    const rules = parseRules({ name: 'x', text: documents }).map(({ rule }) => rule)
    const alone = parseRules({ name: 'x', text: `${CORRELATION}\n---\n${FILTER}` }).map(({ rule }) => rule)
    const facts = (all: readonly (Rule | undefined)[]) => all.map((each) => [each?.kind, each?.metadata, each?.custom])
    expect(facts(rules.slice(1))).toEqual(facts(alone))
  })

  test('is not what a repetition repeats', () => {
    expect(outline(GLOBAL, rule('1'), CORRELATION, `action: repeat\n${rule('2')}`)).toEqual([
      [...common, 'a: f=1'],
      [],
      [...common, 'a: f=2'],
    ])
  })

  test('does not use a global document', () => {
    expect(outline(GLOBAL, FILTER)).toEqual([[], ['1:1 warning unused-global']])
  })
})

describe('a repetition', () => {
  test('is the previous document with some keys replaced', () => {
    expect(
      outline(GLOBAL, rule('1'), `action: repeat\ntitle: Again\n${rule('2')}`, 'action: repeat\nlevel: high'),
    ).toEqual([
      [...common, 'a: f=1'],
      ['Again', 'low', '{"product":"windows"}', 'a: f=2'],
      ['Again', 'high', '{"product":"windows"}', 'a: f=2'],
    ])
  })

  test('without a previous document is an error', () => {
    expect(outline('action: repeat\ntitle: x')).toEqual([['1:9 error nothing-to-repeat']])
    expect(outline(GLOBAL, 'action: repeat\ntitle: x')).toEqual([
      ['9:9 error nothing-to-repeat'],
      ['1:1 warning unused-global'],
    ])
  })
})

test('reports an unknown action, and reads the other documents', () => {
  expect(outline(GLOBAL, 'action: [global]', 'action: gobal', rule('1'))).toEqual([
    ['9:9 error unknown-action'],
    ['11:9 error unknown-action'],
    [...common, 'a: f=1'],
  ])
})
