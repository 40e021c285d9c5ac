import type { Check } from '../check.js'
import { fieldCase } from './field-case.js'
import { fieldCustom } from './field-custom.js'
import { fieldSpace } from './field-space.js'
import { fieldUnknown } from './field-unknown.js'
import { hashPair } from './hash-pair.js'
import { localizedUser } from './localized-user.js'
import { logsourceCase } from './logsource-case.js'
import { logsourceCustom } from './logsource-custom.js'
import { logsourceEmpty } from './logsource-empty.js'
import { logsourceUnknown } from './logsource-unknown.js'
import { redundantField } from './redundant-field.js'
import { specificLogsource } from './specific-logsource.js'
import { sysmonWithoutEventid } from './sysmon-without-eventid.js'

/** Checks of log sources and fields against Sigma's taxonomy. */
export const fieldChecks: readonly Check[] = [
  logsourceEmpty,
  logsourceUnknown,
  logsourceCustom,
  logsourceCase,
  specificLogsource,
  sysmonWithoutEventid,
  redundantField,
  fieldCase,
  fieldUnknown,
  fieldCustom,
  fieldSpace,
  hashPair,
  localizedUser,
]
