import { isAbsolute, relative, resolve } from 'node:path'
import { withSlashes } from '../../project/files/with-slashes.js'
import { printable } from '../../text/control-characters.js'
import type { Related } from '../../text/diagnostic.js'
import { placeJson } from '../../text/diagnostic-json.js'
import type { Source, Span } from '../../text/source.js'

/** A message about a place: a diagnostic, a note, or a finding with a fix. */
export interface Reportable {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info' | 'note'
  readonly message: string
  readonly source: Source
  readonly span: Span
  readonly help?: string
  readonly related?: readonly Related[]
  readonly fix?: {
    readonly edits: readonly { readonly span: Span; readonly text: string }[]
    /** False if the rule may match other events afterwards. */
    readonly keepsMeaning?: boolean
  }
}

/** A range of a file. Lines and columns start at 1; columns count UTF-16 code units, and the end is exclusive. */
export interface Region {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

export interface Place extends Region {
  /** Relative to the working directory, with `/`. */
  readonly file: string
}

/** An entry as plain data for the reports that programs read. Texts are one line of well-formed Unicode. */
export interface PlainEntry extends Place {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  readonly message: string
  readonly help: string | null
  readonly related: readonly (Place & { readonly message: string })[]
  /**
   * Replacements of text that remove the finding and keep the meaning of the rule; empty if there are none. Programs may
   * apply them without asking, so fixes that change the meaning are left out.
   */
  readonly edits: readonly (Region & { readonly text: string })[]
}

/** Converts an entry to plain data. It no longer refers to the text of its file, so that the text can be freed. */
export function plainEntry(entry: Reportable, cwd: string): PlainEntry {
  const { code, severity, message, source, span, help, related = [], fix } = entry
  return {
    code,
    severity: severity === 'info' ? 'note' : severity,
    message: oneLine(message),
    help: help === undefined ? null : oneLine(help),
    file: reportPath(source.name, cwd),
    ...placeJson(source, span),
    related: related.map((other) => ({
      message: oneLine(other.message),
      file: reportPath((other.source ?? source).name, cwd),
      ...placeJson(other.source ?? source, other.span),
    })),
    edits: editsOf(fix).map((edit) => ({ ...placeJson(source, edit.span), text: wellFormed(edit.text) })),
  }
}

/** Returns the lines of an entry for people: the message, the other places that it refers to, and what to do. */
export const entryLines = ({ message, related, help }: PlainEntry): readonly string[] => [
  message,
  ...related.map((other) => `${other.message} (${other.file}:${other.line}:${other.column})`),
  ...(help === null ? [] : [`help: ${help}`]),
]

const editsOf = (fix: Reportable['fix']) => (fix === undefined || fix.keepsMeaning === false ? [] : fix.edits)

/** Returns a path relative to the working directory, with `/`, as text on one line. */
export function reportPath(name: string, cwd: string): string {
  const path = isAbsolute(name) ? relative(cwd, resolve(name)) : name
  return oneLine(withSlashes(path))
}

/** Replaces control characters by their pictures, line separators by spaces, and lone surrogates by U+FFFD. */
export const oneLine = (text: string): string => wellFormed(printable(text).replace(/[\u2028\u2029]/g, ' '))

/** Replaces lone surrogates, which are no text in UTF-8, and which readers of JSON refuse. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')
