import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { findingCodes } from '../../src/check/finding-codes.js'
import { type Files, filesIn, folderWith, invoke, rule } from './invoke.js'

const files: Files = { 'one.yml': rule('One', 'f: abc'), 'sub/two.yml': rule('Two', 'f: def') }

/** Command lines in the style of other tools, and the message about each. */
const habits: readonly (readonly [args: string, message: string])[] = [
  ['convert one.yml -t splunk -f savedsearches', 'unknown flag `-f`; use `--format`'],
  ['convert one.yml -t splunk -O table=true', 'unknown flag `-O`; use `--option name=value`'],
  ['convert one.yml -t splunk --backend-option x=y', 'unknown flag `--backend-option`; use `--option name=value`'],
  ['convert one.yml -t splunk -s', 'unknown flag `-s`; use `--cannot skip`'],
  [
    'convert one.yml -t splunk --fail-unsupported',
    'unknown flag `--fail-unsupported`; use `--cannot error`, the default',
  ],
  ['convert one.yml -t splunk --filter x', 'unknown flag `--filter`; add filter files to the inputs'],
  [
    'convert one.yml -t splunk --without-pipeline',
    'unknown flag `--without-pipeline`; remove it: no target requires a pipeline',
  ],
  [
    'convert one.yml -t splunk -c stats',
    'unknown flag `-c`; remove it: each target has one method for each correlation type',
  ],
  [
    'check one.yml -c x.yml',
    'unknown flag `-c`; write its settings under `check:` in sigmacast.yml (`sigmacast init`)',
  ],
  ['convert one.yml -t splunk -od out', 'unknown flag `-od`; use `--output folder/`'],
  ['convert one.yml -t splunk -P *.yaml', "unknown flag `-P`; use a pattern as input, such as 'rules/**/*.yaml'"],
  ['convert one.yml -t es-qs', 'unknown target `es-qs`; use `lucene`'],
  ['convert one.yml -t spl', 'unknown target `spl`; use `splunk`'],
  ['convert one.yml -t elastic', 'unknown target `elastic`; use `eql`, `esql`, `kql` or `lucene`'],
  ['convert one.yml -t ElasticSearch', 'unknown target `ElasticSearch`; use `eql`, `esql`, `kql` or `lucene`'],
  ['convert one.yml -t lucene --format kibana_ndjson', 'lucene has no format `kibana_ndjson`; use `ndjson`'],
  ['convert one.yml -t eql --format siem_rule', 'eql has no format `siem_rule`; use `rule`'],
  ['convert one.yml -t splunk --format default', 'splunk has no format `default`; use `query`'],
  ['lint one.yml', 'unknown command `lint`; use `sigmacast check`'],
  ['validate one.yml', 'unknown command `validate`; use `sigmacast check`'],
  ['eval one.yml', 'unknown command `eval`; use `sigmacast test --against log.ndjson`'],
  ['fields one.yml', 'unknown command `fields`; use `sigmacast list fields`'],
  ['check one.yml --fix unsafe', '`--fix unsafe` lacks a `=`; write `--fix=unsafe`'],
  ['check one.yml --format json', 'unknown flag `--format`; use `--reporter`, such as `--reporter sarif=report.sarif`'],
  ['check one.yml -x all_of_them_condition', 'unknown flag `-x`; use `--rule code=off`'],
  ['version', 'unknown command `version`; use `sigmacast --version`'],
  ['-v', 'unknown flag `-v`; use `--version`'],
  [
    'convert one.yml -t splunk --option min_time=-1h',
    'unknown option `min_time`; use `schedule` and `delay`: the time range follows from them',
  ],
  ['convert one.yml -t eql --option index_names=a', 'unknown option `index_names`; use `index`'],
  [
    'convert one.yml -t splunk --option schedule=1',
    'unknown option `schedule`; it is an option of `--format savedsearches`, `--format es`, `--format rest`, `--format terraform`',
  ],
  [
    'convert one.yml -t splunk --option schedle=1',
    'unknown option `schedle`; did you mean `schedule`? it is an option of `--format savedsearches`, `--format es`, `--format rest`, `--format terraform`',
  ],
  [
    'convert one.yml -t splunk -p ecs_windows',
    'the pipeline `Windows event logs in the Elastic Common Schema` is only for elasticsearch, opensearch, lucene, eql, kql, esql, not for splunk; `sigmacast list pipelines splunk` lists those for splunk',
  ],
  [
    'convert one.yml -t splunk,kql -p splunk_windows',
    'the pipeline `Windows event logs in Splunk` is only for splunk, splunk_spl2, not for kql; convert for each target in a run of its own, or use `sigmacast init`, whose outputs have their own pipelines',
  ],
  ['list validators', '`list` has no list `validators`; use `sigmacast list findings`'],
  [
    'list transformations',
    '`list` has no list `transformations`; `schemas/pipeline.json` of the package describes every step of pipelines',
  ],
  [
    'list correlation-methods splunk',
    '`list` has no list `correlation-methods`; each target has one method for each correlation type',
  ],
  ['list formats elasticsearch', 'unknown target `elasticsearch`; use `eql`, `esql`, `kql` or `lucene`'],
  ['init -t elastic', 'unknown target `elastic`; use `eql`, `esql`, `kql` or `lucene`'],
  ['analyze attack -t splunk', 'unknown command `analyze`; use `sigmacast coverage`'],
  ['analyze logsource one.yml', 'unknown command `analyze`; use `sigmacast coverage`'],
  ['analyze fields one.yml', 'unknown command `analyze`; use `sigmacast list fields`'],
  [
    'analyze',
    'unknown command `analyze`; use `sigmacast coverage` for techniques and log sources, and `sigmacast list fields` for fields',
  ],
]

test.each(habits)('%s', async (args, message) => {
  const { code, stdout, stderr } = await invoke(args, { files, targets: backends })
  expect({ code, stdout, message: stderr.split('\n')[0] }).toEqual({
    code: 2,
    stdout: '',
    message: `sigmacast: ${message}`,
  })
})

test('lists every finding with its severity, profiles and kind of fix', async () => {
  const entries = (await invoke('list findings --json')).stdout.trim().split('\n')
  const findings = new Map(entries.map((line) => [JSON.parse(line).name, JSON.parse(line)]))
  expect([...findings.keys()]).toEqual(findingCodes())
  expect(findings.get('lone-star')).toMatchObject({
    severity: 'warning',
    profiles: ['recommended', 'strict'],
    fix: 'unsafe',
  })
  expect(findings.get('contradiction-after-pipeline')).toMatchObject({ severity: 'error', fix: 'none' })
})

test.each([
  ['list formats splunk', ['query', 'json', 'savedsearches', 'es', 'rest', 'terraform']],
  ['list pipelines auth0', ['auth0-tenant-logs', 'sysmon', 'windows-audit', 'windows-logsources']],
  ['list options auth0', ['since', 'domain', 'sort', 'per-page', 'tenant', 'region', 'check', 'shape']],
])('%s', async (args, names) => {
  const { code, stdout } = await invoke(`${args} --json`, { targets: backends })
  const entries = stdout.trim().split('\n')
  expect({ code, names: entries.map((line) => JSON.parse(line).name) }).toEqual({ code: 0, names })
})

test.each([
  'ecs_windows',
  'ecs-windows,sysmon',
  'ecs_windows, sysmon'.replace(' ', ''),
])('--pipeline %s', async (names) => {
  const { code, stdout } = await invoke(`convert one.yml -t lucene -p ${names}`, { files, targets: backends })
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'f:"abc"\n' })
})

test('a comma in a file name is not a separator', async () => {
  const pipeline = {
    'a,b.yml': 'name: mine\npriority: 10\ntransformations:\n  - type: field_name_mapping\n    mapping: { f: g }\n',
  }
  const { stdout } = await invoke('convert one.yml -t splunk -p a,b.yml', {
    files: { ...files, ...pipeline },
    targets: backends,
  })
  expect(stdout).toBe('g="abc"\n')
})

describe('inputs', () => {
  test.each([
    ["convert '' -t splunk", 'an input path is empty; name a file, a folder or a pattern; `.` is the current folder'],
    ['convert . !**/*.yml -t splunk', 'every input is excluded by `!**/*.yml`'],
    ['convert . !nothing.yml -t splunk', '`nothing.yml` does not exist'],
    ['convert !sub -t splunk', 'no input: name files, folders or patterns, or `-` for standard input'],
  ])('%s is refused', async (args, message) => {
    const { code, stdout, stderr } = await invoke(args, { files, targets: backends })
    expect({ code, stdout, message: stderr.split('\n')[0] }).toEqual({
      code: 2,
      stdout: '',
      message: `sigmacast: ${message}`,
    })
  })

  test.each([
    ['. !sub', 'f="abc"\n'],
    ['. !sub/**', 'f="abc"\n'],
    ['!one.yml .', 'f="def"\n'],
    ['. !**/t*.yml', 'f="abc"\n'],
  ])('%s', async (paths, stdout) => {
    expect((await invoke(`convert ${paths} -t splunk`, { files, targets: backends })).stdout).toBe(stdout)
  })

  test('accepts a file whose name begins with `!`', async () => {
    const odd = { '!odd.yml': rule('Odd', 'f: odd') }
    expect((await invoke('convert !odd.yml -t splunk', { files: odd, targets: backends })).stdout).toBe('f="odd"\n')
  })
})

describe('YAML of other tools', () => {
  const others: Files = {
    'compose.yml': 'name: shop\nservices:\n  web:\n    image: nginx\n',
    'play.yml': '- hosts: all\n  tags: [a]\n  tasks: []\n',
    'chart/deployment.yaml': 'apiVersion: v1\nkind: {{ .Values.kind }}\n{{- if .x }}\nspec: {}\n{{- end }}\n',
    'two.yaml': 'a: b\n---\nc: d\n',
  }

  test('is skipped if it is a configuration, with the command that checks it', async () => {
    const config = { 'sigmacast.yml': 'rules: [rules]\nfilters: [filters]\noutputs: {}\n' }
    const outcome = await invoke('convert . -t splunk', {
      files: { ...config, 'one.yml': rule('One', 'f: abc') },
      targets: backends,
    })
    expect(outcome).toEqual({
      code: 0,
      stdout: 'f="abc"\n',
      stderr: 'sigmacast.yml:1:1 note: skipped: this is a configuration; `sigmacast config` checks it\n\n',
    })
    const alone = await invoke('convert sigmacast.yml -t splunk', { files: config, targets: backends })
    expect({ code: alone.code, isFix: alone.stderr.includes('did you mean') }).toEqual({ code: 2, isFix: false })
  })

  test('is skipped with a note inside a folder', async () => {
    const outcome = await invoke('convert . -t splunk', { files: { ...others, ...files }, targets: backends })
    expect(outcome).toEqual({
      code: 0,
      stdout: 'f="abc"\nf="def"\n',
      stderr: [
        'chart/deployment.yaml:1:1 note: skipped: the file has no keys of a Sigma rule',
        '   and 3 more with this reason: compose.yml:1:1, play.yml:1:1, …',
        '',
        '2 rules: splunk 2 exact',
        '',
      ].join('\n'),
    })
  })

  test.each([
    ['compose.yml', 'unknown-document'],
    ['play.yml', 'document-not-a-map'],
    ['chart/deployment.yaml', 'yaml-syntax'],
  ])('that is named is an error: %s', async (name, code) => {
    const { code: exit, stderr } = await invoke(`check ${name}`, { files: others })
    expect({ exit, code: /error ([\w-]+)/.exec(stderr)?.[1] }).toEqual({ exit: 1, code })
  })

  test('is an error if there is no other input', async () => {
    expect(await invoke('check .', { files: others })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'sigmacast: no Sigma rule in chart/deployment.yaml, compose.yml, play.yml, …\nSee `sigmacast check --help`.\n',
    })
  })

  test.each([
    ['a misspelt section', 'id: x\ndetecton:\n  s:\n    a: b\n', 'unknown-document'],
    ['a title alone', 'title: x\n', 'unknown-document'],
    ['a list of rules', '- title: x\n  detection: {}\n', 'document-not-a-map'],
    ['YAML that cannot be read', 'title: x\nid: "\n', 'yaml-syntax'],
    ['nothing', '# later\n', 'no-document'],
  ])('is told from a broken rule with %s', async (_, text, code) => {
    const { code: exit, stderr } = await invoke('check .', { files: { 'broken.yml': text, ...files } })
    expect({ exit, code: /error ([\w-]+)/.exec(stderr)?.[1] }).toEqual({ exit: 1, code })
  })
})

describe('outputs', () => {
  test('appends the extension of a language only once', async () => {
    const cwd = folderWith(files)
    await invoke('convert one.yml -t esql,splunk,kql -o q/', { cwd, targets: backends })
    expect(Object.keys(filesIn(cwd)).filter((name) => name.startsWith('q/'))).toEqual([
      'q/one.esql',
      'q/one.kql',
      'q/one.splunk.spl',
    ])
  })

  test.each([
    ['convert . -t splunk,esql -o all.txt', '`all.txt` would mix queries for splunk and esql; write to a folder/'],
    [
      'convert . -t splunk -o /no-such-folder/',
      '`/no-such-folder` does not exist, and sigmacast does not create folders at the root of the disk; write to `./no-such-folder/`, or create the folder first',
    ],
    [
      'convert . -t splunk -o /no-such-folder/deep/q.spl',
      '`/no-such-folder` does not exist, and sigmacast does not create folders at the root of the disk; write to `./no-such-folder/deep/q.spl`, or create the folder first',
    ],
    [
      'witness one.yml -o /no-such-folder/events.json',
      '`/no-such-folder` does not exist, and sigmacast does not create folders at the root of the disk; write to `./no-such-folder/events.json`, or create the folder first',
    ],
  ])('%s is refused', async (args, message) => {
    const cwd = folderWith(files)
    const { code, stdout, stderr } = await invoke(args, { cwd, targets: backends })
    expect({ code, stdout, message: stderr.split('\n')[0] }).toEqual({
      code: 2,
      stdout: '',
      message: `sigmacast: ${message}`,
    })
    expect([filesIn(cwd), existsSync('/no-such-folder')]).toEqual([files, false])
  })
})
