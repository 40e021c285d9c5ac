import { expect, test } from 'vitest'
import { readModuleGraph } from '../../scripts/graph/module-graph.js'

const graph = readModuleGraph()

test('no part imports from a part above it', () => {
  expect(graph.cycles).toEqual([])
})

// Docs/architecture.md lists the current numbers. A new part raises a limit here, with its reason on that page.
test.each([
  ['parts', graph.parts.length, 21],
  ['layers', graph.layers, 11],
  ['dependencies', graph.dependencies, 120],
])('the module graph has no more %s than its limit', (_, count, limit) => {
  expect(count).toBeLessThanOrEqual(limit)
})
