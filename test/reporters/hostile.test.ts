import { expect, test } from 'vitest'
import { filesIn, folderWith, invoke } from '../cli/invoke.js'
import { junitDocument, reportErrors, sarifErrors } from './validate.js'

// Text of a rule and of its file name stays text in every report.

/** Each breaks out of at least one format if it is not escaped. */
const hostileTexts = [
  'a\nb',
  'a\r\n::set-output name=x::y',
  '::error::x',
  '%0A::warning::x',
  ']]>',
  '</failure></testcase>',
  '<script>alert(1)</script>',
  '&amp;&#10;&x;',
  '"\' onclick=1',
  '| a | b |',
  '` code ``` ```',
  '`',
  '@org/team fixes #12 and GH-3 :tada:',
  '[link](https://example.com) ![](//example.com/x.png) www.example.com',
  '\\| \\` \\',
  '\u0000\u0007\u001b[31m\u007f\u0085',
  '\u2028\u2029',
  '\ufffe\uffff',
  '{0} {{x}}',
  '__proto__',
]

/** A rule whose errors name the text: as a modifier and as a selection. A lone surrogate exists only as an escape. */
function ruleWith(text: string): string {
  const quoted = JSON.stringify(text)
  const modifier = JSON.stringify(`f|${text.replaceAll('|', '!')}x`)
  return `title: ${quoted}\nlogsource: {category: test}\ndetection:\n  selection:\n    ${modifier}: a\n  condition: selection\n`
}

const reporters = ['json', 'sarif', 'junit', 'github', 'gitlab', 'markdown']
const runs = new Map<string, Promise<Readonly<Record<string, string>>>>()

/** Writes every report of a rule in one run, and returns them by their reporters. */
async function runOf(text: string, name: string): Promise<Readonly<Record<string, string>>> {
  const cwd = folderWith({ [name]: ruleWith(text) })
  const flags = reporters.map((each) => `--reporter ${each}=${each}.out`)
  await invoke(`check . ${flags.join(' ')}`, { cwd })
  return filesIn(cwd)
}

async function report(reporter: string, text: string, name = 'rule.yml'): Promise<string> {
  const key = `${name} ${text}`
  const run = runs.get(key) ?? runOf(text, name)
  runs.set(key, run)
  return (await run)[`${reporter}.out`] ?? ''
}

const rows = [...hostileTexts, 'a\ud800b'].map((text) => [JSON.stringify(text), text] as const)
const withoutSurrogates = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')

test.each(rows)('json: %s', async (_, text) => {
  const printed = await report('json', text)
  expect(reportErrors(printed)).toEqual([])
  expect(printed).not.toMatch(/\\ud[89a-f]/i)
  const [rule] = JSON.parse(printed).rules
  expect(rule.rule.title).toBe(withoutSurrogates(text))
  for (const { message } of rule.entries) expect(message).not.toMatch(/[\n\r\u2028\u2029]/)
})

test.each(rows)('sarif: %s', async (_, text) => {
  const printed = await report('sarif', text)
  expect(sarifErrors(printed)).toEqual([])
  expect(printed).not.toMatch(/\\ud[89a-f]/i)
  expect(JSON.stringify(JSON.parse(printed).runs[0].results)).not.toContain('](')
})

test.each(rows)('junit: %s', async (_, text) => {
  const document = junitDocument(await report('junit', text))
  const count = (path: string): number => document.find(path).length
  expect([count('//testcase'), count('//failure'), count('//*') - count('//system-out')]).toEqual([1, 1, 4])
  document.dispose()
})

test.each(rows)('github: %s', async (_, text) => {
  const lines = (await report('github', text)).split('\n')
  expect(lines.pop()).toBe('')
  for (const line of lines)
    expect(line).toMatch(/^::(error|warning) file=rule\.yml,line=\d,col=\d+,endColumn=\d+,title=[a-z-]+::[^\r\n]*$/)
})

test.each(rows)('gitlab: %s', async (_, text) => {
  const issues = JSON.parse(await report('gitlab', text))
  expect(issues.length).toBeGreaterThan(0)
  for (const { description } of issues) expect(description).not.toMatch(/[\n\r]|\p{Surrogate}/u)
})

/** Removes what the report itself writes, so that only the text of the rule is left. */
const withoutOwnMarkup = (row: string): string => row.replace(/<\/?code>|<br>|\*\*\w+\*\*|&#\d+;/g, '').slice(1, -1)

test.each(rows)('markdown: %s', async (_, text) => {
  const printed = (await report('markdown', text)).split('\n')
  const table = printed.filter((line) => line.startsWith('| **'))
  expect(printed).toHaveLength(table.length + 7)
  expect(table.length).toBeGreaterThan(0)
  for (const row of table) expect(row.split('|')).toHaveLength(5)
  for (const row of table) expect(withoutOwnMarkup(row)).not.toMatch(/[<>`*_[\]~@]|#\d|:\w+:|https?:\/|www\./)
})

test.each([
  ['json', (text: string) => JSON.parse(text).rules[0].file, 'a, b:c %41 `#1` ü|.yml'],
  [
    'sarif',
    (text: string) => JSON.parse(text).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri,
    'a%2C%20b%3Ac%20%2541%20%60%231%60%20%C3%BC%7C.yml',
  ],
  ['github', (text: string) => /file=([^,]*),/.exec(text)?.[1], 'a%2C b%3Ac %2541 `#1` ü|.yml'],
  ['gitlab', (text: string) => JSON.parse(text)[0].location.path, 'a, b:c %41 `#1` ü|.yml'],
])('%s escapes the name of the file', async (reporter, fileOf, expected) => {
  expect(fileOf(await report(reporter, 'x', 'a, b:c %41 `#1` ü|.yml'))).toBe(expected)
})

test('the text report shows control characters as pictures, also in a file', async () => {
  const cwd = folderWith({ 'rule.yml': ruleWith('\u001b[31m\u0007') })
  const { stdout } = await invoke('check . --reporter text=-', { cwd, env: { FORCE_COLOR: '0' } })
  expect(stdout).toContain('`␛[31m␇x` is not a modifier')
})
