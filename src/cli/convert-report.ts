import { printable } from '../text/code-frame.js'
import type { ConvertedRule } from './convert-file.js'
import type { Io } from './io.js'
import { coloursOf, reportDiagnostics, reportNote } from './report.js'
import { isKeptField } from './summary.js'

/** Writes the queries of a rule to standard output, a line each; in a terminal each below a title, if there are several. */
export function printQueries({ input, document, results }: ConvertedRule, several: boolean, io: Io): void {
  const { stdout } = io
  const { dim } = coloursOf(stdout, io.env)
  for (const { backend, query } of results) {
    if (query === null) continue
    if (!stdout.isTTY) stdout.write(`${query}\n`)
    else if (!several) stdout.write(`${shown(query)}\n`)
    else {
      const title = printable(document.identity.title ?? input.name)
      const target = results.length > 1 ? ` (${backend.name})` : ''
      stdout.write(`${dim(`# ${title}${target}`)}\n${shown(query)}\n\n`)
    }
  }
}

/** For a terminal: what a rule holds must not steer it. */
const shown = (query: string): string => query.split('\n').map(printable).join('\n')

/** Writes to standard error what there is to say: each diagnostic once, even if several targets give it. */
export function reportRule({ document, results }: ConvertedRule, io: Io): void {
  const said = new Set<string>()
  if (results.length === 0) reportDiagnostics(document.diagnostics, io)
  for (const { backend, residual, diagnostics } of results) {
    const news = diagnostics.filter((diagnostic) => {
      if (isKeptField(diagnostic)) return false
      const { code, span, message } = diagnostic
      const key = `${code} ${span.start} ${span.end} ${message}`
      return !said.has(key) && said.add(key)
    })
    reportDiagnostics(news, io)
    if (residual === null || document.rule === undefined) continue
    reportNote(document.rule.source, document.span, `the ${backend.name} query does not check: ${residual.text}`, io)
  }
}
