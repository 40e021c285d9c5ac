import type { YamlScalar } from '../../rule/yaml/node.js'
import type { Edit } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import { replaceScalar } from './edit-node.js'
import { placeOf } from './place-of.js'

/** Replaces the text of a key or value in its own style; `undefined` if the edit would change other places as well. */
export const replaceHere = (context: RuleContext, scalar: YamlScalar, text: string): Edit | undefined =>
  placeOf(context, scalar.span) === undefined ? undefined : replaceScalar(context.source, scalar, text)
