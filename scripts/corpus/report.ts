import { lossTally, type Outcome, type Result, tally } from './survey.js'

/** The counts of a survey, for a terminal. */
export function report(title: string, files: number, outcomes: readonly Outcome[], milliseconds: number): string {
  const rows: (readonly [string, number | string])[] = [
    ['files', files],
    ['rules', outcomes.length],
    ...counts(outcomes),
    ['queries rejected by the independent reader', outcomes.filter(({ refused }) => refused !== undefined).length],
    ...lossTally(outcomes).map(([because, n]) => [`not exact: ${because}`, n] as const),
    ...tally(outcomes.flatMap(({ assumptions }) => assumptions)).map(([name, n]) => [`assumption ${name}`, n] as const),
    ...tally(outcomes.flatMap(({ codes }) => codes)).map(([code, n]) => [`diagnostic ${code}`, n] as const),
    ['time', `${(milliseconds / 1000).toFixed(1)} s`],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return [title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)].join('\n')
}

const named: Readonly<Record<Result, string>> = {
  exact: 'converted exactly',
  wider: 'converted to a wider query',
  approximate: 'correlations converted approximately',
  failed: 'not converted',
  unreadable: 'with errors in the rule',
  'other product': 'for another product',
  'internal error': 'internal errors',
}

const counts = (outcomes: readonly Outcome[]): (readonly [string, number])[] =>
  (Object.keys(named) as Result[]).map((result) => [
    named[result],
    outcomes.filter((outcome) => outcome.result === result).length,
  ])
