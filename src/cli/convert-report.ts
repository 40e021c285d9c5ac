import type { ConvertedRule } from './convert-file.js'
import type { Io } from './io.js'
import { coloursOf, printable, reportDiagnostics, reportNote } from './report.js'

/** Writes the queries of a rule to standard output, a line each; in a terminal below a title, where there are several. */
export function printQueries({ input, document, results }: ConvertedRule, several: boolean, io: Io): void {
  const { dim } = coloursOf(io.stdout, io.env)
  for (const { backend, query } of results) {
    if (query === null) continue
    if (!io.stdout.isTTY) io.stdout.write(`${query}\n`)
    else {
      const title = printable(document.identity.title ?? input.name)
      if (several) io.stdout.write(`${dim(`# ${title}${results.length > 1 ? ` (${backend.name})` : ''}`)}\n`)
      io.stdout.write(`${query.split('\n').map(printable).join('\n')}\n`)
    }
  }
}

/** Writes to standard error what there is to say: each diagnostic once, even if several targets give it. */
export function reportRule({ document, results }: ConvertedRule, io: Io): void {
  const said = new Set<string>()
  for (const { backend, residual, diagnostics } of results) {
    const news = diagnostics.filter(({ code, span, message }) => {
      const key = `${code} ${span.start} ${span.end} ${message}`
      return !said.has(key) && said.add(key)
    })
    reportDiagnostics(news, io)
    if (residual === null || document.rule === undefined) continue
    reportNote(document.rule.source, document.span, `the ${backend.name} query does not check: ${residual.text}`, io)
  }
}
