import type { Check } from '../check.js'
import { filenameConvention } from './filename-convention.js'
import { filenameDuplicate } from './filename-duplicate.js'
import { filenameLength } from './filename-length.js'
import { filenamePrefix } from './filename-prefix.js'

/** Checks of the names of files. */
export const fileNameChecks: readonly Check[] = [filenameConvention, filenameDuplicate, filenameLength, filenamePrefix]
