import { jsonLine } from '../../../text/control-characters.js'
import { openDistinct } from '../distinct-entries.js'
import type { PlainEntry } from '../plain-entry.js'
import type { Reporter } from '../reporter.js'
import { openFingerprints } from './fingerprints.js'

const severities: Readonly<Record<PlainEntry['severity'], string>> = { error: 'major', warning: 'minor', note: 'info' }

/** A code quality report of GitLab. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export const gitlabReporter: Reporter = {
  about: 'code quality report of GitLab',
  readsCheckout: true,
  open: () => {
    const fingerprintOf = openFingerprints()
    const isNew = openDistinct()
    let isFirst = true
    const issue = (entry: PlainEntry): string => {
      const { code, severity, message, related, help, file, line, endLine } = entry
      const places = related.map((other) => `${other.message} (${other.file}:${other.line})`)
      const before = isFirst ? '[\n' : ',\n'
      isFirst = false
      return `${before}${jsonLine({
        description: [message, ...places, ...(help === null ? [] : [help])].join('; '),
        check_name: code,
        fingerprint: fingerprintOf(entry),
        severity: severities[severity],
        location: { path: file, lines: { begin: line, end: endLine } },
      })}`
    }
    return {
      add: ({ entries }) => entries.filter(isNew).map(issue).join(''),
      close: () => (isFirst ? '[]\n' : '\n]\n'),
    }
  },
}
