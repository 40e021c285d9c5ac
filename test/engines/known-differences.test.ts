import { expect, test } from 'vitest'
import { subjectsOf } from '../../scripts/prove/subject.js'
import type { Json } from '../../src/index.js'
import { knownDifferences } from './known-differences.js'

// An event as an engine reads it, for a rule that tests presence.
const [subject] = subjectsOf({
  name: 'rule.yml',
  text: 'title: t\nlogsource: {product: p}\ndetection:\n  sel: {a.b|exists: true, c: null, d: "*", e: x}\n  condition: sel\n',
})
const readBy = (engine: string, event: Json): Json[] =>
  knownDifferences.flatMap((known) =>
    known.engines.includes(engine) && 'reads' in known ? [known.reads(event, subject!.expr)] : [],
  )

test.each<readonly [engine: string, Json, readonly Json[]]>([
  ['spl', { a: null, b: [null, 1, [null]], c: { d: null } }, [{ b: [1, []], c: {} }]],
  ['kibana', { c: 'x' }, [{ c: 'x' }, { c: 'x' }]],
  [
    'kibana',
    { c: { i: '' }, e: { i: 1 } },
    [
      { c: { i: '' }, e: { i: 1 } },
      { c: 'an object', e: { i: 1 } },
    ],
  ],
  ['query_string', { 'a.b.c': 1 }, [{ 'a.b.c': 1 }, { 'a.b.c': 1, 'a.b': 'an object' }]],
  ['query_string', { d: { i: null } }, [{ d: {} }, { d: {} }]],
  ['vrl', { a: [null, 'x'], 'b.c': { e: '', d: null }, f: null }, [{ a: ['x'], 'b.c': { e: '' } }]],
])('%s reads %j', (engine, event, read) => {
  expect(readBy(engine, event)).toEqual(read)
})

test('each difference has a reason, and a page that documents it', () => {
  const wanting = knownDifferences.filter(({ because, page }) => because === '' || !/^https:\/\//.test(page))
  expect(wanting).toEqual([])
})
