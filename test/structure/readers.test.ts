import { expect, test } from 'vitest'
import { importsOf, modulesIn } from './sources.js'

test('the readers of query languages share no code with the compiler', () => {
  const readers = [...modulesIn('test/readers')]
  expect(readers.length).toBeGreaterThan(60)
  const shared = readers.flatMap(([path, text]) =>
    importsOf(path, text, 'values')
      .filter((name) => /^(?:src|backends|pipelines|grammar)\//.test(name))
      .map((name) => `${path} → ${name}`),
  )
  expect(shared).toEqual([])
})
