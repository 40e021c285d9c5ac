import { addValue } from '../../../text/add-value.js'
import type { Path } from '../read/paths.js'
import { type ConfigContext, itemsAt, keysAt, type Placed, textsAt } from './context.js'

/** The parts of a configuration that change an output. */
export interface OutputPlaces {
  readonly name: string
  readonly path: Path
  /** The changes of environments, by the name of the environment. */
  readonly changes: readonly Placed<string>[]
}

/** Returns the outputs with all their changes. */
export function outputPlaces(context: ConfigContext): readonly OutputPlaces[] {
  const changes = new Map<string, Placed<string>[]>()
  for (const { value, path } of keysAt(context, ['environments'])) {
    for (const changed of keysAt(context, [...path, 'outputs'])) {
      const place = { value, path: changed.path }
      addValue(changes, changed.value, place)
    }
  }
  return keysAt(context, ['outputs']).map(({ value: name, path }) => ({ name, path, changes: changes.get(name) ?? [] }))
}

/** Returns the paths of all overrides, with the environment that makes them; undefined for those of the top. */
export function overridePlaces(context: ConfigContext): readonly Placed<string | undefined>[] {
  const lists = [
    { value: undefined, path: ['overrides'] },
    ...keysAt(context, ['environments']).map(({ value, path }) => ({ value, path: [...path, 'overrides'] })),
  ]
  return lists.flatMap(({ value, path }) =>
    itemsAt(context, path).flatMap((item) => (item.value.kind === 'mapping' ? [{ value, path: item.path }] : [])),
  )
}

/** Returns the paths of all lists of pipelines of an output, the one of every output first. */
export const pipelineLists = ({ path, changes }: OutputPlaces): readonly Path[] => [
  ['pipelines'],
  [...path, 'pipelines'],
  ...changes.map((change) => [...change.path, 'pipelines']),
]

/** Returns the names in a list of pipelines. */
export const pipelineNames = (context: ConfigContext, list: Path): readonly Placed<string>[] =>
  itemsAt(context, list).flatMap(({ value, path }) =>
    textsAt(context, value.kind === 'mapping' ? [...path, 'use'] : path),
  )

/** Returns the paths of all selections. */
export function selectionPlaces(context: ConfigContext): readonly Path[] {
  const outputs = outputPlaces(context)
  const parts = [
    [],
    ...keysAt(context, ['environments']).map(({ path }) => path),
    ...outputs.flatMap(({ path, changes }) => [path, ...changes.map((change) => change.path)]),
    ...overridePlaces(context).map(({ path }) => path),
    ...distinct(outputs.flatMap(pipelineLists)).flatMap((list) => itemsAt(context, list).map(({ path }) => path)),
  ]
  return parts.map((path) => [...path, 'select'])
}

/** Returns each path once. */
export const distinct = (paths: readonly Path[]): readonly Path[] => [
  ...new Map(paths.map((path) => [JSON.stringify(path), path])).values(),
]
