import { expect, test } from 'vitest'
import { oncePer } from '../../src/text/keep-recent.js'

test('computes each result once per object', () => {
  const computed: string[] = []
  const nameOf = oncePer(({ name }: { readonly name: string }) => {
    computed.push(name)
    return { name }
  })
  const a = { name: 'a' }
  const first = nameOf(a)
  expect([nameOf(a) === first, nameOf({ name: 'a' }) === first, computed]).toEqual([true, false, ['a', 'a']])
})
