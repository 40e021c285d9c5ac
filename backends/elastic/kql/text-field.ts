import type { FieldTypes } from '../../../src/ir/field-types.js'
import type { Predicate } from '../../../src/ir/predicate.js'
import { knownType, nestedAround, textField } from '../known-type.js'
import { phraseLength } from '../text-words.js'
import { isSplitAtSpaces } from './kql-term.js'
import { fieldName } from './kql-text.js'

/**
 * Returns the `text` field to search instead of a `wildcard` field, or `undefined` if there is none. It serves values
 * that Kibana would split at their spaces, if their words form a phrase of at least two. A single word selects more than
 * a pattern without the spaces.
 */
export function textFieldFor(predicate: Predicate, types: FieldTypes): string | undefined {
  if (predicate.kind !== 'match' || knownType(types, predicate.field) !== 'wildcard') return undefined
  if (nestedAround(types, predicate.field).length > 0) return undefined
  const { pattern } = predicate
  const field = isSplitAtSpaces(pattern) && phraseLength(pattern) >= 2 ? textField(types, predicate.field) : undefined
  return field === undefined ? undefined : fieldName(field)
}
