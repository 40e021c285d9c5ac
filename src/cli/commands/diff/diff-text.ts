import type { OutputChange, RuleChange, RulesDiff } from '../../../project/diff/rules-diff.js'
import { printable } from '../../../text/control-characters.js'
import type { Colors } from '../../terminal/colors.js'
import { countWords, metadataWords, outputWords, unchangedWords } from './change-words.js'
import { artifactWords, changesArtifactOnly, changesQuery } from './changed-parts.js'
import { coveringWords, meaningWords, ruleMeaningWords } from './meaning-words.js'
import { type WordPart, wordDifference } from './word-difference.js'

const MARKS = { changed: '~', added: '+', removed: '-' } as const

/** Formats a difference for a terminal: one block per rule. */
export function diffText({ rules, unchanged, against }: RulesDiff, colors: Colors): string {
  const blocks = rules.flatMap((rule) => [...blockOf(rule, colors), ''])
  return [...blocks, `${countWords(rules)} against ${printable(against)}; ${unchangedWords(unchanged)}`, ''].join('\n')
}

function blockOf(rule: RuleChange, colors: Colors): readonly string[] {
  const { kind, title, file, previousFile, because, metadata, outputs } = rule
  const moved = previousFile === undefined ? '' : `, moved from ${printable(previousFile)}`
  return [
    `${colors.bold(`${MARKS[kind]} ${printable(title)}`)} ${colors.dim(`(${printable(file)}${moved})`)}`,
    ...meaningLines(rule),
    ...(metadata.length === 0 ? [] : [`  ${printable(metadataWords(metadata))}`]),
    ...(because.length === 0 ? [] : [`  because of ${because.map(printable).join(', ')}`]),
    ...outputs.flatMap((output) => outputLines(output, colors)),
  ]
}

function meaningLines(rule: RuleChange): readonly string[] {
  const { kind, coveredBy } = rule
  const words = ruleMeaningWords(rule)
  if (words !== undefined) return [`  ${printable(words)}`]
  if (kind === 'added') return []
  return [`  ${coveringWords(coveredBy, (title) => `"${printable(title)}"`)}`]
}

function outputLines(change: OutputChange, { red, green, dim }: Colors): readonly string[] {
  const meaning = change.meaning === undefined ? '' : `; ${printable(meaningWords(change.meaning))}`
  const head = `  ${change.output}: ${printable(outputWords(change))}${meaning}`
  const words = wordsOf(change).map(({ kind, text }) =>
    kind === 'same'
      ? dim(printable(text))
      : kind === 'removed'
        ? red(`[-${printable(text)}-]`)
        : green(`{+${printable(text)}+}`),
  )
  return words.length === 0 ? [head] : [head, `    ${words.join('')}`]
}

/** Returns what changed in a query, or else in the rest of its artifact. */
function wordsOf(change: OutputChange): readonly WordPart[] {
  if (changesQuery(change)) return wordDifference(change.before?.query ?? '', change.after?.query ?? '')
  return changesArtifactOnly(change) ? artifactWords(change) : []
}
