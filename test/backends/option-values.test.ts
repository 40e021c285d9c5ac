import { expect, test } from 'vitest'
import { optionValues } from '../../src/backend/option-values.js'

const specs = {
  category: { type: 'text', default: 'any', about: 'a category', state: 'category' },
  names: { type: 'list', default: [], about: 'names' },
} as const

test('equal values are the same object, whatever they come from', () => {
  const values = optionValues(specs, {}, { category: 'process' })
  expect(values).toEqual({ category: 'process', names: [] })
  expect(optionValues(specs, {}, { category: 'file' })).toEqual({ category: 'file', names: [] })
  expect(optionValues(specs, {}, { category: 'process', index: 'logs' })).toBe(values)
  expect(optionValues(specs, { category: 'process' })).toBe(values)
})

test('values do not change with the list of a caller', () => {
  const names = ['a']
  const values = optionValues(specs, { names })
  names.push('b')
  expect(values.names).toEqual(['a'])
  expect(optionValues(specs, { names }).names).toEqual(['a', 'b'])
  expect(optionValues(specs, { names: ['a'] })).toBe(values)
})
