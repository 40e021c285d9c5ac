import type { Report } from '../../../text/collect-diagnostics.js'
import type { Source, Span } from '../../../text/source.js'
import type { TestEvent } from '../rule-test.js'

/** A test file that is being read. */
export interface TestReading {
  readonly source: Source
  /** The absolute path of the file. */
  readonly path: string
  readonly report: Report
  /** Reads a file of events, relative to the folder of the test file. Reports a problem, and returns no event then. */
  readonly loadEvents: (file: string, span: Span) => Promise<readonly TestEvent[]>
  /** Returns the names of the files in a folder, which is relative to that of the test file. */
  readonly filesIn: (folder: string) => readonly string[]
}
