import { type Assumption, assumptions } from '../../../ir/assumptions.js'
import type { ConvertedRule, TargetResult } from '../../../project/workspace/convert-file.js'
import { printable } from '../../../text/control-characters.js'
import { counted, countsText, thousands } from '../../../text/count.js'
import { type Diagnostic, isError } from '../../../text/diagnostic.js'
import { MAX_FIELD_LINES } from '../../cli-limits.js'

/** The counts of a run of `convert`. */
export interface Tally {
  rules: number
  /** The rules that are only parts of correlations. */
  parts: number
  queries: number
  readonly targets: Map<string, { exact: number; wider: number; approximate: number; skipped: number; failed: number }>
  readonly assumptions: Map<Assumption, number>
  /** The rules whose log sources no pipeline maps. */
  unmapped: number
  /** The fields that no pipeline maps. */
  readonly keptFields: Map<string, KeptField>
}

interface KeptField {
  rules: number
  /** A spelling in other letter case that a pipeline maps. */
  readonly hint: string | undefined
}

export const startTally = (targets: readonly string[]): Tally => ({
  rules: 0,
  parts: 0,
  queries: 0,
  targets: new Map(targets.map((target) => [target, { exact: 0, wider: 0, approximate: 0, skipped: 0, failed: 0 }])),
  assumptions: new Map(),
  unmapped: 0,
  keptFields: new Map(),
})

/** Counts one rule. Documents that are no rules, such as filters or unused global documents, do not count. */
export function countRule(tally: Tally, { document, crashed, results }: ConvertedRule): void {
  const failed = crashed || results.some(({ diagnostics }) => diagnostics.some(isError))
  if ((document.rule === undefined || document.rule.kind === 'filter') && !failed) return
  if (results.length === 0) {
    tally.parts++
    return
  }
  tally.rules++
  for (const result of results) {
    const counts = tally.targets.get(result.backend.name)
    if (counts !== undefined) counts[outcomeOf(result)]++
    if (result.format.reads === 'expression') continue
    const { fidelity, assumptions } = result
    if (fidelity !== 'none') tally.queries++
    for (const assumption of assumptions)
      tally.assumptions.set(assumption, (tally.assumptions.get(assumption) ?? 0) + 1)
  }
  if (results.some(({ diagnostics }) => diagnostics.some(({ code }) => code === 'unmapped-logsource'))) tally.unmapped++
  for (const [field, hint] of keptFieldsOf(results)) {
    const kept = tally.keptFields.get(field) ?? { rules: 0, hint }
    tally.keptFields.set(field, kept)
    kept.rules++
  }
}

type Outcome = 'exact' | 'wider' | 'approximate' | 'skipped' | 'failed'

/** An artifact of the rule's expression is exact, or missing. */
function outcomeOf({ format, artifact, fidelity, isSkipped }: TargetResult): Outcome {
  if (isSkipped) return 'skipped'
  if (artifact === null) return 'failed'
  if (format.reads === 'expression') return 'exact'
  return fidelity === 'none' ? 'failed' : fidelity
}

/** True for a diagnostic that is reported once at the end instead of at each rule. */
export const isKeptField = ({ code }: Diagnostic): boolean => code === 'field-kept'

/** Returns the unmapped fields of a rule, each with the hint of its diagnostic. */
function keptFieldsOf(results: ConvertedRule['results']): ReadonlyMap<string, string | undefined> {
  const diagnostics = results.flatMap((result) => result.diagnostics.filter(isKeptField))
  return new Map(
    diagnostics.map(({ source, span, help }) => [
      source.text.slice(span.start, span.end),
      help === undefined ? undefined : /did you mean .*$/.exec(help)?.[0],
    ]),
  )
}

/**
 * Formats the fields that no pipeline maps, sorted by the number of rules: one line per field, or one line for many
 * fields without `verbose`.
 */
export function keptFieldLines({ keptFields }: Tally, verbose: boolean): string[] {
  const fields = [...keptFields].sort(([a, { rules: n }], [b, { rules: m }]) => m - n || (a < b ? -1 : 1))
  const nameOf = ([field, { rules }]: (typeof fields)[number]): string =>
    `\`${printable(field)}\` (${counted(rules, 'rule')})`
  const lineOf = (entry: (typeof fields)[number]): string => {
    const [, { hint }] = entry
    return `no pipeline maps the field ${nameOf(entry)}; it keeps its name${hint === undefined ? '' : `: ${printable(hint)}`}`
  }
  if (verbose || fields.length <= MAX_FIELD_LINES) return fields.map(lineOf)
  const first = fields.slice(0, MAX_FIELD_LINES).map(nameOf)
  return [
    ...fields.filter(([, { hint }]) => hint !== undefined).map(lineOf),
    `no pipeline maps ${thousands(fields.length)} fields, which keep their names: ${first.join(', ')}, …; use \`--verbose\` to list them`,
  ]
}

/** Counts the rules whose log sources no pipeline maps, since a report shows each log source once. */
export const unmappedLines = ({ unmapped }: Tally): readonly string[] =>
  unmapped < 2 ? [] : [`the queries of ${counted(unmapped, 'rule')} select no log source`]

/**
 * Reports the rules without a query of their own, because only correlations use them. A summary counts fewer rules than
 * `check` by their number. Without a second converted rule there is no summary, so one converted rule has no such line.
 */
export const partLines = ({ rules, parts }: Tally): readonly string[] => {
  if (parts === 0 || rules === 1) return []
  const correlations = rules === 0 ? 'correlations that are not selected' : 'correlations'
  return [`${counted(parts, 'rule')} only used by ${correlations}; \`--generate\` converts such rules, too`]
}

/** Formats the summary: `18 rules: one 2 exact, 16 failed; other 18 exact`. */
export function summaryLine({ rules, targets }: Tally): string {
  const parts = [...targets].map(([target, counts]) => `${target} ${countsText(counts)}`)
  return `${counted(rules, 'rule')}: ${parts.join('; ')}`
}

/** Formats the assumptions of the queries about the data, the most frequent one first. */
export function assumptionLines(tally: Tally): string[] {
  const byCount = [...tally.assumptions].sort(([, a], [, b]) => b - a)
  return byCount.map(([assumption, count]) => {
    const many = `${counted(count, 'query', 'queries')} ${count === 1 ? 'assumes' : 'assume'}`
    const who = tally.queries === 1 ? 'the query assumes' : many
    return `${who}: ${assumptions[assumption]} (${assumption})`
  })
}
