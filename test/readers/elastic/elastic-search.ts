import type { Json } from '../../../src/index.js'
import type { Pattern } from '../pattern.js'
import { subnet } from '../subnet.js'
import { type Answering, answersRegex, answersValue } from './elastic-answer.js'
import { fieldLeaves, fieldNames } from './elastic-event.js'
import type { Asked, Mapping } from './elastic-mapping.js'
import { type Comparison, isInOrder } from './elastic-number.js'
import { textOf } from './elastic-pattern.js'

/** The common form of KQL and Lucene queries: Elasticsearch's Query DSL. Without a field it applies to any field. */
export type Search =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly args: readonly Search[] }
  | { readonly kind: 'not'; readonly arg: Search }
  | { readonly kind: 'exists'; readonly field: string }
  | { readonly kind: 'value'; readonly field: string | null; readonly value: Pattern }
  | { readonly kind: 'regex'; readonly field: string | null; readonly source: string }
  | { readonly kind: 'range'; readonly field: string; readonly bounds: readonly Bound[] }

export interface Bound {
  readonly op: Comparison
  readonly number: string
}

export interface SearchSettings {
  readonly mapping: Mapping
  /** True if values are in the letter case of the query. */
  readonly hasCaseOfQuery?: boolean
}

/** True if the search finds the event. Throws if an index of these types does not support it. */
export function finds(search: Search, event: Json, settings: SearchSettings): boolean {
  switch (search.kind) {
    case 'all':
      return true
    case 'and':
      return search.args.map((arg) => finds(arg, event, settings)).every(Boolean)
    case 'or':
      return search.args.map((arg) => finds(arg, event, settings)).some(Boolean)
    case 'not':
      // "must_not": finds an event without the field.
      return !finds(search.arg, event, settings)
    case 'exists':
      // An object exists if something in it does.
      return fieldNames(event).some((name) => name === search.field || name.startsWith(`${search.field}.`))
    case 'range': {
      const values = fieldLeaves(event, search.field)
      const type = settings.mapping(search.field, 'number', values)
      if (type !== 'long' && type !== 'double') throw new Error(`a range of what is no number: ${search.field}`)
      return values.some((value) => search.bounds.every(({ op, number }) => isInOrder(value, op, number)))
    }
    case 'value':
    case 'regex':
      return fieldsAsked(search.field, event).some((field) => {
        const values = fieldLeaves(event, field)
        const of: Answering = {
          field,
          type: settings.mapping(field, search.kind === 'value' ? askedBy(search.value) : 'text', values),
          hasCaseOfQuery: settings.hasCaseOfQuery === true,
        }
        return search.kind === 'value'
          ? answersValue(search.value, values, of)
          : answersRegex(search.source, values, of)
      })
  }
}

const fieldsAsked = (field: string | null, event: Json): readonly string[] =>
  field === null ? [...new Set(fieldNames(event))] : [field]

const askedBy = (value: Pattern): Asked => (subnet(textOf(value) ?? '') === undefined ? 'text' : 'network')
