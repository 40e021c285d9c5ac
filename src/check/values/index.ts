import type { Check } from '../check.js'
import { base64offsetWithoutContains } from './base64offset-without-contains.js'
import { doubleWildcard } from './double-wildcard.js'
import { duplicateValue } from './duplicate-value.js'
import { idleModifier } from './idle-modifier.js'
import { loneStar } from './lone-star.js'
import { networkHostBits } from './network-host-bits.js'
import { numberAsText } from './number-as-text.js'
import { regexConstruct } from './regex-construct.js'
import { regexDelimiters } from './regex-delimiters.js'
import { regexIdleAnchor } from './regex-idle-anchor.js'
import { regexIsWildcard } from './regex-is-wildcard.js'
import { regexMatchesAll } from './regex-matches-all.js'
import { singleItemList } from './single-item-list.js'
import { unquotedText } from './unquoted-text.js'
import { wildcardInsteadOfModifier } from './wildcard-instead-of-modifier.js'

/** Checks of single values and modifiers. */
export const valueChecks: readonly Check[] = [
  wildcardInsteadOfModifier,
  duplicateValue,
  doubleWildcard,
  loneStar,
  idleModifier,
  singleItemList,
  numberAsText,
  unquotedText,
  networkHostBits,
  base64offsetWithoutContains,
  regexConstruct,
  regexDelimiters,
  regexIsWildcard,
  regexIdleAnchor,
  regexMatchesAll,
]
