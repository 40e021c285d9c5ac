import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compileSelection } from '../../src/project/select/compile-selection.js'
import { type SelectionFlagValues, selectByFlags, selectionOf } from '../../src/project/select/select-by-flags.js'
import type { Selection } from '../../src/project/select/selection.js'
import { parseRules, type RuleDocument } from '../../src/rule/parse-rules.js'
import { indexRules } from '../../src/rule/rule-index.js'

const ID = '929a690e-bef0-4204-a928-ef5e620d6fcc'

const rule = (keys: string, logsource = '{ product: windows, category: process_creation }'): RuleDocument => {
  const text = `title: A rule\n${keys}\nlogsource: ${logsource}\ndetection: { s: { a: b }, condition: s }\n`
  const [document] = parseRules({ name: 'rule.yml', text })
  if (document === undefined) throw new Error('no document')
  return document
}

const input = (path: string) => ({ name: path, path: `/work/${path}` })

const holds = (selection: Selection, document: RuleDocument, path = 'rules/a.yml'): boolean => {
  const { selects, problems } = compileSelection(selection, '/work')
  expect(problems).toEqual([])
  return selects(document, input(path))
}

describe('a selection', () => {
  const cases: readonly [string, Selection, string, boolean][] = [
    ['a level', { level: 'high' }, 'level: high', true],
    ['another level', { level: 'high' }, 'level: critical', false],
    ['one of several levels', { level: ['low', 'critical'] }, 'level: critical', true],
    ['at least a level', { level: '>=high' }, 'level: high', true],
    ['at least a level, with a space', { level: '>= High' }, 'level: critical', true],
    ['at least a level, of a lower one', { level: '>=high' }, 'level: medium', false],
    ['above a level', { level: '>high' }, 'level: high', false],
    ['at most a level', { level: '<=low' }, 'level: informational', true],
    ['below a level', { level: '<low' }, 'level: low', false],
    ['a range of levels', { level: 'low..high' }, 'level: high', true],
    ['a range of levels, of a higher one', { level: 'low..high' }, 'level: critical', false],
    ['any level', { level: '*' }, 'level: low', true],
    ['any level, of a rule without one', { level: '*' }, 'status: test', false],
    ['a lowest level, of a rule without one', { level: '>=informational' }, 'status: test', false],
    ['no level', { not: { level: '*' } }, 'status: test', true],
    ['a status', { status: ['stable', 'test'] }, 'status: test', true],
    ['a status in capitals', { status: 'STABLE' }, 'status: stable', true],
    ['a status with a wildcard', { status: '*e*' }, 'status: stable', true],
    ['another status', { status: ['stable', 'test'] }, 'status: experimental', false],
    ['a tag', { tag: 'attack.t1059' }, 'tags: [attack.t1059]', true],
    ['the tag of a sub-technique', { tag: 'attack.t1059' }, 'tags: [attack.execution, attack.t1059.001]', true],
    ['a longer tag', { tag: 'attack.t105' }, 'tags: [attack.t1059]', false],
    ['a sub-technique only', { tag: 'attack.t1059.001' }, 'tags: [attack.t1059]', false],
    ['a tag with a wildcard', { tag: 'attack.t105*' }, 'tags: [attack.t1059]', true],
    ['the namespace of tags', { tag: 'cve' }, 'tags: [cve.2021.44228]', true],
    ['a tag in capitals', { tag: 'ATTACK.T1059' }, 'tags: [attack.t1059]', true],
    ['a tactic with an underscore', { tag: 'attack.initial_access' }, 'tags: [attack.initial-access]', true],
    ['a product', { product: 'windows' }, 'level: low', true],
    ['several products', { product: ['okta', 'win*'] }, 'level: low', true],
    ['another product', { product: 'okta' }, 'level: low', false],
    ['any category', { product: 'windows', category: '*' }, 'level: low', true],
    ['any service, of a rule without one', { product: 'windows', service: '*' }, 'level: low', false],
    ['an author', { author: 'ann' }, 'author: Ann, Bob', true],
    ['the second author', { author: 'bob' }, 'author: Ann, Bob', true],
    ['the whole text of authors', { author: 'Ann, Bob' }, 'author: Ann, Bob', true],
    ['a part of an author', { author: 'bo' }, 'author: Ann, Bob', false],
    ['an author with a wildcard', { author: 'ann*' }, 'author: Ann Lee (ACME), Bob', true],
    ['an id', { id: ID.toUpperCase() }, `id: ${ID}`, true],
    ['an id with a wildcard', { id: '929a*' }, `id: ${ID}`, true],
    ['a name', { id: 'base_rule' }, 'name: base_rule', true],
    ['another id', { id: 'other' }, `id: ${ID}`, false],
    ['every key', { level: '>=low', status: 'test' }, 'level: low\nstatus: test', true],
    ['not every key', { level: '>=low', status: 'test' }, 'level: low\nstatus: stable', false],
    ['a negated selection', { not: { status: 'deprecated', level: 'low' } }, 'status: deprecated\nlevel: high', true],
    ['a negation of a negation', { not: { not: { level: 'low' } } }, 'level: low', true],
    ['nothing in particular', {}, 'level: low', true],
    ['an empty list', { status: [] }, 'status: test', false],
  ]
  test.each(cases)('of %s', (_, selection, keys, expected) => {
    expect(holds(selection, rule(keys))).toBe(expected)
  })

  const files: readonly [readonly string[], string, boolean][] = [
    [['rules/**'], 'rules/okta/a.yml', true],
    [['rules/*.yml'], 'rules/okta/a.yml', false],
    [['rules/okta'], 'rules/okta/a.yml', true],
    [['./rules/okta/'], 'rules/okta/a.yml', true],
    [['rules/okt'], 'rules/okta/a.yml', false],
    [['rules/{okta,auth0}/**'], 'rules/okta/a.yml', true],
    [['!rules/okta/**'], 'rules/okta/a.yml', false],
    [['!rules/okta/**'], 'rules/auth0/a.yml', true],
    [['rules/**', '!rules/okta/**'], 'rules/okta/a.yml', false],
    [['!rules/okta/**', 'rules/okta/a.yml'], 'rules/okta/a.yml', true],
    [['rules/.drafts/**'], 'rules/.drafts/a.yml', true],
    [['.'], 'rules/a.yml', true],
  ]
  test.each(files)('of the files %j and %s', (file, path, expected) => {
    expect(holds({ file }, rule('level: low'), path)).toBe(expected)
  })

  test('of a list takes ids and names from lines', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sigmacast-'))
    writeFileSync(join(folder, 'on.txt'), `\ufeff# enabled\r\n\r\n  ${ID.toUpperCase()} \r\nbase_rule\r\n`)
    const { selects, problems } = compileSelection({ list: 'on.txt' }, folder)
    expect(problems).toEqual([])
    expect(selects(rule(`id: ${ID}`), input('a.yml'))).toBe(true)
    expect(selects(rule('name: base_rule'), input('a.yml'))).toBe(true)
    expect(selects(rule('name: other'), input('a.yml'))).toBe(false)
  })

  test('of a list takes the first column of a CSV', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sigmacast-'))
    writeFileSync(join(folder, 'on.csv'), `id,comment\n${ID},"kept, for now"\nbase_rule,x\n`)
    const { selects } = compileSelection({ list: 'on.csv' }, folder)
    expect(selects(rule(`id: ${ID}`), input('a.yml'))).toBe(true)
    expect(selects(rule('name: x'), input('a.yml'))).toBe(false)
  })
})

describe('a rule whose facts are unknown is selected', () => {
  const broken = (text: string): RuleDocument => parseRules({ name: 'rule.yml', text })[0] as RuleDocument

  test('because it cannot be read', () => {
    const document = broken('title: [')
    expect(holds({ level: '>=high', id: 'x', product: 'okta' }, document)).toBe(true)
    expect(holds({ not: { level: '>=high' } }, document)).toBe(true)
    expect(holds({ file: '!rules/a.yml' }, document)).toBe(false)
  })

  test('but not if the readable parts decide', () => {
    const document = broken(
      'title: x\nid: abc\nlevel: low\nlogsource: { product: okta }\ndetection: { s: { a: b }, condition: s and }',
    )
    expect(document.rule).toBeUndefined()
    expect(holds({ level: '>=high' }, document)).toBe(false)
    expect(holds({ level: 'low', product: 'okta' }, document)).toBe(true)
  })

  test('because it is a filter, except by its file and log source', () => {
    const document = broken(
      'title: x\nlogsource: { product: okta }\nfilter: { rules: any, s: { a: b }, condition: not s }',
    )
    expect(document.rule?.kind).toBe('filter')
    expect(holds({ level: 'high', status: 'test', tag: 'a.b', author: 'x', id: 'x' }, document)).toBe(true)
    expect(holds({ product: 'aws' }, document)).toBe(false)
    expect(holds({ file: '!rules/**' }, document)).toBe(false)
  })
})

test('a correlation has the log sources of its rules', () => {
  const documents = parseRules({
    name: 'rules.yml',
    text: `title: Base
name: base
logsource: { product: okta }
detection: { s: { a: b }, condition: s }
---
title: Inner
name: inner
correlation: { type: event_count, rules: [base], group-by: [u], timespan: 5m, condition: { gte: 10 } }
---
title: Outer
correlation: { type: event_count, rules: [inner], group-by: [u], timespan: 5m, condition: { gte: 10 } }
`,
  })
  const outer = documents[2] as RuleDocument
  const rules = indexRules(documents.flatMap(({ rule }) => rule ?? []))
  const selects = (selection: Selection, index?: typeof rules): boolean =>
    compileSelection(selection, '/work').selects(outer, input('a.yml'), index)
  expect(selects({ product: 'okta' }, rules)).toBe(true)
  expect(selects({ product: 'aws' }, rules)).toBe(false)
  expect(selects({ not: { product: 'okta' } }, rules)).toBe(false)
  expect(selects({ product: 'aws' })).toBe(true)
})

test('mistakes are problems at their places', () => {
  const selection = { level: ['low', '>=hihg'], status: 'stabel', not: { tagz: 'x', list: 'missing.txt' } }
  expect(compileSelection(selection as Selection, '/nowhere').problems).toEqual([
    {
      kind: 'value',
      path: ['level', 1],
      key: 'level',
      value: 'hihg',
      allowed: ['informational', 'low', 'medium', 'high', 'critical'],
    },
    {
      kind: 'value',
      path: ['status'],
      key: 'status',
      value: 'stabel',
      allowed: ['stable', 'test', 'experimental', 'deprecated', 'unsupported'],
    },
    {
      kind: 'key',
      path: ['not', 'tagz'],
      key: 'tagz',
      known: ['level', 'status', 'tag', 'product', 'category', 'service', 'author', 'id', 'file', 'list', 'not'],
    },
    { kind: 'list', path: ['not', 'list'], file: 'missing.txt', reason: 'no such file or directory' },
  ])
})

describe('flags', () => {
  const none: SelectionFlagValues = {
    level: [],
    status: [],
    tag: [],
    product: [],
    category: [],
    service: [],
    author: [],
    id: [],
    exclude: [],
    'select-list': [],
  }

  test('become a selection', () => {
    expect(
      selectionOf({ ...none, level: ['>=high'], status: ['stable, test', 'experimental'], exclude: ['a,b/**'] }),
    ).toEqual({ level: ['>=high'], status: ['stable', 'test', 'experimental'], file: ['!a,b/**'] })
    expect(selectByFlags(none, '/work')).toBeUndefined()
  })

  test('select rules', () => {
    const selects = selectByFlags({ ...none, level: ['>=high'], exclude: ['rules/old'] }, '/work')
    expect(selects?.(rule('level: high'), input('rules/a.yml'))).toBe(true)
    expect(selects?.(rule('level: high'), input('rules/old/a.yml'))).toBe(false)
  })

  const mistakes: readonly [Partial<SelectionFlagValues>, string][] = [
    [{ level: ['>=hihg'] }, '`--level` cannot be `hihg`; did you mean `high`?'],
    [{ level: ['7'] }, '`--level` cannot be `7`; use one of informational, low, medium, high, critical'],
    [{ level: ['low..'] }, '`--level` cannot be ``; use one of informational, low, medium, high, critical'],
    [{ status: ['stable,tset'] }, '`--status` cannot be `tset`; did you mean `test`?'],
    [{ tag: [','] }, '`--tag` requires a value'],
    [{ 'select-list': ['x.txt'] }, '`--select-list` cannot read `x.txt`: no such file or directory'],
  ]
  test.each(mistakes)('with a mistake: %j', (flags, message) => {
    expect(() => selectByFlags({ ...none, ...flags }, '/nowhere')).toThrow(message)
  })
})
