import type { QueryField, Requirement } from '../../src/backend/query-field.js'
import { pathOf } from './names.js'

/**
 * The facets of a query: a measure for numbers that it compares or adds up, and a facet for attributes that it groups by
 * or counts. Conditions on other values need none, nor do reserved attributes and tags, which are facets already.
 *
 * https://docs.datadoghq.com/logs/explorer/facets/
 */
export const queryFacets = (fields: readonly QueryField[], tags: string): readonly Requirement[] =>
  fields.flatMap(({ name, uses }) => {
    const kind = uses.includes('number')
      ? 'measure'
      : uses.includes('group') || uses.includes('value')
        ? 'facet'
        : undefined
    const path = pathOf(name, tags)
    return kind === undefined || path === undefined ? [] : facets(kind, [path])
  })

/** Attributes as facets of a kind, without those that are facets already. */
export const facets = (kind: 'facet' | 'measure', paths: readonly string[]): readonly Requirement[] =>
  paths.filter((path) => path.startsWith('@')).map((name) => ({ kind, name }))

/** Removes repeated facets. A measure is also a facet. */
export function distinctFacets(all: readonly Requirement[]): readonly Requirement[] {
  const measures = new Set(all.flatMap(({ kind, name }) => (kind === 'measure' ? [name] : [])))
  return [...new Map(all.map(({ name }) => [name, { kind: measures.has(name) ? 'measure' : 'facet', name }])).values()]
}
