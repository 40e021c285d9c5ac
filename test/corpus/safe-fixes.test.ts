import { expect, test } from 'vitest'
import { corpora, corpusFolder, readSources } from '../../scripts/corpus/corpora.js'
import { haveSameMeaning } from '../../src/check/edits/same-meaning.js'
import { equivalentByReason } from '../../src/check/equivalent-by-reason.js'
import { parseRules } from '../../src/index.js'
import { isError } from '../../src/text/diagnostic.js'
import { fixAll } from '../check/findings-of.js'

// The safe fixes of all findings and diagnostics, on public rules.

const sources = corpora.flatMap(({ folder }) => readSources(corpusFolder(folder)))
const fixed = sources.map(({ name, text }) => ({ name, text, after: fixAll(name, text, { unsafe: false }) }))
const changed = fixed.filter(({ text, after }) => text !== after)

const errorsIn = (name: string, text: string): number =>
  parseRules({ name, text }).reduce((sum, { diagnostics }) => sum + diagnostics.filter(isError).length, 0)

/** The comments of a text, without those of lines that a fix removed. */
const commentsIn = (text: string): readonly string[] =>
  text.split(/\r?\n/).flatMap((line) => (/^\s*#/.test(line) ? [line.trim()] : []))

test('leave every rule with the same meaning', () => {
  console.log(`${changed.length} of ${sources.length} files are fixed`)
  const others = changed.filter(({ name, text, after }) => {
    const [before, now] = [text, after].map((part) => parseRules({ name, text: part }))
    return !haveSameMeaning(before ?? [], now ?? [], equivalentByReason)
  })
  expect(others.map(({ name }) => name)).toEqual([])
})

test('add no error', () => {
  const worse = changed.filter(({ name, text, after }) => errorsIn(name, after) > errorsIn(name, text))
  expect(worse.map(({ name }) => name)).toEqual([])
})

test('keep comments', () => {
  const lost = changed.filter(({ text, after }) => commentsIn(text).join('\n') !== commentsIn(after).join('\n'))
  expect(lost.map(({ name }) => name)).toEqual([])
})

test('are stable', () => {
  const unstable = changed.filter(({ name, after }) => fixAll(name, after, { unsafe: false }) !== after)
  expect(unstable.map(({ name }) => name)).toEqual([])
})
