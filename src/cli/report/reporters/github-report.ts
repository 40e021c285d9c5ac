import { openDistinct } from '../distinct-entries.js'
import { entryLines, type PlainEntry } from '../plain-entry.js'
import type { Reporter } from '../reporter.js'

const commands: Readonly<Record<PlainEntry['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
}

/**
 * Workflow commands that GitHub Actions turns into annotations.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const githubReporter: Reporter = {
  about: 'annotations of GitHub Actions',
  readsCheckout: true,
  open: () => {
    const isFirst = openDistinct()
    return {
      add: ({ entries }) =>
        entries
          .filter(isFirst)
          .map((entry) => `${annotation(entry)}\n`)
          .join(''),
      close: () => '',
    }
  },
}

function annotation(entry: PlainEntry): string {
  const { severity, code, file, line, column, endLine, endColumn } = entry
  const properties = Object.entries({
    file,
    line,
    // GitHub refuses columns of an annotation with several lines.
    ...(line === endLine ? { col: column, endColumn } : { endLine }),
    title: code,
  })
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',')
  return `::${commands[severity]} ${list}::${escapeData(entryLines(entry).join('\n'))}`
}

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
