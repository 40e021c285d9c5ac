import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findPhrases, longSentences } from '../../scripts/prose/find-phrases.js'
import { phrases } from '../../scripts/prose/phrases.js'
import { pageFolders } from '../../scripts/prose/read-prose.js'

const root = resolve(import.meta.dirname, '../..')

/** Code folders whose comments and test titles are checked too. `npm run lint:prose` counts the findings in the others. */
const checkedCode: readonly string[] = ['src', 'backends', 'scripts', 'test']

describe.each([...pageFolders, ...checkedCode])('%s', (folder) => {
  test('has no phrase that a reader has to decode', () => {
    const findings = findPhrases(root, folder)
    expect(findings.map(({ file, line, phrase, because }) => `${file}:${line} “${phrase}”: ${because}`)).toEqual([])
  })

  test('has no sentence of more than 30 words', () => {
    const long = longSentences(root, folder)
    expect(long.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([])
  })
})

test('the README has at most 150 lines', () => {
  expect(readFileSync(join(root, 'README.md'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(150)
})

test('each phrase is listed once, with a reason', () => {
  expect(new Set(phrases.map(({ pattern }) => pattern.source)).size).toBe(phrases.length)
  for (const { because } of phrases) expect(because).not.toBe('')
})
