// Prints the top-level folders of the project and the imports between them.
import { readModuleGraph } from './graph/module-graph.js'

const graph = readModuleGraph()

console.log(`${graph.parts.length} parts in ${graph.layers} layers, ${graph.dependencies} dependencies`)
for (const { name, layer, imports } of graph.parts) {
  const targets = [...imports].map(([other, count]) => `${other.replace('src/', '')} ${count}`)
  console.log(`${String(layer).padStart(2)}  ${name}${targets.length === 0 ? '' : ` → ${targets.join(', ')}`}`)
}
for (const cycle of graph.cycles) console.log(`cycle: ${cycle}`)
process.exitCode = graph.cycles.length === 0 ? 0 : 1
