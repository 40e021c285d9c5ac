// Prints the top-level folders of the project and the imports between them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path/posix'
import { repository } from '../test/structure/sources.js'
import { moduleGraph } from './graph/module-graph.js'

const files = ['src', 'backends', 'pipelines', 'schemas', 'scripts']
  .flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((path) => /\.(tsx?|mjs)$/.test(path))
const graph = moduleGraph(new Map(files.map((path) => [path, readFileSync(join(repository, path), 'utf8')])))

console.log(`${graph.rooms.length} rooms in ${graph.layers} layers, ${graph.dependencies} dependencies`)
for (const { name, layer, imports } of graph.rooms) {
  const targets = [...imports].map(([other, count]) => `${other.replace('src/', '')} ${count}`)
  console.log(`${String(layer).padStart(2)}  ${name}${targets.length === 0 ? '' : ` → ${targets.join(', ')}`}`)
}
for (const cycle of graph.cycles) console.log(`cycle: ${cycle}`)
process.exitCode = graph.cycles.length === 0 ? 0 : 1
