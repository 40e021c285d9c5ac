import type { Span } from '../../text/source.js'
import { fixOf } from '../edits/fix-of.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import { isInOwnCondition } from './condition-texts.js'
import { isReference } from './searches-of.js'

/** Returns a fix that replaces a quantifier by the name of the only selection that it chooses. */
export const replaceQuantifier = (context: RuleContext, span: Span, name: string): Fix | undefined =>
  isReference(name) && isInOwnCondition(context, span) ? fixOf({ span, text: name }) : undefined
