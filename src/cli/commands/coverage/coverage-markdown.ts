import type { RevisionChanges } from '../../../project/coverage/cover-files.js'
import type { Coverage, TacticCoverage } from '../../../project/coverage/coverage.js'
import type { CoverageGaps } from '../../../project/coverage/find-gaps.js'
import { thousands } from '../../../text/count.js'
import { MAX_NAMED_LOG_SOURCES } from '../../cli-limits.js'
import { markdownCode, markdownText } from '../../report/markdown-text.js'
import type { CoverageReport } from './coverage-report.js'
import {
  changesSentence,
  changeWords,
  countCells,
  coverageSentence,
  errorsSentence,
  gapsSentence,
  outdatedWords,
  signsLegend,
} from './coverage-words.js'

/** Formats a coverage for a page or a pull request: one table per question, the techniques of each tactic folded. */
export function coverageMarkdown({ coverage, gaps, changes, diagnostics }: CoverageReport, all: boolean): string {
  const errors = errorsSentence(diagnostics)
  const parts = [
    ['### ATT&CK coverage', '', `${markdownText(coverageSentence(coverage))}.`],
    ...(errors === undefined ? [] : [[`${errors[0]?.toUpperCase()}${markdownText(errors.slice(1))}.`]]),
    ...(gaps === undefined ? [] : [gapsPart(gaps)]),
    ...(changes === undefined ? [] : [changesPart(changes)]),
    ...(gaps === undefined && changes === undefined ? coverageParts(coverage, all) : []),
  ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** Formats a table. Cells are Markdown already. */
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)

function coverageParts(coverage: Coverage, all: boolean): readonly (readonly string[])[] {
  const heads = ['rules', 'best level', 'with tests', ...coverage.outputs.map(markdownText)]
  const shown = coverage.tactics.filter(({ rules }) => all || rules > 0)
  const legend = signsLegend(coverage.techniques)
  return [
    ...(legend === undefined ? [] : [[`${legend[0]?.toUpperCase()}${legend.slice(1)}.`]]),
    table(
      ['tactic', 'techniques', ...heads],
      shown.map((tactic) => [
        markdownText(tactic.name),
        `${tactic.covered} of ${tactic.techniques.length}`,
        ...countCells(tactic, coverage.outputs).map(markdownText),
      ]),
    ),
    ...shown.map((tactic) => techniquesPart(tactic, coverage, heads, all)),
    ...(coverage.outdatedTags.length === 0 ? [] : [outdatedPart(coverage)]),
    logSourcesPart(coverage),
  ]
}

/** The techniques and subtechniques of a tactic, folded. */
function techniquesPart(
  { name, techniques: ids }: TacticCoverage,
  { techniques, outputs }: Coverage,
  heads: readonly string[],
  all: boolean,
): readonly string[] {
  const rows = ids
    .flatMap((id) => techniques.find((technique) => technique.id === id) ?? [])
    .flatMap((technique) => [technique, ...technique.subtechniques])
    .filter(({ rules }) => all || rules > 0)
    .map((row) => [`${row.id} ${markdownText(row.name)}`, ...countCells(row, outputs).map(markdownText)])
  return [
    `<details><summary>${markdownText(name)}</summary>`,
    '',
    ...table(['technique', ...heads], rows),
    '',
    '</details>',
  ]
}

const outdatedPart = ({ outdatedTags }: Coverage): readonly string[] =>
  table(
    ['tag', 'rules', 'problem'],
    outdatedTags.map((tag) => [markdownCode(tag.tag), thousands(tag.rules), markdownText(outdatedWords(tag))]),
  )

const logSourcesPart = ({ logsources }: Coverage): readonly string[] =>
  table(
    ['log source', 'rules', 'techniques'],
    logsources.map(({ name, rules, techniques }) => [
      markdownText(name || 'none'),
      thousands(rules),
      thousands(techniques),
    ]),
  )

const gapsPart = (gaps: CoverageGaps): readonly string[] => [
  `${markdownText(gapsSentence(gaps))}.`,
  ...(gaps.gaps.length === 0 ? [] : ['']),
  ...(gaps.gaps.length === 0
    ? []
    : table(
        ['technique', 'rules', 'other log sources'],
        gaps.gaps.map(({ id, name, rules, logsources }) => [
          `${id} ${markdownText(name)}`,
          thousands(rules),
          logsources
            .slice(0, MAX_NAMED_LOG_SOURCES)
            .map((other) => `${markdownText(other.name || 'none')} ${other.rules}`)
            .join(', '),
        ]),
      )),
]

const changesPart = ({ techniques, against }: RevisionChanges): readonly string[] => [
  `${markdownText(changesSentence(techniques, against))}.`,
  ...(techniques.length === 0 ? [] : ['']),
  ...(techniques.length === 0
    ? []
    : table(
        ['technique', 'change', 'details'],
        techniques.map((change) => [
          `${change.id} ${markdownText(change.name)}`,
          change.kind === 'lost' ? '**lost**' : change.kind,
          markdownText(changeWords(change)),
        ]),
      )),
]
