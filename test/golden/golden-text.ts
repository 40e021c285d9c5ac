import { type Backend, type Conversion, convertRule, formatDiagnostic, parseRules, type Source } from '../../src/index.js'

/** Everything that a backend makes of the rules of a file, for people to read: each part under its name, what is empty left out. */
export function goldenText(source: Source, backend: Backend): string {
  const parts = parseRules(source).map(({ rule, identity, diagnostics }) => {
    const conversion = rule === undefined ? undefined : convertRule(rule, backend, { lossy: true })
    const all = [...diagnostics, ...(conversion?.diagnostics ?? [])].map((diagnostic) => formatDiagnostic(diagnostic))
    return [`# ${identity.title}`, ...(conversion === undefined ? [] : sections(conversion)), ...all].join('\n\n')
  })
  return `${parts.join('\n\n')}\n`
}

function sections({ query, fidelity, assumptions, residual }: Conversion): string[] {
  return [
    ...(query === null ? [] : [query]),
    [`fidelity: ${fidelity}`, ...assumptions.map((name) => `assumes: ${name}`)].join('\n'),
    ...(residual === null ? [] : [`residual: ${residual.text}`]),
  ]
}
