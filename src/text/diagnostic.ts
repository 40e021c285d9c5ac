import { type Arguments, type Code, catalogue, type Severity } from './catalogue.js'
import { codeFrame, visible } from './code-frame.js'
import { positionAt, type Source, type Span } from './source.js'

/** What is wrong, where, and what to do about it: data, returned and never thrown. `String(diagnostic)` gives the framed form. */
export interface Diagnostic {
  /** Stable and never reused; docs/diagnostics.md lists them all. */
  readonly code: Code
  readonly severity: Severity
  readonly message: string
  readonly source: Source
  readonly span: Span
  readonly help?: string
  readonly related?: readonly Related[]
}

/** Another place that the diagnostic speaks of. */
export interface Related {
  readonly message: string
  /** Where the span lies; absent if that is the source of the diagnostic. */
  readonly source?: Source
  readonly span: Span
}

export interface Extras {
  readonly help?: string | undefined
  readonly related?: readonly Related[]
  readonly severity?: Severity
}

/** A diagnostic with the catalogue's sentence for `code`. `extras` replace the help and the severity that the catalogue gives. */
export function diagnose<C extends Code>(
  code: C,
  source: Source,
  span: Span,
  args: Arguments<C>,
  extras: Extras = {},
): Diagnostic {
  const entry = catalogue[code]
  const message = (entry.message as Sentence)(...args)
  const own = 'help' in entry ? entry.help : undefined
  const help = extras.help ?? (typeof own === 'function' ? (own as Sentence)(...args) : own)
  return Object.assign(Object.create(printable), {
    code,
    severity: extras.severity ?? entry.severity,
    message,
    source,
    span,
    ...(help === undefined ? {} : { help }),
    ...(extras.related === undefined ? {} : { related: extras.related }),
  })
}

type Sentence = (...args: readonly unknown[]) => string

/** The same diagnostic where nothing hangs on it; with another help, if one is given. */
export const asWarning = (diagnostic: Diagnostic, help = diagnostic.help): Diagnostic =>
  Object.assign(Object.create(printable), diagnostic, { severity: 'warning' }, help === undefined ? {} : { help })

const printable = {
  toString(this: Diagnostic): string {
    return formatDiagnostic(this)
  },
}

export const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error'

/** Paints parts of a printed diagnostic, for a terminal with colours. */
export interface Paint {
  readonly severity: (text: string, severity: Severity) => string
  readonly faint: (text: string) => string
  readonly strong: (text: string) => string
}

const plain: Paint = { severity: (text) => text, faint: (text) => text, strong: (text) => text }

/**
 * The form that people read: place, severity, code, sentence, the line with a mark under the span, help.
 *
 *     rules/grants.yml:14:37 error unknown-modifier: `startwith` is not a modifier
 *        14 |     data.details.request.body.scope|startwith:
 *           |                                     ^^^^^^^^^
 *        help: did you mean `startswith`?
 *
 * @example
 * const [empty] = parseRules({ name: 'empty.yml', text: '' })
 * formatDiagnostic(empty.diagnostics[0]) // 'empty.yml:1:1 error no-document: the file contains no rule'
 */
export function formatDiagnostic(diagnostic: Diagnostic, paint: Paint = plain): string {
  const { source, span, severity, code, message, help, related = [] } = diagnostic
  const at = positionAt(source.text, span.start)
  const name = visible(source.name)
  const place = paint.strong(`${name}:${at.line}:${at.column}`)
  const lines = [`${place} ${paint.severity(`${severity} ${code}`, severity)}: ${visible(message)}`]
  lines.push(...codeFrame(source.text, span).map(paint.faint))
  for (const other of related) {
    const there = positionAt((other.source ?? source).text, other.span.start)
    const where = visible((other.source ?? source).name)
    lines.push(`   ${visible(other.message)} (${where}:${there.line}:${there.column})`)
  }
  if (help !== undefined) lines.push(`   help: ${visible(help)}`)
  return lines.join('\n')
}
