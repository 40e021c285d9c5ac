import { readFileSync, writeFileSync } from 'node:fs'
import type { Conversion, Diagnostic } from '../../src/index.js'
import { placed } from '../diagnostics/placed.js'

/** The conversion of each construct for one backend, by construct name. */
export type Expectations = ReadonlyMap<string, string>

const here = new URL('./', import.meta.url)
const file = (backend: string, folder: URL): URL => new URL(`${backend}.expected.txt`, folder)
const MARK = '## '

export function readExpectations(backend: string, folder = here): Expectations {
  const blocks = readFileSync(file(backend, folder), 'utf8').split(/^## /m).slice(1)
  return new Map(
    blocks.map((block) => {
      const end = block.indexOf('\n')
      return [block.slice(0, end), block.slice(end + 1).trimEnd()]
    }),
  )
}

export function writeExpectations(backend: string, expectations: Expectations, folder = here): void {
  const blocks = [...expectations].map(([name, text]) => `${MARK}${name}\n${text}\n`)
  writeFileSync(file(backend, folder), blocks.join('\n'))
}

/** The whole conversion in lines without escapes; empty parts have no line. */
export function conversionText(conversion: Conversion, reading: readonly Diagnostic[]): string {
  const { fidelity, query, approximations, assumptions, residual, ruleSettings, diagnostics } = conversion
  const all = [...reading, ...diagnostics]
  return [
    `fidelity: ${fidelity}`,
    ...(query === null ? [] : [`query: ${oneLine(query)}`]),
    ...(approximations.length === 0 ? [] : [`approximations: ${approximations.join(', ')}`]),
    ...(assumptions.length === 0 ? [] : [`assumptions: ${assumptions.join(', ')}`]),
    ...(residual === null ? [] : [`residual: ${oneLine(residual.text)}`]),
    ...(ruleSettings === null ? [] : [`rule settings: ${JSON.stringify(ruleSettings)}`]),
    ...(all.length === 0 ? [] : [`diagnostics: ${all.map(described).join(', ')}`]),
  ].join('\n')
}

/** Includes the text of a backend’s own messages. */
const described = (diagnostic: Diagnostic): string =>
  ['correlation-not-expressible', 'rule-settings'].includes(diagnostic.code)
    ? `${placed(diagnostic)} (${diagnostic.message})`
    : placed(diagnostic)

function oneLine(text: string): string {
  if (/[\r\n]/.test(text)) throw new Error(`more than one line: ${text}`)
  return text
}
