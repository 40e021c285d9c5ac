import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path/posix'
import { importsOf, repository } from '../../test/structure/sources.js'

/** A part of the project, and its imports from the others: a folder in `src/`, or one of the other folders as a whole. */
export interface Part {
  readonly name: string
  /** 1 if it imports from no other part, else one more than the highest layer that it imports from. */
  readonly layer: number
  /** The parts that it imports from, with the number of imports. */
  readonly imports: ReadonlyMap<string, number>
}

export interface ModuleGraph {
  /** Ordered from the lowest to the highest layer. */
  readonly parts: readonly Part[]
  readonly layers: number
  readonly dependencies: number
  /** Parts that import from each other, directly or indirectly. */
  readonly cycles: readonly string[]
}

const FOLDERS = ['src', 'backends', 'pipelines', 'schemas', 'scripts']

/** Reads the graph of the repository. The modules of package entries, directly in `src/`, are in no part. */
export function readModuleGraph(): ModuleGraph {
  const imports = new Map<string, Map<string, number>>()
  for (const path of modulesIn(FOLDERS)) {
    const part = partOf(path)
    if (part === undefined) continue
    const text = readFileSync(join(repository, path), 'utf8')
    const own = imports.get(part) ?? new Map<string, number>()
    imports.set(part, own)
    for (const target of importsOf(path, text)) {
      const other = partOf(target)
      if (other !== undefined && other !== part) own.set(other, (own.get(other) ?? 0) + 1)
    }
  }
  const { layers, cycles } = layersOf(imports)
  const parts = [...imports]
    .map(([name, own]): Part => ({ name, layer: layers.get(name) ?? 1, imports: own }))
    .sort((a, b) => a.layer - b.layer || (a.name < b.name ? -1 : 1))
  return {
    parts,
    layers: Math.max(0, ...layers.values()),
    dependencies: parts.reduce((sum, part) => sum + part.imports.size, 0),
    cycles,
  }
}

const modulesIn = (folders: readonly string[]): readonly string[] =>
  folders
    .flatMap((folder) =>
      readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((path) => /\.(tsx?|mjs)$/.test(path))

const partOf = (path: string): string | undefined =>
  path.includes('.generated.') ? undefined : /^(src\/[^/]+|backends|pipelines|schemas|scripts)\//.exec(path)?.[1]

function layersOf(imports: ReadonlyMap<string, ReadonlyMap<string, number>>): {
  readonly layers: ReadonlyMap<string, number>
  readonly cycles: readonly string[]
} {
  const layers = new Map<string, number>()
  const cycles: string[] = []
  const layerOf = (part: string, path: readonly string[]): number => {
    const cached = layers.get(part)
    if (cached !== undefined) return cached
    if (path.includes(part)) {
      cycles.push([...path.slice(path.indexOf(part)), part].join(' → '))
      return 0
    }
    const below = [...(imports.get(part)?.keys() ?? [])].map((other) => layerOf(other, [...path, part]))
    const layer = 1 + Math.max(0, ...below)
    layers.set(part, layer)
    return layer
  }
  for (const part of imports.keys()) layerOf(part, [])
  return { layers, cycles }
}
