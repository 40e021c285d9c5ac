import type { CoverageChange } from '../../../project/coverage/compare-coverage.js'
import { withQuery } from '../../../project/coverage/count-rules.js'
import type { Coverage, CoverageCounts, OutdatedTag, VerdictCounts } from '../../../project/coverage/coverage.js'
import type { CoverageGaps } from '../../../project/coverage/find-gaps.js'
import { counted, thousands } from '../../../text/count.js'
import type { Diagnostic } from '../../../text/diagnostic.js'
import { MAX_NAMED_FILES } from '../../cli-limits.js'

/** Says how much of ATT&CK a set covers, in one or two sentences. */
export function coverageSentence({ techniques, rules, withoutTechnique, attack }: Coverage): string {
  const covered = techniques.filter((technique) => technique.rules > 0)
  const single = covered.filter((technique) => technique.rules === 1).length
  const rest = withoutTechnique === 0 ? '' : `, ${thousands(withoutTechnique)} without a technique`
  return [
    `${covered.length} of ${techniques.length} techniques of ATT&CK ${attack.version} have a rule`,
    `, ${single} of them only one; ${counted(rules, 'rule')}${rest}`,
  ].join('')
}

/** Names the files whose rules have errors; `undefined` if there are none. */
export function errorsSentence(diagnostics: readonly Diagnostic[]): string | undefined {
  const files = [...new Set(diagnostics.map(({ source }) => source.name))]
  const named = files.slice(0, MAX_NAMED_FILES)
  const more = files.length - named.length
  const list = more > 0 ? [...named, `${more} more`] : named
  return files.length === 0 ? undefined : `rules with errors do not count: ${list.join(', ')}`
}

/** Says how many gaps there are, and what a gap is. */
export function gapsSentence({ logsource, rules, covered, gaps }: CoverageGaps): string {
  const own = `${counted(rules, 'rule')} ${rules === 1 ? 'covers' : 'cover'} ${counted(covered, 'technique')}`
  return `${counted(gaps.length, 'technique')} with rules for other log sources and none for ${logsource}, whose ${own}`
}

/** Counts the changed techniques: `1 lost, 2 gained`. */
export function changesSentence(changes: readonly CoverageChange[], against: string): string {
  const counts = (['lost', 'gained', 'changed'] as const).flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length
    return count === 0 ? [] : [`${count} ${kind}`]
  })
  return counts.length === 0
    ? `coverage is the same as in ${against}`
    : `techniques and subtechniques against ${against}: ${counts.join(', ')}`
}

/** Signs of the verdicts whose query differs from its rule. */
const SIGNS = { wider: '⊃', approximate: '≈' } as const

/** Formats the queries of an output: `5`, `5 ⊃2` if two of them are wider, `-` for none. */
function verdictWords(counts: VerdictCounts | undefined): string {
  if (counts === undefined || withQuery(counts) === 0) return '-'
  return [String(withQuery(counts)), ...signsIn(counts).map((verdict) => `${SIGNS[verdict]}${counts[verdict]}`)].join(
    ' ',
  )
}

const signsIn = (counts: VerdictCounts): readonly (keyof typeof SIGNS)[] =>
  (['wider', 'approximate'] as const).filter((verdict) => counts[verdict] > 0)

/** Explains the signs beside the queries of some rows; `undefined` if there are none. */
export function signsLegend(rows: readonly CoverageCounts[]): string | undefined {
  const used = new Set(rows.flatMap(({ outputs }) => Object.values(outputs).flatMap(signsIn)))
  const parts = (['wider', 'approximate'] as const)
    .filter((verdict) => used.has(verdict))
    .map((verdict) => `${SIGNS[verdict]} ${verdict}`)
  return parts.length === 0 ? undefined : `rules with a query in each output: ${parts.join(', ')}`
}

/** Formats counts as cells: rules, level, tested rules, and the queries of each output. */
export const countCells = (counts: CoverageCounts, outputs: readonly string[]): readonly string[] => [
  thousands(counts.rules),
  counts.bestLevel ?? '-',
  counts.tested === 0 ? '-' : thousands(counts.tested),
  ...outputs.map((output) => verdictWords(counts.outputs[output])),
]

/** Says what a tag that is not current has become. */
export function outdatedWords({ kind, by }: OutdatedTag): string {
  if (kind === 'replaced' && by !== undefined) return `has become ${by.id} ${by.name}; its rules count there`
  return kind === 'removed'
    ? 'is no longer a part of ATT&CK'
    : 'is neither a tactic nor a technique of ATT&CK for Enterprise'
}

/** Says what has changed of a technique: `2 rules → 1, level high → medium`. */
export function changeWords({ before, after }: CoverageChange): string {
  const outputs = Object.keys(after.outputs)
  const facts: readonly (readonly [name: string, before: string, after: string])[] = [
    ['rules', String(before.rules), String(after.rules)],
    ['level', before.bestLevel ?? 'none', after.bestLevel ?? 'none'],
    ['with tests', String(before.tested), String(after.tested)],
    ...outputs.map((name) => [name, verdictWords(before.outputs[name]), verdictWords(after.outputs[name])] as const),
  ]
  return facts.flatMap(([name, old, now]) => (old === now ? [] : [`${name} ${old} → ${now}`])).join(', ')
}
