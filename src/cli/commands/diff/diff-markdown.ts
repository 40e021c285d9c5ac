import type { OutputChange, RuleChange, RulesDiff } from '../../../project/diff/rules-diff.js'
import { unifiedDiff } from '../../../text/unified-diff.js'
import { MAX_DIFF_QUERIES, MAX_DIFF_ROWS, MAX_MARKDOWN_LENGTH } from '../../cli-limits.js'
import { fitting, markdownCode, markdownText } from '../../report/markdown-text.js'
import { countWords, metadataWords, outputWords, unchangedWords } from './change-words.js'
import { artifactLines, changesArtifactOnly, changesQuery } from './changed-parts.js'
import { coveringWords, meaningWords, ruleMeaningWords, ruleRelation } from './meaning-words.js'

const ARROWS = { same: '', wider: '⬆ ', narrower: '⬇ ', other: '↕ ', undecided: '' } as const

/**
 * Formats a difference as a comment under a pull request: a table of rules, and the changed queries and artifacts folded below. What
 * does not fit into a comment is counted.
 */
export function diffMarkdown({ rules, unchanged, against }: RulesDiff): string {
  const outputs = [...new Set(rules.flatMap((rule) => rule.outputs.map(({ output }) => output)))].sort()
  const rows = fitting(
    rules.slice(0, MAX_DIFF_ROWS).map((rule) => ruleRow(rule, outputs)),
    MAX_MARKDOWN_LENGTH,
  )
  const shown = rules.slice(0, rows.length)
  // If there are too many, queries are more important.
  const blocks = [
    ...blocksOf(shown, 'Queries', changesQuery, queryLines),
    ...blocksOf(shown, 'Artifacts', changesArtifactOnly, artifactLines),
  ]
  const fittingBlocks = fittingTexts(blocks.slice(0, MAX_DIFF_QUERIES), MAX_MARKDOWN_LENGTH - rows.join('\n').length)
  return [
    `### Detections: ${countWords(rules)}`,
    '',
    ...(rules.length === 0
      ? []
      : [row(['rule', 'meaning', ...outputs.map(markdownText)]), row(['---', '---', ...outputs.map(() => '---')])]),
    ...rows,
    ...(rules.length > rows.length ? ['', `and ${rules.length - rows.length} more`] : []),
    ...fittingBlocks,
    ...(blocks.length > fittingBlocks.length
      ? ['', `The queries or artifacts of ${blocks.length - fittingBlocks.length} more rules changed.`]
      : []),
    '',
    `${unchangedWords(unchanged)} against ${markdownText(against)}.`,
    '',
  ].join('\n')
}

const ruleRow = (rule: RuleChange, outputs: readonly string[]): string =>
  row([ruleCell(rule), meaningCell(rule), ...outputs.map((output) => outputCell(rule, output))])

/** Returns the texts that fit a length in characters, without those that are too long for the rest of it. */
function fittingTexts(texts: readonly string[], length: number): readonly string[] {
  let rest = length
  return texts.filter((text) => {
    if (text.length >= rest) return false
    rest -= text.length + 1
    return true
  })
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const KINDS = { changed: '', added: 'New: ', removed: 'Removed: ' } as const

function ruleCell({ kind, title, file, previousFile }: RuleChange): string {
  const moved = previousFile === undefined ? '' : `, moved from ${markdownCode(previousFile)}`
  return `**${KINDS[kind]}${markdownText(title)}** ${markdownCode(file)}${moved}`
}

function meaningCell(rule: RuleChange): string {
  const { kind, coveredBy, metadata, because } = rule
  const [words, relation] = [ruleMeaningWords(rule), ruleRelation(rule)]
  const parts = [
    ...(relation === undefined || words === undefined ? [] : [`${ARROWS[relation]}${eventText(words)}`]),
    ...(kind === 'added' ? ['new'] : []),
    ...(kind === 'removed' ? [coveringWords(coveredBy, (title) => `**${markdownText(title)}**`)] : []),
    ...(metadata.length === 0 ? [] : [markdownText(metadataWords(metadata))]),
    ...(because.length === 0 ? [] : [`because of ${because.map(markdownCode).join(', ')}`]),
  ]
  return parts.join('; ')
}

/** Writes the events of a phrase as code. */
const eventText = (words: string): string =>
  words
    .split(/(\{.*?\}(?=$|, now finds|;| at \d| \d+ times from )|\{[^…]*…)/)
    .map((part, index) => (index % 2 === 1 ? markdownCode(part) : markdownText(part)))
    .join('')

function outputCell({ outputs }: RuleChange, name: string): string {
  const change = outputs.find(({ output }) => output === name)
  if (change === undefined) return ''
  const { before, after, meaning } = change
  const words = markdownText(outputWords(change))
  const isOther = before !== undefined && after !== undefined && before.fidelity !== after.fidelity
  const effect = meaning === undefined ? '' : `; ${ARROWS[meaning.relation]}${eventText(meaningWords(meaning))}`
  return `${isOther ? `**${words}**` : words}${effect}`
}

/** Returns a folded block for each changed rule with such a change in an output. */
const blocksOf = (
  rules: readonly RuleChange[],
  title: string,
  isShown: (change: OutputChange) => boolean,
  linesOf: (change: OutputChange) => readonly string[],
): readonly string[] =>
  rules.flatMap((rule) => {
    const changes = rule.kind === 'changed' ? rule.outputs.filter(isShown) : []
    if (changes.length === 0) return []
    const blocks = changes.flatMap((change) => {
      const lines = linesOf(change)
      const fence = fenceFor(lines)
      return [markdownText(change.output), '', `${fence}diff`, ...lines, fence, '']
    })
    const summary = `<details><summary>${title} of ${markdownText(rule.title)}</summary>`
    return [['', summary, '', ...blocks, '</details>'].join('\n')]
  })

const queryLines = ({ before, after }: OutputChange): readonly string[] =>
  unifiedDiff(`${before?.query ?? ''}\n`, `${after?.query ?? ''}\n`).filter((line) => !line.startsWith('@@'))

/** Returns more backticks than any line has in a row. */
function fenceFor(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)))
  return '`'.repeat(longest + 1)
}
