import picocolors from 'picocolors'
import type { Io, Output } from '../../project/files/io.js'
import type { Note } from '../../project/workspace/note.js'
import type { Diagnostic, Paint } from '../../text/diagnostic.js'
import { addEntry, type Entry, startGroups } from './report-groups.js'
import { entryText, reportText } from './report-text.js'

export type Colors = ReturnType<typeof picocolors.createColors>

/** Returns the colors of an output: none for a file or a pipe, unless the environment forces them. */
export function colorsFor(output: Output, { NO_COLOR, FORCE_COLOR, TERM }: Io['env']): Colors {
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== ''
  const enabled = forced ? FORCE_COLOR !== '0' : output.isTTY && TERM !== 'dumb'
  return picocolors.createColors(enabled && (NO_COLOR ?? '') === '')
}

const paintOf = ({ bold, cyan, dim, red, yellow }: Colors): Paint => ({
  severity: (text, severity) => bold({ error: red, warning: yellow, info: cyan }[severity](text)),
  faint: dim,
  strong: bold,
})

/** The report of a run on stderr. */
export interface RunReport {
  readonly add: (entries: readonly Entry[]) => void
  /** Adds a remark about a place; remarks of one kind are counted together. */
  readonly note: (note: Omit<Note, 'severity'>) => void
  /** Writes the entries that were collected until the end of the run. */
  readonly close: () => void
}

/**
 * Opens a report that shows each reason once, with a count, at the end of the run; with `verbose`, it shows each entry
 * at once.
 */
export function openRunReport(io: Pick<Io, 'env' | 'stderr'>, verbose: boolean): RunReport {
  const page = {
    paint: paintOf(colorsFor(io.stderr, io.env)),
    columns: io.stderr.isTTY ? io.stderr.columns : Number.POSITIVE_INFINITY,
  }
  let groups = startGroups()
  const put = (entry: Entry): void => {
    if (verbose) io.stderr.write(entryText(entry, page.paint))
    else addEntry(groups, entry)
  }
  return {
    add: (entries) => entries.forEach(put),
    note: (note) => put({ severity: 'note', ...note }),
    close: () => {
      if (groups.total > 0) io.stderr.write(reportText(groups, page))
      groups = startGroups()
    },
  }
}

/** Reports diagnostics outside a run over rules. */
export function reportDiagnostics(diagnostics: readonly Diagnostic[], io: Io): void {
  const report = openRunReport(io, false)
  report.add(diagnostics)
  report.close()
}
