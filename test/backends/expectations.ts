import { readFileSync, writeFileSync } from 'node:fs'
import type { Conversion, Diagnostic } from '../../src/index.js'
import { placed } from '../diagnostics/placed.js'

/** What each construct becomes for one backend, by the construct's name. */
export type Expectations = ReadonlyMap<string, string>

const file = (backend: string): URL => new URL(`${backend}.expected.txt`, import.meta.url)
const MARK = '## '

export function readExpectations(backend: string): Expectations {
  const blocks = readFileSync(file(backend), 'utf8').split(/^## /m).slice(1)
  return new Map(
    blocks.map((block) => {
      const end = block.indexOf('\n')
      return [block.slice(0, end), block.slice(end + 1).trimEnd()]
    }),
  )
}

export function writeExpectations(backend: string, expectations: Expectations): void {
  const blocks = [...expectations].map(([name, text]) => `${MARK}${name}\n${text}\n`)
  writeFileSync(file(backend), blocks.join('\n'))
}

/** All of a conversion in lines without any escapes; what is empty has no line. */
export function conversionText(conversion: Conversion, reading: readonly Diagnostic[]): string {
  const { fidelity, query, assumptions, residual, diagnostics } = conversion
  const all = [...reading, ...diagnostics]
  return [
    `fidelity: ${fidelity}`,
    ...(query === null ? [] : [`query: ${oneLine(query)}`]),
    ...(assumptions.length === 0 ? [] : [`assumptions: ${assumptions.join(', ')}`]),
    ...(residual === null ? [] : [`residual: ${oneLine(residual.text)}`]),
    ...(all.length === 0 ? [] : [`diagnostics: ${all.map(placed).join(', ')}`]),
  ].join('\n')
}

function oneLine(text: string): string {
  if (/[\r\n]/.test(text)) throw new Error(`more than one line: ${text}`)
  return text
}
