import type { RevisionChanges } from '../../../project/coverage/cover-files.js'
import type { Coverage, LogSourceCoverage, TechniqueCoverage } from '../../../project/coverage/coverage.js'
import type { CoverageGaps } from '../../../project/coverage/find-gaps.js'
import { printable } from '../../../text/control-characters.js'
import { thousands } from '../../../text/count.js'
import { textWidth } from '../../../text/text-width.js'
import { MAX_LISTED_LOG_SOURCES, MAX_NAMED_LOG_SOURCES } from '../../cli-limits.js'
import type { Colors } from '../../terminal/colors.js'
import { alignColumns } from '../../terminal/columns.js'
import { wrap } from '../../terminal/wrap.js'
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

interface TextSettings {
  readonly colors: Colors
  /** True to list techniques without a rule, too. */
  readonly all: boolean
  /** The width of the terminal, to which names of techniques are wrapped. */
  readonly columns: number
}

/** Formats a coverage for a terminal. With gaps or a revision, these replace the table. */
export function coverageText(report: CoverageReport, settings: TextSettings): string {
  const { colors } = settings
  const { coverage, gaps, changes } = report
  const errors = errorsSentence(report.diagnostics)
  const parts = [
    ...(gaps === undefined ? [] : [gapsLines(gaps, colors)]),
    ...(changes === undefined ? [] : [changesLines(changes, colors)]),
    ...(gaps === undefined && changes === undefined ? tableParts(coverage, settings) : []),
  ]
  return parts
    .flatMap((lines) => [...lines, ''])
    .concat([coverageSentence(coverage), ...(errors === undefined ? [] : [printable(errors)]), ''])
    .join('\n')
}

function tableParts(coverage: Coverage, settings: TextSettings): readonly (readonly string[])[] {
  const { colors } = settings
  return [
    ...(settings.all || coverage.techniques.some(({ rules }) => rules > 0) ? [techniqueLines(coverage, settings)] : []),
    ...(coverage.outdatedTags.length === 0 ? [] : [outdatedLines(coverage, colors)]),
    ...(coverage.logsources.length === 0 ? [] : [logSourceLines(coverage.logsources, colors)]),
  ]
}

const HEADS = ['rules', 'best level', 'with tests'] as const

/** Lists the techniques of each tactic, with their subtechniques below them. */
function techniqueLines({ tactics, techniques, outputs }: Coverage, { colors, all, columns }: TextSettings) {
  const { bold, dim } = colors
  const heads = ['technique', ...HEADS, ...outputs.map(printable)]
  const byId = new Map(techniques.map((technique) => [technique.id, technique]))
  const blocks = tactics
    .filter(({ rules }) => all || rules > 0)
    .map((tactic) => {
      const shown = tactic.techniques.flatMap((id) => byId.get(id) ?? []).filter(({ rules }) => all || rules > 0)
      return {
        head: `${tactic.name} (${tactic.id}): ${tactic.covered} of ${tactic.techniques.length} techniques`,
        rows: shown.flatMap((technique) => techniqueRows(technique, outputs, all)),
      }
    })
  const room = roomForNames([heads, ...blocks.flatMap(({ rows }) => rows)], columns)
  const fitting = blocks.map(({ head, rows }) => ({ head, rows: rows.flatMap((row) => wrappedName(row, room)) }))
  const [headLine = '', ...lines] = alignColumns([heads, ...fitting.flatMap(({ rows }) => rows)])
  let next = 0
  const legend = signsLegend(techniques)
  return [
    ...(legend === undefined ? [] : [dim(legend)]),
    dim(headLine),
    ...fitting.flatMap(({ head, rows }) => {
      const own = lines.slice(next, next + rows.length)
      next += rows.length
      return ['', bold(head), ...own]
    }),
  ]
}

/** The fewest columns for the names of techniques. */
const MIN_NAME = 24

/** Returns the columns that are left for the first cells of rows if the others take what they need. */
function roomForNames(rows: readonly (readonly string[])[], columns: number): number {
  const others = alignColumns(rows.map(([, ...cells]) => cells))
  return Math.max(MIN_NAME, columns - 2 - Math.max(...others.map(textWidth)))
}

/** Breaks the first cell of a row into as many rows as it needs. */
function wrappedName([name = '', ...cells]: readonly string[], room: number): readonly (readonly string[])[] {
  const [first = '', ...others] = wrap(name, room, `${/^ */.exec(name)?.[0]}    `)
  return [[first, ...cells], ...others.map((rest) => [rest])]
}

const techniqueRows = (
  technique: TechniqueCoverage,
  outputs: readonly string[],
  all: boolean,
): readonly (readonly string[])[] => [
  [`  ${technique.id} ${technique.name}`, ...countCells(technique, outputs)],
  ...technique.subtechniques
    .filter(({ rules }) => all || rules > 0)
    .map((sub) => [`    ${sub.id} ${sub.name}`, ...countCells(sub, outputs)]),
]

const outdatedLines = ({ outdatedTags, attack }: Coverage, { bold }: Colors): readonly string[] => [
  bold(`Tags that are not in ATT&CK ${attack.version}`),
  ...alignColumns(outdatedTags.map((tag) => [`  ${printable(tag.tag)}`, thousands(tag.rules), outdatedWords(tag)])),
]

function logSourceLines(logsources: readonly LogSourceCoverage[], { bold, dim }: Colors): readonly string[] {
  const [heads = '', ...rows] = alignColumns([
    ['  log source', 'rules', 'techniques'],
    ...logsources
      .slice(0, MAX_LISTED_LOG_SOURCES)
      .map(({ name, rules, techniques }) => [
        `  ${printable(name || 'none')}`,
        thousands(rules),
        thousands(techniques),
      ]),
  ])
  const more = logsources.length - MAX_LISTED_LOG_SOURCES
  return [
    bold('Log sources'),
    dim(heads),
    ...rows,
    ...(more > 0 ? [dim(`  and ${more} more; \`--format json\` has all`)] : []),
  ]
}

function gapsLines(gaps: CoverageGaps, { bold, dim }: Colors): readonly string[] {
  const [heads = '', ...rows] = alignColumns([
    ['technique', 'rules', 'other log sources'],
    ...gaps.gaps.map(({ id, name, rules, logsources }) => {
      const named = logsources.slice(0, MAX_NAMED_LOG_SOURCES)
      const rest = logsources.length - named.length
      const words = named.map((other) => `${printable(other.name || 'none')} ${other.rules}`)
      return [`${id} ${name}`, thousands(rules), [...words, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')]
    }),
  ])
  return [bold(printable(gapsSentence(gaps))), ...(rows.length === 0 ? [] : ['', dim(heads), ...rows])]
}

const MARKS = { lost: '-', gained: '+', changed: '~' } as const

function changesLines({ techniques, against }: RevisionChanges, { bold, red, green }: Colors): readonly string[] {
  const paints = { lost: red, gained: green, changed: (text: string) => text }
  return [
    bold(printable(changesSentence(techniques, against))),
    ...techniques.map((change) =>
      paints[change.kind](printable(`${MARKS[change.kind]} ${change.id} ${change.name}: ${changeWords(change)}`)),
    ),
  ]
}
