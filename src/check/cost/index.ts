import type { Check } from '../check.js'
import { keywordScan } from './keyword-scan.js'
import { leadingWildcard } from './leading-wildcard.js'
import { manyValues } from './many-values.js'
import { regexScan } from './regex-scan.js'

/** Checks of the cost of queries on the platforms of the outputs. */
export const costChecks: readonly Check[] = [leadingWildcard, regexScan, keywordScan, manyValues]
