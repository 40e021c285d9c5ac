import type { Code } from '../../text/catalogue.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import { fixAllOnOneValue } from './all-on-one-value.js'
import { fixBadFormat } from './bad-format.js'
import { fixCategoryWithService } from './category-with-service.js'
import { fixConditionSyntax } from './condition-syntax.js'
import { fixDuplicateItem } from './duplicate-item.js'
import { fixEmptyValue } from './empty-value.js'
import { fixLegacyAggregation } from './legacy-aggregation.js'
import { fixMissingKey } from './missing-key.js'
import { fixMisspeltKey } from './misspelt-key.js'
import { fixControlCharacter, fixOddCharacter } from './odd-text.js'
import { fixRemovedTimeframe } from './removed-timeframe.js'
import { fixUnknownKey } from './unknown-key.js'
import { fixUnknownModifier } from './unknown-modifier.js'
import { fixUnknownSelection } from './unknown-selection.js'
import { fixValueNotAllowed } from './value-not-allowed.js'
import { fixWrongType } from './wrong-type.js'

/** Returns the fix of a diagnostic, or `undefined` if there is none that is certain. */
export type DiagnosticFix = (diagnostic: Diagnostic, context: RuleContext) => Fix | undefined

/** The fixes of diagnostics, by code. */
const fixes: Partial<Record<Code, DiagnosticFix>> = {
  'all-on-one-value': fixAllOnOneValue,
  'bad-format': fixBadFormat,
  'category-with-service': fixCategoryWithService,
  'condition-syntax': fixConditionSyntax,
  'control-character': fixControlCharacter,
  'duplicate-item': fixDuplicateItem,
  'empty-value': fixEmptyValue,
  'legacy-aggregation': fixLegacyAggregation,
  'missing-key': fixMissingKey,
  'misspelt-key': fixMisspeltKey,
  'odd-character': fixOddCharacter,
  'removed-timeframe': fixRemovedTimeframe,
  'unknown-document': fixUnknownKey,
  'unknown-key': fixUnknownKey,
  'unknown-modifier': fixUnknownModifier,
  'unknown-selection': fixUnknownSelection,
  'value-not-allowed': fixValueNotAllowed,
  'wrong-type': fixWrongType,
}

/** The codes of diagnostics that have a fix. */
export const fixableCodes: readonly Code[] = Object.keys(fixes) as Code[]

/** Returns the fix of a diagnostic of this document, or `undefined` if it has none. */
export const fixFor: DiagnosticFix = (diagnostic, context) =>
  diagnostic.source === context.source ? fixes[diagnostic.code]?.(diagnostic, context) : undefined
