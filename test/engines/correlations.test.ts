import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { engines } from './index.js'

// Every expected query of a correlation, with any options, is valid for every engine of its target.
const folder = new URL('../correlations/', import.meta.url)

const queriesOf = (target: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.startsWith(`${target}.`) && file.endsWith('.expected.txt'))
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split('\n'))
    .flatMap((line) => (line.startsWith('query: ') ? [line.replace('query: ', '')] : []))

for (const open of engines) {
  const engine = await open()
  const targets = engine?.targets.filter((target) => ['eql', 'esql', 'kql', 'lucene'].includes(target)) ?? []
  describe.skipIf(targets.length === 0)(engine?.name ?? 'an engine that is not installed', () => {
    afterAll(() => engine?.close())

    test.each(targets)('accepts the correlations of %s', async (target) => {
      // Elastic's library for EQL does not support the doubled back-tick of Elasticsearch's grammar.
      const queries = queriesOf(target).filter((query) => target !== 'eql' || !query.includes('``'))
      expect(queries.length).toBeGreaterThan(10)
      const answers = (await engine?.accepts(queries)) ?? []
      expect(queries.map((query, index) => [query, answers[index]])).toEqual(queries.map((query) => [query, null]))
    })
    if (targets.length === 0) test('is for another target', () => undefined)
  })
}
