/** Law: each piece that `certainPieces` promises is in the words of every value with the pattern, by Lucene's standard analyzer. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { certainPieces } from '../../backends/elastic/text-words.js'
import { ANY, isAny, type Pattern, pattern, plainText } from '../../src/ir/pattern.js'
import { installed } from './installation.js'

const folder = installed('opensearch')
const program = fileURLToPath(new URL('lucene-words/Words.java', import.meta.url))

const characters = fc.constantFrom(
  ...['a', 'B', 'x', '1', ' ', ' ', '-', '.', "'", '"', '_', ':', ',', '/', '\\', '\t', '\n', '\u00a0'],
  ...['\u0301', '\u200d', 'é', 'ß', '日', 'の', 'ก', '😀', '👍🏽', '\u0007'],
)
const texts = fc.array(characters, { maxLength: 8 }).map((all) => all.join(''))

/** A pattern, with a value that has it. */
const cases = fc
  .array(fc.tuple(texts, texts), { minLength: 1, maxLength: 3 })
  .chain((parts) =>
    fc.tuple(fc.boolean(), fc.boolean()).map(([opens, closes]) => ({
      whole: pattern([
        ...(opens ? [ANY] : []),
        ...parts.flatMap(([literal], index) => (index === 0 ? [literal] : [ANY, literal])),
        ...(closes ? [ANY] : []),
      ]),
      value: [
        opens ? parts[0]?.[1] : '',
        ...parts.map(([literal, fill], index) => (index === 0 ? literal : fill + literal)),
        closes ? parts.at(-1)?.[1] : '',
      ].join(''),
    })),
  )
  .filter(({ whole }) => plainText(whole) === undefined)

function wordsOf(all: readonly string[]): readonly (readonly string[])[] {
  const input = all.map((text) => `${Buffer.from(text).toString('base64')}\n`).join('')
  const args = ['-cp', join(folder ?? '', 'lib', '*'), program]
  const { stdout, status, stderr } = spawnSync('java', args, { input, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(stderr)
  const decoded = (word: string): string => Buffer.from(word, 'base64').toString()
  return stdout.split('\n').map((line) => (line === '' ? [] : line.split(' ').map(decoded)))
}

function isIn(piece: Pattern, words: readonly string[], phrase: readonly string[]): boolean {
  if (plainText(piece) !== undefined) {
    return phrase.length > 0 && words.some((_, at) => phrase.every((word, index) => words[at + index] === word))
  }
  const text = piece.find((part) => typeof part === 'string')?.toLowerCase() ?? ''
  if (!isAny(piece[0])) return words.some((word) => word.startsWith(text))
  return words.some((word) => (isAny(piece.at(-1)) ? word.includes(text) : word.endsWith(text)))
}

describe.skipIf(folder === undefined)('the words of a value, by the standard analyzer', () => {
  test('contain what every value with the pattern has', () => {
    const samples = fc.sample(cases, { numRuns: 20_000, seed: 7 })
    const checks = samples.flatMap(({ whole, value }) => certainPieces(whole).map((piece) => ({ whole, value, piece })))
    const words = wordsOf(checks.flatMap(({ value, piece }) => [value, plainText(piece) ?? '']))
    const missing = checks.filter(({ piece }, at) => !isIn(piece, words[2 * at] ?? [], words[2 * at + 1] ?? []))
    expect(missing.slice(0, 3)).toEqual([])
    expect(checks.length).toBeGreaterThan(10_000)
  })
})
