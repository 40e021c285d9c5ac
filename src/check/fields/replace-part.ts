import { replaceScalar } from '../edits/edit-node.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { oneLineScalar } from '../edits/one-line.js'
import { placeOf } from '../edits/place-of.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import type { UnknownPart } from './unknown-part.js'

/** Returns the fix that gives a part of a log source another value; `undefined` if it is not written at its place. */
export function replacePart(context: RuleContext, scalar: UnknownPart['scalar'], value: string): Fix | undefined {
  const { source } = context
  return placeOf(context, scalar.span) !== undefined && oneLineScalar(source, scalar) !== undefined
    ? unsafeFixOf(replaceScalar(source, scalar, value))
    : undefined
}
