import { type Assumption, assumptions } from '../dialect/rendering.js'
import { printable } from '../text/control-characters.js'
import { type Diagnostic, isError } from '../text/diagnostic.js'
import type { ConvertedRule, TargetResult } from './convert-file.js'

/** What a run of `convert` has done so far. */
export interface Tally {
  rules: number
  queries: number
  readonly targets: Map<string, { exact: number; wider: number; approximate: number; skipped: number; failed: number }>
  readonly assumptions: Map<Assumption, number>
  /** How many rules use each field that no pipeline maps. */
  readonly keptFields: Map<string, number>
}

export const startTally = (targets: readonly string[]): Tally => ({
  rules: 0,
  queries: 0,
  targets: new Map(targets.map((target) => [target, { exact: 0, wider: 0, approximate: 0, skipped: 0, failed: 0 }])),
  assumptions: new Map(),
  keptFields: new Map(),
})

/** Counts one rule. A document that is no rule, such as a filter or a global one that nothing follows, does not count. */
export function countRule(tally: Tally, { document, crashed, results }: ConvertedRule): void {
  const failed = crashed || results.some(({ diagnostics }) => diagnostics.some(isError))
  if ((document.rule === undefined || document.rule.kind === 'filter') && !failed) return
  // A rule that is only a part of correlations counts with them.
  if (results.length === 0) return
  tally.rules++
  for (const result of results) {
    const counts = tally.targets.get(result.backend.name)
    if (counts !== undefined) counts[outcomeOf(result)]++
    if (result.format.reads === 'expression') continue
    const { fidelity, assumptions } = result
    if (fidelity !== 'none') tally.queries++
    for (const one of assumptions) tally.assumptions.set(one, (tally.assumptions.get(one) ?? 0) + 1)
  }
  for (const field of keptFieldsOf(results)) tally.keptFields.set(field, (tally.keptFields.get(field) ?? 0) + 1)
}

type Outcome = 'exact' | 'wider' | 'approximate' | 'skipped' | 'failed'

/** What is made of the rule's expression is exact, or is not made. */
function outcomeOf({ format, artifact, fidelity, isSkipped }: TargetResult): Outcome {
  if (isSkipped) return 'skipped'
  if (artifact === null) return 'failed'
  if (format.reads === 'expression') return 'exact'
  return fidelity === 'none' ? 'failed' : fidelity
}

/** What is said once at the end, and not at each rule. */
export const isKeptField = ({ code }: Diagnostic): boolean => code === 'field-kept'

function keptFieldsOf(results: ConvertedRule['results']): ReadonlySet<string> {
  const diagnostics = results.flatMap((result) => result.diagnostics.filter(isKeptField))
  return new Set(diagnostics.map(({ source, span }) => source.text.slice(span.start, span.end)))
}

/** Fields that are told on a line each. */
const MOST_FIELD_LINES = 6

/** The fields that no pipeline maps, those of most rules first: a line each, or one line if they are many and `verbose` is off. */
export function keptFieldLines({ keptFields }: Tally, verbose: boolean): string[] {
  const fields = [...keptFields].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  if (verbose || fields.length <= MOST_FIELD_LINES) {
    return fields.map(
      ([field, count]) =>
        `no pipeline maps the field \`${printable(field)}\` (${counted(count, 'rule')}); it keeps its name`,
    )
  }
  const first = fields
    .slice(0, MOST_FIELD_LINES)
    .map(([field, count]) => `\`${printable(field)}\` (${counted(count, 'rule')})`)
  return [
    `no pipeline maps ${thousands(fields.length)} fields, which keep their names: ${first.join(', ')}, …; use \`--verbose\` to list them`,
  ]
}

/** `18 rules: one 2 exact, 16 failed; other 18 exact`. */
export function summaryLine({ rules, targets }: Tally): string {
  const parts = [...targets].map(([target, counts]) => `${target} ${listed(counts)}`)
  return `${counted(rules, 'rule')}: ${parts.join('; ')}`
}

/** What the queries take for granted about the data, once each. */
export function assumptionLines(tally: Tally): string[] {
  return [...tally.assumptions].map(([assumption, count]) => {
    const who = tally.queries === 1 ? 'the query assumes' : count === 1 ? '1 query assumes' : `${count} queries assume`
    return `${who}: ${assumptions[assumption]} (${assumption})`
  })
}

export const counted = (count: number, what: string, several = `${what}s`): string =>
  `${count} ${count === 1 ? what : several}`

/** `5,693`. */
export const thousands = (count: number): string => count.toLocaleString('en')

/** `17 exact, 1 failed`: what did not occur is left out. */
export function listed(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0)
  return parts.length === 0 ? 'nothing' : parts.map(([what, count]) => `${count} ${what}`).join(', ')
}
