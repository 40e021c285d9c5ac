import type { Remark } from '../../../text/diagnostic.js'
import { placeJson } from '../../../text/diagnostic-json.js'
import { positionAt } from '../../../text/source.js'
import type { FindingFacts } from './rule-page.js'

/** Returns a finding or diagnostic as plain data. */
export const findingFacts = ({ code, severity, message, help, source, span, related = [] }: Remark): FindingFacts => ({
  code,
  severity,
  message,
  help: help ?? null,
  related: related.map((other) => ({
    message: other.message,
    file: (other.source ?? source).name,
    line: positionAt((other.source ?? source).text, other.span.start).line,
  })),
  ...placeJson(source, span),
})
