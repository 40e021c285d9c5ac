import { afterAll, describe, expect, test } from 'vitest'
import { luceneRegex } from '../../backends/elastic/regex/lucene-regex.js'
import { compileRegex } from '../../src/match/search-regex.js'
import { openLucene } from './opensearch.js'

const raw = String.raw
const engine = await openLucene()

const values = [
  ...['foo', 'xfoo', 'foox', 'x foo', 'foo x', '-foo-', 'foo_', '_foo', 'éfooé', 'foo bar', 'foo xbar', 'foo-bar'],
  ...['net user', 'net1  user x', 'xnet user', 'a-b', 'ab', 'a b', '-', '10.20', '1.2.', '1.2x', 'f'],
  ...['http://1.2.3.4', 'http://1.2.3.4/x', 'http://1.2.3.4x', 'http://1.2.3.', 'http://1.2.3.256'],
]

// Apache Lucene reads the replacements of word boundaries; the matcher decides where boundaries are.
describe.skipIf(engine === undefined)('an expression with word boundaries', () => {
  afterAll(() => engine?.close())

  test.each([
    raw`\bfoo`,
    raw`foo\b`,
    raw`\bfoo\b`,
    raw`\b(net|net1)\s+user\b`,
    raw`a\b.?\bb`,
    raw`https?://(?:(?:25[0-5]|(?:2[0-4]|1\d|[1-9])?\d)(?:\.|\b)){4}`,
    raw`\bfoo.*\bbar\b`,
    raw`\b`,
    raw`\Boo`,
    raw`oo\B`,
    raw`^\Wfoo\b`,
    raw`(?:\d(?:\.|\b)){2}`,
  ])('%s', async (source) => {
    const found = luceneRegex(source, 's', { foldsCase: false, maxRegexLength: 1000 })
    if ('because' in found) throw new Error(found.because)
    const isFound = compileRegex(source, 's')
    const events = values.map((f) => ({ f }))
    expect(await engine?.select?.([{ query: `f:/${found.text}/`, events }])).toEqual([values.map(isFound)])
  })
})
