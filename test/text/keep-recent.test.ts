import { expect, test } from 'vitest'
import { MAX_RECENT_LENGTH, MAX_RECENT_RESULTS } from '../../src/text/internal-limits.js'
import { keepLatest, keepRecent } from '../../src/text/keep-recent.js'

function counted(): { readonly lengthOf: (text: string) => number; readonly computed: string[] } {
  const computed: string[] = []
  const lengthOf = keepRecent((text) => {
    computed.push(text)
    if (text === 'bad') throw new Error('bad')
    return text.length
  })
  return { lengthOf, computed }
}

test('a result is computed once for a text that recurs', () => {
  const { lengthOf, computed } = counted()
  expect([lengthOf('one'), lengthOf('two'), lengthOf('one'), lengthOf('')]).toEqual([3, 3, 3, 0])
  expect(computed).toEqual(['one', 'two', ''])
})

test('an undefined result is kept, too', () => {
  let count = 0
  const nothing = keepRecent(() => void count++)
  expect([nothing('a'), nothing('a'), count]).toEqual([undefined, undefined, 1])
})

test('an exception is thrown each time', () => {
  const { lengthOf, computed } = counted()
  expect(() => lengthOf('bad')).toThrow('bad')
  expect(() => lengthOf('bad')).toThrow('bad')
  expect(computed).toEqual(['bad', 'bad'])
})

test('neither long texts nor many results are kept', () => {
  const { lengthOf, computed } = counted()
  const long = 'x'.repeat(MAX_RECENT_LENGTH + 1)
  for (const text of [long, long]) lengthOf(text)
  expect(computed.splice(0)).toEqual([long, long])
  for (let index = 0; index <= MAX_RECENT_RESULTS; index++) lengthOf(String(index))
  computed.splice(0)
  lengthOf(String(MAX_RECENT_RESULTS))
  lengthOf('0')
  expect(computed).toEqual(['0'])
})

test('only the latest result is kept by keepLatest', () => {
  const computed: string[] = []
  const nameOf = keepLatest((subject: { readonly name: string } | undefined) => {
    computed.push(subject?.name ?? '')
    return subject?.name
  })
  const [a, b] = [{ name: 'a' }, { name: 'b' }]
  expect([undefined, undefined, a, a, b, a].map(nameOf)).toEqual([undefined, undefined, 'a', 'a', 'b', 'a'])
  expect(computed).toEqual(['', 'a', 'b', 'a'])
})
