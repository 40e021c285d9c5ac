import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Files, filesIn, folderWith, invoke, rule } from './invoke.js'

const ids = {
  a: 'id: 11111111-0000-4000-8000-000000000001\n',
  b: 'id: 11111111-0000-4000-8000-000000000002\n',
} as const

const config = `rules: rules/
accept: { unmapped: { logsource: ignore } }
outputs:
  all: { target: plain, format: stanza, path: dist/all.conf }
  each: { target: plain, path: 'dist/{dir}/{stem}.txt' }
`

const project: Files = {
  'sigmacast.yml': config,
  'rules/a.yml': rule('A', 'f: 1', ids.a),
  'rules/deep/b.yml': rule('B', 'f: 2', ids.b),
}

/** The generated files, without the state of sigmacast and the sources. */
const outputsIn = (cwd: string): Record<string, string> =>
  Object.fromEntries(Object.entries(filesIn(cwd)).filter(([path]) => path.startsWith('dist/')))

const outcome = ({ code, stdout, stderr }: Awaited<ReturnType<typeof invoke>>): Record<string, unknown> => ({
  code,
  stdout: stdout.trimEnd().split('\n'),
  stderr: stderr.trimEnd(),
})

const generated = async (files: Files = project): Promise<string> => {
  const cwd = folderWith(files)
  await invoke('generate', { cwd })
  return cwd
}

test('writes the files of each output and a manifest', async () => {
  const cwd = folderWith(project)
  const result = await invoke('generate', { cwd })
  expect(outcome(result)).toEqual({
    code: 0,
    stdout: [
      'all   dist/all.conf  created with 2 artifacts',
      'each  dist/          2 created',
      '      + a.txt',
      '      + deep/b.txt',
      '2 rules, 2 outputs, 3 files written in 0.0 s',
    ],
    stderr: '',
  })
  expect(outputsIn(cwd)).toEqual({
    'dist/all.conf': '[A]\nf=1\n\n[B]\nf=2\n',
    'dist/a.txt': 'f=1\n',
    'dist/deep/b.txt': 'f=2\n',
  })
  const manifest = JSON.parse(readFileSync(join(cwd, 'sigmacast.lock.json'), 'utf8'))
  expect(manifest.files.map((file: { path: string; output: string }) => [file.path, file.output])).toEqual([
    ['dist/a.txt', 'each'],
    ['dist/all.conf', 'all'],
    ['dist/deep/b.txt', 'each'],
  ])
})

test('finds nothing to do in a second run and with --check', async () => {
  const cwd = await generated()
  const manifest = readFileSync(join(cwd, 'sigmacast.lock.json'), 'utf8')
  expect(outcome(await invoke('generate', { cwd }))).toEqual({
    code: 0,
    stdout: [
      'all   dist/all.conf  unchanged',
      'each  dist/          2 unchanged',
      '2 rules, 2 outputs, 0 files written in 0.0 s (2 rules from cache)',
    ],
    stderr: '',
  })
  expect(outcome(await invoke('generate --check', { cwd }))).toEqual({
    code: 0,
    stdout: ['2 outputs up to date'],
    stderr: '',
  })
  rmSync(join(cwd, '.sigmacast'), { recursive: true })
  expect((await invoke('generate --check', { cwd })).code).toBe(0)
  expect(Object.keys(filesIn(cwd)).filter((path) => path.startsWith('.sigmacast'))).toEqual([])
  await invoke('generate', { cwd })
  expect(readFileSync(join(cwd, 'sigmacast.lock.json'), 'utf8')).toBe(manifest)
})

test('updates the files of an edited rule', async () => {
  const cwd = await generated()
  writeFileSync(join(cwd, 'rules/a.yml'), rule('A', 'f|cidr: 10.0.0.0/8', ids.a))
  writeFileSync(join(cwd, 'sigmacast.yml'), config.replace('{ unmapped', '{ fidelity: [exact, wider], unmapped'))
  expect(outcome(await invoke('generate', { cwd })).stdout).toEqual([
    'all   dist/all.conf  1 of 2 artifacts changed',
    '      rules/a.yml: exact → wider: f|cidr: 10.0.0.0/8',
    'each  dist/          1 updated, 1 unchanged',
    '      ~ a.txt  exact → wider: f|cidr: 10.0.0.0/8',
    '2 rules, 2 outputs, 2 files written in 0.0 s',
  ])
})

test('recognizes a renamed rule by its id, and removes the old file', async () => {
  const cwd = await generated()
  rmSync(join(cwd, 'rules/deep/b.yml'))
  writeFileSync(join(cwd, 'rules/moved.yml'), rule('B', 'f: 2', ids.b))
  expect(outcome(await invoke('generate', { cwd })).stdout).toEqual([
    'all   dist/all.conf  unchanged',
    'each  dist/          1 renamed, 1 unchanged',
    '      → moved.txt  renamed from deep/b.txt (same id)',
    '2 rules, 2 outputs, 1 file written in 0.0 s (1 rule from cache)',
  ])
  expect(Object.keys(outputsIn(cwd))).toEqual(['dist/a.txt', 'dist/all.conf', 'dist/moved.txt'])
})

test('removes the artifacts of a deleted rule, and nothing that it does not own', async () => {
  const cwd = await generated()
  writeFileSync(join(cwd, 'dist/notes.txt'), 'mine')
  rmSync(join(cwd, 'rules/deep/b.yml'))
  expect(outcome(await invoke('generate', { cwd })).stdout).toEqual([
    'all   dist/all.conf  1 removed of 2 artifacts',
    'each  dist/          1 removed, 1 unchanged',
    '      - deep/b.txt  no rule makes it any more',
    '1 rule, 2 outputs, 1 file written in 0.0 s (1 rule from cache)',
  ])
  expect(outputsIn(cwd)).toEqual({ 'dist/all.conf': '[A]\nf=1\n', 'dist/a.txt': 'f=1\n', 'dist/notes.txt': 'mine' })
})

test('removes the files of an output that the configuration does not contain any more', async () => {
  const cwd = await generated()
  writeFileSync(join(cwd, 'sigmacast.yml'), config.replace(/ {2}each.*\n/, ''))
  await invoke('generate all', { cwd })
  expect(Object.keys(outputsIn(cwd))).toEqual(['dist/all.conf'])
})

test('keeps an edited file, says so, and replaces it with --force', async () => {
  const cwd = await generated()
  writeFileSync(join(cwd, 'dist/a.txt'), 'f=1 tuned\n')
  const help =
    'move the change of dist/a.txt to `rules/a.yml` or to the options of the output; `sigmacast generate --force` discards it'
  expect(outcome(await invoke('generate --check', { cwd }))).toEqual({
    code: 1,
    stdout: [
      'dist/a.txt: edited by hand since it was generated',
      '    @@ -1 +1 @@',
      '    -f=1',
      '    +f=1 tuned',
      `  help: ${help}`,
      '1 output has files that `sigmacast generate` does not replace',
    ],
    stderr: '',
  })
  const result = await invoke('generate', { cwd })
  expect(outcome(result)).toEqual({
    code: 1,
    stdout: [
      'all   dist/all.conf  unchanged',
      'each  dist/          1 kept, 1 unchanged',
      '2 rules, 2 outputs, 0 files written in 0.0 s (2 rules from cache)',
    ],
    stderr: `dist/a.txt: edited by hand since it was generated; kept\n  help: ${help}`,
  })
  rmSync(join(cwd, 'rules/a.yml'))
  expect((await invoke('generate', { cwd })).stderr).toBe(
    'dist/a.txt: edited by hand, and no rule makes it any more; kept\n  help: move it away, or remove it with `sigmacast generate --force`\n',
  )
  expect((await invoke('generate --force', { cwd })).code).toBe(0)
  expect(Object.keys(outputsIn(cwd))).toEqual(['dist/all.conf', 'dist/deep/b.txt'])
})

test('does not replace a file that it did not generate', async () => {
  const cwd = folderWith({ ...project, 'dist/a.txt': 'mine' })
  expect((await invoke('generate', { cwd })).stderr).toBe(
    'dist/a.txt: exists, but sigmacast did not generate it; kept\n  help: move it away, or replace it with `sigmacast generate --force`\n',
  )
  expect(outputsIn(cwd)['dist/a.txt']).toBe('mine')
  expect((await invoke('generate --force', { cwd })).code).toBe(0)
  expect(outputsIn(cwd)['dist/a.txt']).toBe('f=1\n')
})

test('accepts the line breaks of Windows, which Git may write', async () => {
  const cwd = await generated()
  for (const [path, text] of Object.entries(filesIn(cwd)))
    if (/^(dist|rules)\/|lock/.test(path)) writeFileSync(join(cwd, path), text.replaceAll('\n', '\r\n'))
  expect(outcome(await invoke('generate --check', { cwd })).stdout).toEqual(['2 outputs up to date'])
})

test('leaves a file of several rules as it is if one of them has an error', async () => {
  const cwd = await generated()
  writeFileSync(join(cwd, 'rules/a.yml'), rule('A', 'f: 9', ids.a))
  writeFileSync(join(cwd, 'rules/deep/b.yml'), 'title: B\nlogsource: []\ndetection: {s: {f: 3}, condition: s}\n')
  const { code, stdout } = await invoke('generate', { cwd })
  expect({ code, stdout: stdout.trimEnd().split('\n') }).toEqual({
    code: 1,
    stdout: [
      'all   dist/all.conf  not written; 1 rule failed',
      'each  dist/          1 updated; 1 rule failed',
      '      ~ a.txt',
      '1 rule, 2 outputs, 1 file written in 0.0 s',
    ],
  })
  expect(outputsIn(cwd)).toEqual({
    'dist/all.conf': '[A]\nf=1\n\n[B]\nf=2\n',
    'dist/a.txt': 'f=9\n',
    'dist/deep/b.txt': 'f=2\n',
  })
})

test('writes nothing while a filter cannot be read', async () => {
  const cwd = await generated({ ...project, 'rules/filter.yml': filter('f: 7') })
  writeFileSync(join(cwd, 'rules/filter.yml'), 'title: F\nfilter: [\n')
  writeFileSync(join(cwd, 'rules/a.yml'), rule('A', 'f: 9', ids.a))
  const { code, stdout } = await invoke('generate', { cwd })
  expect({ code, stdout: stdout.split('\n').slice(0, 2) }).toEqual({
    code: 1,
    stdout: ['all   dist/all.conf  not written; 1 rule failed', 'each  dist/          not written; 1 rule failed'],
  })
})

const filter = (item: string): string =>
  `title: F\nlogsource: {category: test}\nfilter:\n  rules: any\n  s:\n    ${item}\n  condition: not s\n`

test.each([
  ['a filter', { 'rules/filter.yml': filter('f: 7') }, 'rules/filter.yml is used now'],
  ['a pipeline', { 'p.yml': 'name: p\ntransformations: [{ type: field_name_prefix, prefix: x. }]\n' }, 'p.yml changed'],
  [
    'an option',
    { 'sigmacast.yml': config.replace('target: plain, path', 'target: plain, options: { table: true }, path') },
    'the settings of the output changed',
  ],
])('says that %s has changed', async (_, changed, reason) => {
  const pipelines = config.replace('outputs:', 'pipelines: p.yml\noutputs:')
  const cwd = await generated({
    ...project,
    'sigmacast.yml': pipelines,
    'p.yml': 'name: p\ntransformations: []\n',
  })
  for (const [path, text] of Object.entries(changed))
    writeFileSync(
      join(cwd, path),
      path === 'sigmacast.yml' ? text.replace('outputs:', 'pipelines: p.yml\noutputs:') : text,
    )
  const { code, stdout } = await invoke('generate --check each', { cwd })
  expect({ code, first: stdout.split('\n')[0] }).toEqual({ code: 1, first: `dist/a.txt: stale: ${reason}` })
  expect((await invoke('generate', { cwd })).code).toBe(0)
  expect((await invoke('generate --check', { cwd })).code).toBe(0)
})

test('reports a change of a rule that leaves its artifacts as they are', async () => {
  const cwd = await generated()
  writeFileSync(join(cwd, 'rules/a.yml'), `${rule('A', 'f: 1', ids.a)}# a remark\n`)
  expect(outcome(await invoke('generate --check', { cwd })).stdout).toEqual([
    'sigmacast.lock.json: stale: rules/a.yml changed',
    'the manifest is not up to date; run `sigmacast generate`',
  ])
})

test('has no manifest for outputs that are not committed, but removes their files', async () => {
  const cwd = await generated({ ...project, 'sigmacast.yml': `commit: false\n${config}` })
  expect(Object.keys(filesIn(cwd))).not.toContain('sigmacast.lock.json')
  rmSync(join(cwd, 'dist/a.txt'))
  expect((await invoke('generate --check', { cwd })).code).toBe(0)
  rmSync(join(cwd, 'rules/deep/b.yml'))
  await invoke('generate', { cwd })
  expect(Object.keys(outputsIn(cwd))).toEqual(['dist/a.txt', 'dist/all.conf'])
})

test('keeps the files of other environments', async () => {
  const environments = `environments:\n  prod: { outputs: { all: { path: dist/prod.conf }, each: { path: 'dist/prod/{stem}.txt' } } }\n`
  const cwd = await generated({ ...project, 'sigmacast.yml': `${config}${environments}` })
  await invoke('generate --env prod', { cwd })
  await invoke('generate', { cwd })
  expect(Object.keys(outputsIn(cwd))).toEqual([
    'dist/a.txt',
    'dist/all.conf',
    'dist/deep/b.txt',
    'dist/prod.conf',
    'dist/prod/a.txt',
    'dist/prod/b.txt',
  ])
})

const sharing = `environments:
  prod: { select: { level: high } }
`

describe.each([
  ['of committed outputs', ''],
  ['of outputs that are not committed', 'commit: false\n'],
])('an environment in which an output has the same path, %s', (_, head) => {
  const files = {
    ...project,
    'sigmacast.yml': head + config + sharing,
    'rules/a.yml': rule('A', 'f: 1', `${ids.a}level: high\n`),
  }

  test('takes over the files, and removes those that it does not make', async () => {
    const cwd = await generated(files)
    const kept = { 'dist/a.txt': 'f=1\n', 'dist/all.conf': '[A]\nf=1\n' }
    const all = { ...kept, 'dist/all.conf': '[A]\nf=1\n\n[B]\nf=2\n', 'dist/deep/b.txt': 'f=2\n' }
    expect(outputsIn(cwd)).toEqual(all)
    for (const [command, expected] of [
      ['generate --env prod', kept],
      ['generate', all],
      ['generate --env prod', kept],
      ['generate', all],
    ] as const) {
      expect(await invoke(command, { cwd })).toMatchObject({ code: 0, stderr: '' })
      expect(outputsIn(cwd)).toEqual(expected)
    }
  })
})

test('says which environment files were generated for, and which command generates them', async () => {
  const high = rule('A', 'f: 1', `${ids.a}level: high\n`)
  const cwd = await generated({ ...project, 'sigmacast.yml': config + sharing, 'rules/a.yml': high })
  const check = async (command: string) => (await invoke(command, { cwd })).stdout.match(/^\S.*$/gm)
  expect(await check('generate --check --env prod')).toEqual([
    'dist/all.conf: stale: it was generated without `--env`',
    'dist/deep/b.txt: left over: it was generated without `--env`',
    '2 outputs are not up to date; run `sigmacast generate --env prod`',
  ])
  expect(outcome(await invoke('generate --env prod', { cwd })).stdout).toEqual([
    'all   dist/all.conf  1 removed of 2 artifacts',
    'each  dist/          1 removed, 1 unchanged',
    '      - deep/b.txt  it was generated without `--env`',
    '3 files were generated without `--env` before',
    '1 rule, 2 outputs, 1 file written in 0.0 s',
  ])
  expect(await check('generate --check')).toEqual([
    'dist/all.conf: stale: it was generated with `--env prod`',
    'dist/deep/b.txt: missing',
    '2 outputs are not up to date; run `sigmacast generate`',
  ])
  await invoke('generate', { cwd })
  rmSync(join(cwd, 'rules/deep/b.yml'))
  await invoke('generate', { cwd })
  expect(await check('generate --check --env prod')).toEqual([
    'sigmacast.lock.json: stale: it was generated without `--env`',
    'the manifest is not up to date; run `sigmacast generate --env prod`',
  ])
})

test('removes the files of an environment that no longer exists', async () => {
  const environments = (name: string): string =>
    `environments:\n  ${name}: { outputs: { all: { path: dist/${name}.conf }, each: { path: 'dist/${name}/{stem}.txt' } } }\n`
  const cwd = await generated({ ...project, 'sigmacast.yml': `${config}${environments('prod')}` })
  await invoke('generate --env prod', { cwd })
  const rename = (text: string): void => writeFileSync(join(cwd, 'sigmacast.yml'), `${config}${text}`)
  rename(environments('live'))
  const { code, stdout } = await invoke('generate --check', { cwd })
  expect([code, stdout.match(/^dist\S*/gm)]).toEqual([1, ['dist/prod.conf:', 'dist/prod/a.txt:', 'dist/prod/b.txt:']])
  await invoke('generate --env live', { cwd })
  const own = ['dist/a.txt', 'dist/all.conf', 'dist/deep/b.txt']
  expect(Object.keys(outputsIn(cwd))).toEqual([...own, 'dist/live.conf', 'dist/live/a.txt', 'dist/live/b.txt'])
  rename('')
  await invoke('generate', { cwd })
  expect(Object.keys(outputsIn(cwd))).toEqual(own)
  expect(readFileSync(join(cwd, 'sigmacast.lock.json'), 'utf8')).not.toMatch(/live|prod/)
})

test('names both rules that would have one file', async () => {
  const cwd = folderWith({
    ...project,
    'sigmacast.yml': config.replace('{dir}/{stem}', '{target}'),
  })
  const { code, stderr } = await invoke('generate each', { cwd })
  expect({ code, first: stderr.split('\n')[0] }).toEqual({
    code: 1,
    first: 'rules/deep/b.yml:1:8 error path-taken: "A" and "B" would both be written to `dist/plain.txt`',
  })
})

test.each([
  ['an unknown output', 'generate eahc', 'there is no output `eahc`; did you mean `each`?'],
  ['--watch with --check', 'generate --watch --check', '`--watch` and `--check` exclude each other'],
])('rejects %s', async (_, command, message) => {
  const { code, stderr } = await invoke(command, { cwd: folderWith(project) })
  expect({ code, stderr }).toEqual({ code: 2, stderr: `sigmacast: ${message}\nSee \`sigmacast generate --help\`.\n` })
})

test('is an error in a folder without a configuration', async () => {
  const { code, stderr } = await invoke('generate', { cwd: folderWith({}) })
  expect({ code, isClear: stderr.includes('there is no configuration `sigmacast.yml`') }).toEqual({
    code: 2,
    isClear: true,
  })
})

test.each([
  ['damaged', 'nonsense', '`sigmacast.lock.json` is damaged: it is not valid JSON'],
  [
    'of a newer version',
    '{"manifest": 2, "sigmacast": "9.0.0"}',
    'a newer version of sigmacast (9.0.0) wrote `sigmacast.lock.json`',
  ],
])('changes nothing if the manifest is %s', async (_, text, message) => {
  const cwd = await generated()
  writeFileSync(join(cwd, 'sigmacast.lock.json'), text)
  writeFileSync(join(cwd, 'rules/a.yml'), rule('A', 'f: 9', ids.a))
  const before = outputsIn(cwd)
  const { code, stderr } = await invoke('generate', { cwd })
  expect({ code, isClear: stderr.startsWith(`sigmacast: ${message}`), files: outputsIn(cwd) }).toEqual({
    code: 2,
    isClear: true,
    files: before,
  })
})

test('writes reports for programs, and then the table to stderr', async () => {
  const cwd = folderWith({ ...project, 'rules/a.yml': rule('A', 'f|cidr: 10.0.0.0/8', ids.a) })
  const { code, stdout, stderr } = await invoke('generate --reporter github --reporter json=report.json', { cwd })
  expect({ code, first: stdout.split(':')[0], hasTable: stderr.includes('each  dist/') }).toEqual({
    code: 1,
    first: '',
    hasTable: true,
  })
  expect(stdout).toContain('::error file=rules/a.yml,line=')
  expect(filesIn(cwd)['report.json']).toContain('not-expressible')
})

test('reports the files that --check finds, and those that are as they should be', async () => {
  const cwd = await generated()
  writeFileSync(join(cwd, 'rules/a.yml'), rule('A', 'f: 9', ids.a))
  writeFileSync(join(cwd, 'dist/deep/b.txt'), 'edited\n')
  const { code, stdout } = await invoke(
    'generate --check --reporter json --reporter markdown=r.md --reporter junit=r.xml',
    {
      cwd,
    },
  )
  const { rules, counts } = JSON.parse(stdout) as {
    readonly rules: readonly { file: string; status: string; entries: readonly Readonly<Record<string, unknown>>[] }[]
    readonly counts: unknown
  }
  const shown = rules.map(({ file, status, entries: [{ code, message, help } = {}] }) => ({
    file,
    status,
    code,
    message,
    help,
  }))
  expect({ code, shown, counts }).toEqual({
    code: 1,
    shown: [
      {
        file: 'dist/all.conf',
        status: 'errors',
        code: 'file-stale',
        message: 'dist/all.conf: stale: rules/a.yml changed',
        help: 'run `sigmacast generate`',
      },
      {
        file: 'dist/a.txt',
        status: 'errors',
        code: 'file-stale',
        message: 'dist/a.txt: stale: rules/a.yml changed',
        help: 'run `sigmacast generate`',
      },
      {
        file: 'dist/deep/b.txt',
        status: 'errors',
        code: 'file-edited',
        message: 'dist/deep/b.txt: edited by hand since it was generated',
        help: 'move the change of dist/deep/b.txt to `rules/deep/b.yml` or to the options of the output; `sigmacast generate --force` discards it',
      },
    ],
    counts: { rules: 3, errors: 3, warnings: 0, notes: 0, skipped: 0 },
  })
  const { 'r.md': markdown, 'r.xml': junit } = filesIn(cwd)
  expect(markdown).toMatch(/^### sigmacast generate: 3 errors in 3 files\n/)
  expect(markdown).toMatch(/\n- 2 outputs are not up to date; run <code>sigmacast generate<\/code>\n$/)
  expect(junit).toContain('tests="3" failures="3"')
})

test('reports one outcome per file if everything is up to date', async () => {
  const { stdout } = await invoke('generate --check --reporter junit', { cwd: await generated() })
  expect(stdout).toContain('<testsuite name="sigmacast generate" tests="3" failures="0" errors="0" skipped="0">')
})

test('annotates a missing file', async () => {
  const cwd = await generated()
  rmSync(join(cwd, 'dist/a.txt'))
  expect((await invoke('generate --check --reporter github', { cwd })).stdout).toBe(
    '::error file=dist/a.txt,line=1,col=1,endColumn=1,title=file-missing::dist/a.txt: missing%0Ahelp: run `sigmacast generate`\n',
  )
  const { stdout } = await invoke('generate --check --reporter sarif', { cwd })
  const [run] = JSON.parse(stdout).runs
  expect(run.tool.driver.rules).toMatchObject([{ id: 'file-missing', defaultConfiguration: { level: 'error' } }])
})

test('with --check, does not ask for files that are not committed', async () => {
  const cwd = folderWith({ ...project, 'sigmacast.yml': `commit: false\n${config}` })
  expect(outcome(await invoke('generate --check', { cwd }))).toEqual({
    code: 0,
    stdout: ['2 outputs up to date'],
    stderr: '',
  })
})

test('counts an artifact in the place of another one once', async () => {
  const cwd = await generated()
  writeFileSync(join(cwd, 'rules/a.yml'), rule('A', 'f: 9', 'id: 11111111-0000-4000-8000-000000000009\n'))
  expect((await invoke('generate all', { cwd })).stdout.split('\n')[0]).toBe(
    'all  dist/all.conf  1 of 2 artifacts changed, 1 removed',
  )
  rmSync(join(cwd, 'rules/a.yml'))
  expect((await invoke('generate all', { cwd })).stdout.split('\n')[0]).toBe(
    'all  dist/all.conf  1 removed of 2 artifacts',
  )
})

test('says that a file was updated whose artifacts are the same', async () => {
  const cwd = await generated()
  writeFileSync(join(cwd, 'dist/all.conf'), 'edited by hand\n')
  const { code, stdout } = await invoke('generate all --force', { cwd })
  expect({ code, line: stdout.split('\n')[0] }).toEqual({
    code: 0,
    line: 'all  dist/all.conf  updated, with the same artifacts',
  })
})

test('names no folder of an output whose files are beside the configuration', async () => {
  const cwd = folderWith({ ...project, 'sigmacast.yml': config.replace('dist/{dir}/{stem}.txt', '{stem}.query') })
  const { stdout } = await invoke('generate', { cwd })
  expect(stdout).toMatch(/^each +2 created$/m)
})
