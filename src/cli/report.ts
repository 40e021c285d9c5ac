import picocolors from 'picocolors'
import { printable } from '../text/code-frame.js'
import { type Diagnostic, formatDiagnostic, type Paint, type Related } from '../text/diagnostic.js'
import { positionAt, type Source, type Span } from '../text/source.js'
import type { Io, Output } from './io.js'

export type Colours = ReturnType<typeof picocolors.createColors>

/** The colours of one output: none for a file or a pipe, unless the environment asks for them. */
export function coloursOf(output: Output, { NO_COLOR, FORCE_COLOR, TERM }: Io['env']): Colours {
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== ''
  const wanted = forced ? FORCE_COLOR !== '0' : output.isTTY && TERM !== 'dumb'
  return picocolors.createColors(wanted && (NO_COLOR ?? '') === '')
}

const paintOf = ({ bold, dim, red, yellow }: Colours): Paint => ({
  severity: (text, severity) => bold(severity === 'error' ? red(text) : yellow(text)),
  faint: dim,
  strong: bold,
})

/** Writes diagnostics to standard error, each with its frame and a blank line behind it. */
export function reportDiagnostics(diagnostics: readonly Diagnostic[], io: Io): void {
  const paint = paintOf(coloursOf(io.stderr, io.env))
  for (const diagnostic of diagnostics) io.stderr.write(`${formatDiagnostic(printed(diagnostic), paint)}\n\n`)
}

/** Writes a note about a place to standard error. */
export function reportNote(source: Source, span: Span, message: string, io: Io): void {
  const { bold, cyan } = coloursOf(io.stderr, io.env)
  const { line, column } = positionAt(source.text, span.start)
  const place = bold(`${printable(source.name)}:${line}:${column}`)
  io.stderr.write(`${place} ${bold(cyan('note'))}: ${printable(message)}\n\n`)
}

/** What a rule or the name of its file holds must not steer the terminal. */
const printed = ({ source, message, help, related, ...rest }: Diagnostic): Diagnostic => ({
  ...rest,
  source: { name: printable(source.name), text: source.text },
  message: printable(message),
  ...(help === undefined ? {} : { help: printable(help) }),
  ...(related === undefined ? {} : { related: related.map(printedRelated) }),
})

const printedRelated = ({ message, source, span }: Related): Related => ({
  message: printable(message),
  ...(source === undefined ? {} : { source: { name: printable(source.name), text: source.text } }),
  span,
})

/** What is said of an exception that nobody expected. */
export function bugLine(error: unknown, file?: string): string {
  const at = file === undefined ? '' : ` at \`${printable(file)}\``
  const what = printable(String(error).split('\n', 1)[0] ?? '')
  return `sigmacast: unexpected error${at}: ${what}. This is a fault of sigmacast; please report it.\n`
}
