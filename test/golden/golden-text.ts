import { type Backend, type Conversion, convertRule, formatDiagnostic, type RuleDocument, type RuleIndex } from '../../src/index.js'

/** Everything that a backend makes of the rules of a file, for people to read: each part under its name, what is empty left out. */
export function goldenText(documents: readonly RuleDocument[], backend: Backend, rules: RuleIndex): string {
  const parts = documents.map(({ rule, identity, diagnostics }) => {
    const conversion = rule === undefined ? undefined : convertRule(rule, backend, { lossy: true, rules })
    const all = [...diagnostics, ...(conversion?.diagnostics ?? [])].map((diagnostic) => formatDiagnostic(diagnostic))
    return [`# ${identity.title}`, ...(conversion === undefined ? [] : sections(conversion)), ...all].join('\n\n')
  })
  return `${parts.join('\n\n')}\n`
}

function sections({ query, fidelity, approximations, assumptions, residual, ruleSettings }: Conversion): string[] {
  return [
    ...(query === null ? [] : [query]),
    [
      `fidelity: ${fidelity}`,
      ...approximations.map((name) => `approximates: ${name}`),
      ...assumptions.map((name) => `assumes: ${name}`),
    ].join('\n'),
    ...(residual === null ? [] : [`residual: ${residual.text}`]),
    ...(ruleSettings === null ? [] : [`rule: ${JSON.stringify(ruleSettings, null, 2)}`]),
  ]
}
