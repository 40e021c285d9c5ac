import type { Remark } from '../../../text/diagnostic.js'
import { placeJson } from '../../../text/diagnostic-json.js'
import type { FindingFacts } from './rule-page.js'

/** Returns a finding or diagnostic as plain data. */
export const findingFacts = ({ code, severity, message, help, source, span }: Remark): FindingFacts => ({
  code,
  severity,
  message,
  help: help ?? null,
  ...placeJson(source, span),
})
