import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importsOf } from './sources.js'

test('the readers of query languages share no code with the compiler', () => {
  const folder = new URL('../readers/', import.meta.url)
  const shared = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      importsOf(`test/readers/${file}`, readFileSync(new URL(file, folder), 'utf8'), 'values')
        .filter((name) => /^(?:src|backends|pipelines|grammar)\//.test(name))
        .map((name) => `${file} → ${name}`),
    )
  expect(shared).toEqual([])
})
