import type { Check } from '../check.js'
import { blockLineBreak } from './block-line-break.js'
import { comparisonInValue } from './comparison-in-value.js'
import { escapedWildcard } from './escaped-wildcard.js'
import { mixedAndOr } from './mixed-and-or.js'
import { networkWithoutCidr } from './network-without-cidr.js'
import { oneBackslash } from './one-backslash.js'
import { placeholderWithoutExpand } from './placeholder-without-expand.js'
import { regexBackslash } from './regex-backslash.js'
import { startsAndEnds } from './starts-and-ends.js'
import { utf16WithoutBase64 } from './utf16-without-base64.js'

/** Checks of notations that mean something else than they seem to. */
export const trapChecks: readonly Check[] = [
  escapedWildcard,
  oneBackslash,
  regexBackslash,
  networkWithoutCidr,
  comparisonInValue,
  startsAndEnds,
  utf16WithoutBase64,
  placeholderWithoutExpand,
  mixedAndOr,
  blockLineBreak,
]
