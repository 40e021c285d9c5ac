import { suggestionIn } from '../../text/suggest.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { isInOwnCondition } from '../structure/condition-texts.js'
import type { DiagnosticFix } from './index.js'

/** Replaces the name of a selection that does not exist by the most similar one. */
export const fixUnknownSelection: DiagnosticFix = ({ span, help }, context) => {
  const name = suggestionIn(help)?.name
  if (name === undefined || !isInOwnCondition(context, span)) return undefined
  return unsafeFixOf({ span, text: name })
}
