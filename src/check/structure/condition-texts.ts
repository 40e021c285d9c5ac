import { scalarsAt, type YamlScalar } from '../../rule/yaml/node.js'
import type { Span } from '../../text/source.js'
import { isOneLine } from '../edits/one-line.js'
import { placeOf } from '../edits/place-of.js'
import type { RuleContext } from '../rule-context.js'
import { writtenSearches } from '../written-items.js'

/** A condition as written, with the section that contains its selections. */
export interface WrittenCondition {
  readonly scalar: YamlScalar
  /** The names of the selections beside it. */
  readonly selections: readonly string[]
}

/** Returns the conditions of a detection or a filter. A list of conditions has several. */
export const conditionsOf = ({ root }: RuleContext): readonly WrittenCondition[] =>
  writtenSearches(root).flatMap(({ section, selections }) => {
    const names = selections.map(({ key }) => key.text)
    return scalarsAt(section, 'condition').map((scalar) => ({ scalar, selections: names }))
  })

/**
 * True if a part of a condition can be replaced at its place. The condition must be on one line of this document;
 * offsets in its text are then offsets in the source.
 */
export function isEditableCondition(context: RuleContext, scalar: YamlScalar): boolean {
  const { source } = context
  if (placeOf(context, scalar.span) === undefined || !isOneLine(source.text, scalar)) return false
  const written = source.text.slice(scalar.span.start, scalar.span.end)
  return written === scalar.text || written.slice(1, -1) === scalar.text
}

/** True if a span is a part of an editable condition of the document. */
export const isInOwnCondition = (context: RuleContext, { start, end }: Span): boolean =>
  conditionsOf(context).some(
    ({ scalar }) => scalar.span.start <= start && end <= scalar.span.end && isEditableCondition(context, scalar),
  )
