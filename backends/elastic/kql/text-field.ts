import type { FieldTypes } from '../../../src/ir/field-types.js'
import type { Predicate } from '../../../src/ir/predicate.js'
import { knownType, textField } from '../known-type.js'
import { phraseLength } from '../words.js'
import { isTakenApart } from './kql-term.js'
import { fieldName } from './kql-text.js'

/**
 * The `text` field that is searched instead of a `wildcard` field, if there is one: for values that Kibana would split
 * at their spaces, if their words form a phrase of at least two. A single word says less than a pattern without the
 * spaces.
 */
export function textFieldFor(predicate: Predicate, types: FieldTypes): string | undefined {
  if (predicate.kind !== 'match' || knownType(types, predicate.field) !== 'wildcard') return undefined
  const { pattern } = predicate
  const field = isTakenApart(pattern) && phraseLength(pattern) >= 2 ? textField(types, predicate.field) : undefined
  return field === undefined ? undefined : fieldName(field)
}
