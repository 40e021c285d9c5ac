import { expect, test } from 'vitest'
import { facts } from '../../scripts/prove/facts.js'
import type { Assumption } from '../../src/backend.js'
import type { Json } from '../../src/index.js'
import { predicatesOf } from '../unit/lowered.js'

// True if an event satisfies an assumption, for the values that the item reads.
test.each<readonly [Assumption, key: string, value: string, event: Json, keeps: boolean]>([
  ['letter-case', 'f', 'Ab', { f: 'Ab' }, true],
  ['letter-case', 'f', 'Ab', { f: 'AB' }, false],
  ['letter-case', 'f', 'Ab', { f: 'other' }, true],
  ['letter-case', 'f', 'Ab', {}, true],
  ['letter-case', 'f|contains', 'Ab', { f: 'xabx' }, false],
  ['letter-case', 'f', 'true', { f: 'TRUE' }, false],
  ['letter-case', 'f', 'true', { f: true }, true],
  ['letter-case', 'f|re|i', 'ab', { f: 'AB' }, false],
  ['letter-case', 'f|re', 'ab', { f: 'AB' }, false],
  ['letter-case', 'f|re', 'ab', { f: 'ab' }, true],
  ['letter-case', 'f|fieldref', 'g', { f: 'a', g: 'A' }, false],
  ['letter-case', 'f|gt', '5', { f: 6 }, true],
  ['single-valued', 'f', 'a', { f: 'a' }, true],
  ['single-valued', 'f', 'a', { f: ['a'] }, true],
  ['single-valued', 'f', 'a', { f: ['a', 'b'] }, false],
  ['single-valued', 'f.g', 'a', { f: [{ g: 'a' }, { g: 'b' }] }, false],
  ['single-valued', 'f|fieldref', 'g', { f: 'a', g: ['a', 'b'] }, false],
  ['single-valued', 'f', 'a', { g: ['a', 'b'] }, true],
  ['single-line', 'f|re', 'a', { f: 'ab' }, true],
  ['single-line', 'f|re', 'a', { f: 'a\nb' }, false],
  ['single-line', 'f|re', 'a', { f: 'a\u2028b' }, false],
  ['single-line', 'f|re', 'a', { g: 'a\nb' }, true],
  ['raw-text', '|all', '[a, b]', { f: 'a' }, true],
  ['raw-text', '|all', '["f:", b]', { f: 'x' }, true],
  ['raw-text', '|all', '[f, b]', { f: 'x' }, false],
  ['raw-text', '|all', "['a\\b', b]", { f: 'a\\b' }, false],
  ['whole-terms', '|all', '[foo, bar]', { f: 'foo, bar' }, true],
  ['whole-terms', '|all', '[foo, bar]', { f: 'foobar' }, false],
  ['whole-terms', '|all', '["f*o", bar]', { f: 'f-o bar' }, true],
  ['whole-terms', '|all', '[foo, bar]', { f: 'x' }, true],
  ['field-type', 'f|gt', '5', { f: 6 }, true],
  ['field-type', 'f|gt', '5', { f: '6' }, false],
  ['field-type', 'f|gt', '5', { f: '06' }, false],
  ['field-type', 'f|gt', '5', { f: 'abc' }, false],
  ['field-type', 'f|cidr', '10.0.0.0/8', { f: '10.1.2.3' }, true],
  ['field-type', 'f|cidr', '10.0.0.0/8', { f: '10.0.0.0/8' }, false],
  ['field-type', 'f|hour', '5', { f: '2024-01-01T05:00:00Z' }, true],
  ['field-type', 'f|hour', '5', { f: '2024-01-01T05:00:00+02:00' }, false],
  ['field-type', 'f', 'a b', { f: 'a b' }, true],
  ['field-type', 'f', 'a b', { f: 1 }, false],
  ['field-type', 'f', '10.0.0.0/8', { f: '10.1.2.3' }, false],
  ['field-type', 'f', '10.0.0.0/8', { f: '10.0.0.0/8' }, true],
  ['field-type', 'f', '10.1.2.3', { f: '10.1.2.3' }, true],
  ['field-type', 'f|re', '^2001:db8::/32$', { f: ['x', '2001:db8::1'] }, false],
  ['field-type', 'f', '1.5', { f: 1.5 }, true],
  ['field-type', 'f', '1.5', { f: 'abc' }, false],
  ['field-type', 'f|gt', '5', { f: [null, 6] }, true],
])('%s, asked by %s: %s, of %j: %s', (assumption, key, value, event, keeps) => {
  const [predicate] = predicatesOf(key, value)
  expect(facts[assumption](predicate!)(event)).toBe(keeps)
})
