import { COLUMNS, claimRow, type ProofRun, row, streamRow } from './proof-page.js'

/** Relative change above which the page is outdated. */
const TOLERANCE = 0.05
/** Absolute tolerance for small numbers, except for disagreements. */
const FEW = 10

/**
 * Differences between a page and a new run; empty if the page is current. Small changes in the number of rules and in
 * the generated events are tolerated.
 */
export function staleness(pageText: string, run: ProofRun): readonly string[] {
  const pageRows = new Map(rowsOf(pageText).map((cells) => [`${cells[0]} on ${cells[1]}`, cells]))
  const runRows = new Map(run.figures.map((figures) => [`${figures.target} on ${figures.engine}`, row(figures)]))
  const isFar = (a: string, b: string, column: string | undefined): boolean => {
    const [first, second] = [number(a), number(b)]
    return (
      Math.abs(first - second) > (column === 'disagreements' ? 0 : Math.max(FEW, TOLERANCE * Math.max(first, second)))
    )
  }
  const lines = new Set(pageText.split('\n'))
  const missing = [
    ...run.claims.map((one) => ['claims', claimRow(one)] as const),
    ...run.streams.map((one) => ['correlations', streamRow(one)] as const),
  ].filter(([, cells]) => !lines.has(`| ${cells.join(' | ')} |`))
  return [
    ...missing.map(([what, cells]) => `the page has other ${what}: now ${cells.join(' | ')}`),
    ...[...pageRows]
      .filter(
        ([name, [, engine]]) => !runRows.has(name) && run.engines.some(({ name: runEngine }) => runEngine === engine),
      )
      .map(([name]) => `the page has ${name}, which was not run`),
    ...[...runRows.keys()].filter((name) => !pageRows.has(name)).map((name) => `the page lacks ${name}`),
    ...[...runRows].flatMap(([name, cells]) =>
      cells.flatMap((cell, at) => {
        const other = pageRows.get(name)?.[at]
        return at > 1 && other !== undefined && isFar(cell, other, COLUMNS[at])
          ? [`${name}: ${COLUMNS[at]} is ${cell}, and the page has ${other}`]
          : []
      }),
    ),
  ]
}

const number = (text: string): number => Number(text.replaceAll(',', ''))

/** The rows of the table of targets and engines. */
function rowsOf(pageText: string): readonly (readonly string[])[] {
  const cells = (line: string): string[] => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, ''))
  const lines = pageText.split('\n')
  const head = lines.findIndex((line) => cells(line).join() === COLUMNS.join())
  const end = lines.findIndex((line, at) => at > head && !line.startsWith('|'))
  return head === -1 ? [] : lines.slice(head + 2, end).map(cells)
}
