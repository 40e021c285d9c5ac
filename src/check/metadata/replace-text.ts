import type { YamlScalar } from '../../rule/yaml/node.js'
import { replaceScalar } from '../edits/edit-node.js'
import { fixOf } from '../edits/fix-of.js'
import { oneLineScalar } from '../edits/one-line.js'
import { placeOf } from '../edits/place-of.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'

/** Returns a fix that replaces a text of the metadata. `undefined` if the text cannot be edited at its place. */
export function replaceText(context: RuleContext, scalar: YamlScalar, text: string): Fix | undefined {
  const isHere = placeOf(context, scalar.span) !== undefined
  return isHere && oneLineScalar(context.source, scalar)
    ? fixOf(replaceScalar(context.source, scalar, text))
    : undefined
}
