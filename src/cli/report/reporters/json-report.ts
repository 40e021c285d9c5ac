import { jsonLine } from '../../../text/control-characters.js'
import type { Reporter } from '../reporter.js'
import { countOutcome, startCounts } from './count-outcomes.js'

/** One JSON document, as `schemas/report.json` describes it, with one rule per line. */
export const jsonReporter: Reporter = {
  about: 'JSON with all findings per rule (schemas/report.json)',
  open: ({ command, version }) => {
    const counts = startCounts()
    let isFirst = true
    const head = `{"version":${jsonLine(version)},"command":${jsonLine(command)},"rules":[`
    return {
      add: (outcome) => {
        const before = isFirst ? head : ','
        isFirst = false
        countOutcome(counts, outcome)
        const { file, rule, test, status, skipped, entries } = outcome
        return `${before}\n${jsonLine({ file, rule, ...(test === undefined ? {} : { test }), status, skipped, entries })}`
      },
      close: () => `${isFirst ? head : '\n'}],"counts":${jsonLine(counts)}}\n`,
    }
  },
}
