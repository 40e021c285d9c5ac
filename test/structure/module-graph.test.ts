import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path/posix'
import { expect, test } from 'vitest'
import { moduleGraph } from '../../scripts/graph/module-graph.js'
import { repository } from './sources.js'

const files = ['src', 'backends', 'pipelines', 'scripts'].flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.(tsx?|mjs)$/.test(path)),
)
const graph = moduleGraph(new Map(files.map((path) => [path, readFileSync(join(repository, path), 'utf8')])))

test('no room imports from a room above it', () => {
  expect(graph.cycles).toEqual([])
})

// Docs/architecture.md lists the current numbers. A new room raises a limit here, with its reason on that page.
test.each([
  ['rooms', graph.rooms.length, 21],
  ['layers', graph.layers, 13],
  ['dependencies', graph.dependencies, 125],
])('the module graph has no more %s than its limit', (_, count, limit) => {
  expect(count).toBeLessThanOrEqual(limit)
})
