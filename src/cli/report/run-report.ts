import type { Io } from '../../project/files/io.js'
import type { Note } from '../../project/workspace/note.js'
import type { Diagnostic, Paint } from '../../text/diagnostic.js'
import { type Colors, colorsFor } from '../terminal/colors.js'
import { columnsOf } from '../terminal/wrap.js'
import { openDistinct } from './distinct-entries.js'
import { addEntry, type Entry, startGroups } from './report-groups.js'
import { entryText, reportText } from './report-text.js'

const paintOf = ({ bold, cyan, dim, red, yellow }: Colors): Paint => ({
  severity: (text, severity) => bold({ error: red, warning: yellow, info: cyan }[severity](text)),
  faint: dim,
  strong: bold,
})

/** The report of a run on stderr. */
export interface RunReport {
  readonly add: (entries: readonly Entry[]) => void
  /** Adds a remark about a place; remarks of one kind are counted together. */
  readonly note: (note: Note) => void
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
    columns: columnsOf(io.stderr),
  }
  let groups = startGroups()
  const isFirst = openDistinct()
  const put = (entry: Entry): void => {
    if (!isFirst(entry)) return
    if (verbose) io.stderr.write(entryText(entry, page))
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
