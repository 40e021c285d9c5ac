import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path/posix'
import { importsOf, repository } from '../../test/structure/sources.js'

/** A part of the project, and its imports from the others: a folder in `src/`, or one of the other folders as a whole. */
export interface Room {
  readonly name: string
  /** 1 if it imports from no other room, else one more than the highest layer that it imports from. */
  readonly layer: number
  /** The rooms that it imports from, with the number of imports. */
  readonly imports: ReadonlyMap<string, number>
}

export interface ModuleGraph {
  /** Ordered from the lowest to the highest layer. */
  readonly rooms: readonly Room[]
  readonly layers: number
  readonly dependencies: number
  /** Rooms that import from each other, directly or indirectly. */
  readonly cycles: readonly string[]
}

const FOLDERS = ['src', 'backends', 'pipelines', 'schemas', 'scripts']

/** Reads the graph of the repository. The modules of package entries, directly in `src/`, are in no room. */
export function readModuleGraph(): ModuleGraph {
  const imports = new Map<string, Map<string, number>>()
  for (const path of modulesIn(FOLDERS)) {
    const room = roomOf(path)
    if (room === undefined) continue
    const text = readFileSync(join(repository, path), 'utf8')
    const own = imports.get(room) ?? new Map<string, number>()
    imports.set(room, own)
    for (const target of importsOf(path, text)) {
      const other = roomOf(target)
      if (other !== undefined && other !== room) own.set(other, (own.get(other) ?? 0) + 1)
    }
  }
  const { layers, cycles } = layersOf(imports)
  const rooms = [...imports]
    .map(([name, own]): Room => ({ name, layer: layers.get(name) ?? 1, imports: own }))
    .sort((a, b) => a.layer - b.layer || (a.name < b.name ? -1 : 1))
  return {
    rooms,
    layers: Math.max(0, ...layers.values()),
    dependencies: rooms.reduce((sum, room) => sum + room.imports.size, 0),
    cycles,
  }
}

const modulesIn = (folders: readonly string[]): readonly string[] =>
  folders
    .flatMap((folder) =>
      readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((path) => /\.(tsx?|mjs)$/.test(path))

const roomOf = (path: string): string | undefined =>
  path.includes('.generated.') ? undefined : /^(src\/[^/]+|backends|pipelines|schemas|scripts)\//.exec(path)?.[1]

function layersOf(imports: ReadonlyMap<string, ReadonlyMap<string, number>>): {
  readonly layers: ReadonlyMap<string, number>
  readonly cycles: readonly string[]
} {
  const layers = new Map<string, number>()
  const cycles: string[] = []
  const layerOf = (room: string, path: readonly string[]): number => {
    const cached = layers.get(room)
    if (cached !== undefined) return cached
    if (path.includes(room)) {
      cycles.push([...path.slice(path.indexOf(room)), room].join(' → '))
      return 0
    }
    const below = [...(imports.get(room)?.keys() ?? [])].map((other) => layerOf(other, [...path, room]))
    const layer = 1 + Math.max(0, ...below)
    layers.set(room, layer)
    return layer
  }
  for (const room of imports.keys()) layerOf(room, [])
  return { layers, cycles }
}
