import type { Dialect, Renderers } from '../../../src/dialect/dialect.js'
import type { Rendering } from '../../../src/dialect/rendering.js'
import type { FieldTypes } from '../../../src/ir/field-types.js'
import type { Predicate } from '../../../src/ir/predicate.js'
import { nestedAround, nestedPaths } from '../known-type.js'
import { plainName } from '../plain-name.js'
import { fieldName } from './kql-text.js'

/**
 * Writes a predicate about a field of nested objects as `path:{ … }`, which holds if one of the objects satisfies it.
 *
 * https://www.elastic.co/docs/explore-analyze/query-filter/languages/kql#_querying_nested_fields
 */
export function searchNested(dialect: Dialect, types: FieldTypes): Dialect {
  if (nestedPaths(types).size === 0) return dialect
  const wrapped = Object.entries(dialect.predicates).map(([kind, renderer]) => [
    kind,
    typeof renderer === 'function'
      ? (predicate: Predicate, field: string) =>
          withText((renderer as AnyRenderer)(predicate, field), (text) => around(predicate, text, types))
      : renderer,
  ])
  return {
    ...dialect,
    field: (name) => {
      const path = nestedAround(types, name).at(-1)
      return path === undefined ? dialect.field(name) : fieldName(plainName(name).slice(path.length + 1))
    },
    predicates: Object.fromEntries(wrapped) as Renderers,
    ...(dialect.oneOf === undefined
      ? {}
      : {
          oneOf: dialect.oneOf.map((form) => ({
            ...form,
            list: (field, items, first) => around(first, form.list(field, items, first), types),
          })),
        }),
  }
}

type AnyRenderer = (predicate: Predicate, field: string) => Rendering

/** The condition inside the nested objects of its field. */
function around(predicate: Predicate, text: string, types: FieldTypes): string {
  const paths = 'field' in predicate && predicate.field !== null ? nestedAround(types, predicate.field) : []
  return paths.reduceRight((inner, path, index) => {
    const above = paths[index - 1]
    return `${fieldName(above === undefined ? path : path.slice(above.length + 1))}:{ ${inner} }`
  }, text)
}

function withText(rendering: Rendering, change: (text: string) => string): Rendering {
  if (typeof rendering === 'string') return change(rendering)
  if (!('text' in rendering)) return rendering
  const text = change(rendering.text)
  return 'negation' in rendering ? { ...rendering, text, negation: change(rendering.negation) } : { ...rendering, text }
}
