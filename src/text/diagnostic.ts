import type { Messages } from './catalogue/entry.js'
import type { Arguments, Code, Severity } from './catalogue.js'
import { codeFrame } from './code-frame.js'
import { visible } from './control-characters.js'
import { positionAt, type Source, type Span } from './source.js'
import { type CodeOf, type Wording, wordingOf } from './wording.js'

/**
 * A problem, its place and its remedy, as data: returned, never thrown. `String(diagnostic)` returns the text with a
 * code frame.
 */
export interface Diagnostic {
  /** Stable and never reused. docs/diagnostics.md lists all codes. */
  readonly code: Code
  readonly severity: Severity
  readonly message: string
  readonly source: Source
  readonly span: Span
  readonly help?: string
  readonly related?: readonly Related[]
}

/** A diagnostic, or a remark of the same shape whose code is not in the catalogue. */
export interface Remark extends Omit<Diagnostic, 'code' | 'severity'> {
  readonly code: string
  readonly severity: Severity | 'info'
}

/** Another place that the diagnostic refers to. */
export interface Related {
  readonly message: string
  /** The source of the span, if it is not that of the diagnostic. */
  readonly source?: Source
  readonly span: Span
}

export interface Extras {
  readonly help?: string | undefined
  readonly related?: readonly Related[]
  readonly severity?: Severity
}

/** Places a wording. `extras` override its help and its severity. */
export function diagnoseAs(wording: Wording, source: Source, span: Span, extras: Extras = {}): Diagnostic {
  const help = extras.help ?? wording.help
  return Object.assign(Object.create(printable), {
    code: wording.code,
    severity: extras.severity ?? wording.severity,
    message: wording.message,
    source,
    span,
    ...(help === undefined ? {} : { help }),
    ...(extras.related === undefined ? {} : { related: extras.related }),
  })
}

/**
 * Creates a diagnostic with the catalogue's message for `code`. `extras` override the help and the severity of the
 * catalogue.
 */
export type Diagnoser<Codes extends Code> = <C extends Codes>(
  code: C,
  source: Source,
  span: Span,
  args: Arguments<C>,
  extras?: Extras,
) => Diagnostic

/** Returns a function that creates diagnostics in the words of some messages. */
export const diagnoserOf =
  <M extends Messages>(messages: M): Diagnoser<CodeOf<M>> =>
  (code, source, span, args, extras) =>
    diagnoseAs(wordingOf(messages, code, args as never), source, span, extras)

/** Copies a diagnostic as a warning, optionally with another help. */
export const asWarning = (diagnostic: Diagnostic, help = diagnostic.help): Diagnostic =>
  Object.assign(Object.create(printable), diagnostic, { severity: 'warning' }, help === undefined ? {} : { help })

/** Copies a diagnostic with another help. */
export const withHelp = (diagnostic: Diagnostic, help: string): Diagnostic =>
  Object.assign(Object.create(printable), diagnostic, { help })

const printable = {
  toString(this: Diagnostic): string {
    return formatDiagnostic(this)
  },
}

/** True for a diagnostic that prevents a result, and for a finding of the same severity. */
export const isError = ({ severity }: Remark): boolean => severity === 'error'

/** Styles the parts of a printed diagnostic, for a terminal with colors. */
export interface Paint {
  readonly severity: (text: string, severity: Remark['severity']) => string
  readonly faint: (text: string) => string
  readonly strong: (text: string) => string
}

const plain: Paint = { severity: (text) => text, faint: (text) => text, strong: (text) => text }

/**
 * Formats a diagnostic for people: place, severity, code, message, the line with a mark under the span, and the help.
 *
 *     rules/grants.yml:14:37 error unknown-modifier: `startwith` is not a modifier
 *        14 |     data.details.request.body.scope|startwith:
 *           |                                     ^^^^^^^^^
 *        help: did you mean `startswith`?
 *
 * @example
 * const [empty] = parseRules({ name: 'empty.yml', text: '' })
 * formatDiagnostic(empty.diagnostics[0]).split('\n')[0] // 'empty.yml:1:1 error no-document: the file contains no rule'
 */
export function formatDiagnostic(diagnostic: Remark, paint: Paint = plain): string {
  const { head, frame, rest } = diagnosticParts(diagnostic, paint)
  return [head, ...frame, ...rest].join('\n')
}

/** The lines of a printed diagnostic. */
export interface DiagnosticParts {
  /** Place, severity, code and message. */
  readonly head: string
  /** The source line, cut to the width of the output, and the mark under the span. */
  readonly frame: readonly string[]
  /** The other places and the help. */
  readonly rest: readonly string[]
}

/** Formats the lines of a diagnostic. `columns` is the width of the output. */
export function diagnosticParts(diagnostic: Remark, paint: Paint, columns?: number): DiagnosticParts {
  const { source, span, severity, code, message, help, related = [] } = diagnostic
  const at = positionAt(source.text, span.start)
  const name = visible(source.name)
  const place = paint.strong(`${name}:${at.line}:${at.column}`)
  return {
    head: `${place} ${paint.severity(`${severity} ${code}`, severity)}: ${visible(message)}`,
    frame: codeFrame(source.text, span, columns).map(paint.faint),
    rest: [...relatedLines({ source, related }), ...(help === undefined ? [] : [`   help: ${visible(help)}`])],
  }
}

/** Returns a line for each other place of a diagnostic: `   the other rule (a.yml:2:5)`. */
export const relatedLines = ({ source, related = [] }: Pick<Remark, 'source' | 'related'>): readonly string[] =>
  related.map((other) => {
    const there = positionAt((other.source ?? source).text, other.span.start)
    const where = visible((other.source ?? source).name)
    return `   ${visible(other.message)} (${where}:${there.line}:${there.column})`
  })
