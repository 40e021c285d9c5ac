import { fixOf } from '../edits/fix-of.js'
import { replaceModifier } from '../edits/replace-modifier.js'
import type { DiagnosticFix } from './index.js'

/** Removes the modifier `all` of an item with one value. */
export const fixAllOnOneValue: DiagnosticFix = ({ span }, context) => fixOf(replaceModifier(context, span))
