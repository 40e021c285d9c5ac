import { type Diagnostic, positionAt } from '../../src/index.js'

/** `7:13 error unknown-modifier`: a diagnostic without its message. */
export function placed({ code, severity, source, span }: Diagnostic): string {
  const { line, column } = positionAt(source.text, span.start)
  return `${line}:${column} ${severity} ${code}`
}
