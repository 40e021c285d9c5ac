import type { Dialect, Renderers } from '../../src/dialect/dialect.js'
import { assuming, type Rendering } from '../../src/dialect/rendering.js'
import type { FieldTypes } from '../../src/ir/field-types.js'
import { isAny, plainText } from '../../src/ir/pattern.js'
import type { FieldPredicate } from '../../src/ir/predicate.js'
import { knownType } from './known-type.js'
import { mixedFields } from './mixed-fields.js'
import { plainName } from './plain-name.js'

/**
 * Wildcard searches work only in text fields. If the expression also compares the field with a number or a network, it
 * may not hold texts; then the search rests on the assumption about its type.
 *
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-wildcard-query
 */
export function assumeTypeOfMixedFields(dialect: Dialect, fieldTypes: FieldTypes): Dialect {
  const { match, regex } = dialect.predicates
  return {
    ...dialect,
    specialize: (expr) => {
      const mixed = new Set(mixedFields(expr, (predicate) => typeFor(predicate, fieldTypes)))
      if (mixed.size === 0) return dialect
      const assumeType = (predicate: FieldPredicate, rendering: Rendering): Rendering =>
        mixed.has(plainName(predicate.field)) && typeFor(predicate, fieldTypes) === 'text'
          ? withTypeAssumption(rendering)
          : rendering
      return {
        ...dialect,
        predicates: {
          ...dialect.predicates,
          ...(typeof match === 'function' && {
            match: (predicate, field) => assumeType(predicate, match(predicate, field)),
          }),
          ...(typeof regex === 'function' && {
            regex: (predicate, field) => assumeType(predicate, regex(predicate, field)),
          }),
        } satisfies Renderers,
      }
    },
  }
}

function typeFor(predicate: FieldPredicate, fieldTypes: FieldTypes): 'text' | 'number' | 'address' | undefined {
  if (knownType(fieldTypes, predicate.field) !== undefined) return undefined
  switch (predicate.kind) {
    case 'match':
      return plainText(predicate.pattern) !== undefined ||
        (isAny(predicate.pattern[0]) && predicate.pattern.length === 1)
        ? undefined
        : 'text'
    case 'regex':
      return 'text'
    case 'compare':
      return 'number'
    case 'cidr':
      return 'address'
    default:
      return undefined
  }
}

function withTypeAssumption(rendering: Rendering): Rendering {
  if (typeof rendering === 'string') return assuming(rendering, 'field-type')
  return 'assumptions' in rendering
    ? { ...rendering, assumptions: [...new Set([...rendering.assumptions, 'field-type' as const])] }
    : rendering
}
