import { expect, test } from 'vitest'
import { type ConvertFilesSettings, convertFiles, type FileResult } from '../../src/project.js'
import { folderWith, rule } from '../cli/invoke.js'

/** A folder with more files than a block of a thread, among them mistakes, and a file that is no rule. */
function rulesFolder(): string {
  const files = Array.from({ length: 40 }, (_, index): [string, string] => {
    const wrong = index % 17 === 3 ? '|startwith' : index % 13 === 5 ? '|re' : ''
    return [`rules/${index}.yml`, rule(`Rule ${index}`, `f${wrong}: ${wrong === '|re' ? "'a\\bc'" : `'*${index}'`}`)]
  })
  return folderWith({ ...Object.fromEntries(files), 'rules/compose.yml': 'services: {}\n' })
}

async function collect(paths: readonly string[], settings: ConvertFilesSettings): Promise<readonly FileResult[]> {
  const files: FileResult[] = []
  for await (const file of convertFiles(paths, settings)) files.push(file)
  return files
}

/** Classes do not pass from thread to thread. */
const plain = (files: readonly FileResult[]): unknown => JSON.parse(JSON.stringify(files))

test.each<Omit<ConvertFilesSettings, 'cwd'>>([
  { targets: ['kql', 'splunk'], lossy: true, unmappedLogsource: 'ignore' },
  {
    targets: ['splunk'],
    format: 'savedsearches',
    pipelines: ['splunk-windows'],
    options: { splunk: { keywords: 'terms' } },
  },
])('two threads return what one returns: %j', async (settings) => {
  const cwd = rulesFolder()
  const [one, two] = await Promise.all([1, 2].map((jobs) => collect(['rules'], { ...settings, cwd, jobs })))
  expect(one).toHaveLength(41)
  expect(plain(two ?? [])).toEqual(plain(one ?? []))
})

test('converts rules that refer to each other', async () => {
  const correlation = `title: Many
correlation: { type: event_count, rules: [base], group-by: [user], timespan: 1h, condition: { gte: 3 } }
`
  const cwd = folderWith({ 'a.yml': `name: base\n${rule('Base', 'f: a')}`, 'b.yml': correlation })
  const files = await collect(['.'], { targets: ['splunk'], cwd, jobs: 2, unmappedLogsource: 'ignore' })
  expect(files.map(({ file }) => file)).toEqual(['a.yml', 'b.yml'])
  expect(files[1]?.rules[0]?.results[0]?.query).toContain('stats')
})

test('returns the query by default, and the diagnostics of a broken rule', async () => {
  const cwd = folderWith({ 'a.yml': rule('A', 'f: a'), 'b.yml': rule('B', 'f|startwith: a') })
  const [a, b] = await collect(['.'], { targets: ['splunk'], cwd, unmappedLogsource: 'ignore' })
  expect(a?.rules[0]?.results).toMatchObject([{ target: 'splunk', format: 'query', query: 'f="a"', artifact: 'f="a"' }])
  expect(b?.rules[0]?.results[0]?.diagnostics.map(({ code }) => code)).toEqual(['unknown-modifier'])
})

test.each<[string, ConvertFilesSettings]>([
  ['there is no target `splnk`', { targets: ['splnk'] }],
  ['splunk has no format `toml`', { targets: ['splunk'], format: 'toml' }],
  ['there is no pipeline `sysmn`', { targets: ['splunk'], pipelines: ['sysmn'] }],
  ['jobs must be a positive integer, not 0', { targets: ['splunk'], jobs: 0 }],
])('refuses settings: %s', async (message, settings) => {
  const cwd = folderWith({ 'a.yml': rule('A', 'f: a') })
  await expect(collect(['.'], { ...settings, cwd })).rejects.toThrow(message)
})
