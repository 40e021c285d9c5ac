import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { type Files, invoke, type Outcome } from './invoke.js'

const files: Files = {
  'rules/okta.yml': `title: Reset
level: high
logsource: { product: okta }
detection: { s: { a: b }, condition: s }
`,
  'sigmacast.yml': `rules: rules
pipelines: [ecs-okta]
select: { level: '>=low' }
outputs:
  kibana:
    target: kql
    format: rule
    path: dist/{stem}.json
    options: { interval: 10m, index: [logs-okta*] }
  query: { target: esql, path: dist/rules.esql, select: { product: okta }, commit: false }
environments:
  prod: { outputs: { kibana: { options: { interval: 5m } } }, overrides: [{ rules: rules, cannot: skip }] }
`,
}

const run = (commandLine: string, more: Files = {}): Promise<Outcome> =>
  invoke(commandLine, { files: { ...files, ...more }, targets: backends })

describe('`config`', () => {
  test('shows the settings of an output with their places', async () => {
    expect(await run('config kibana --env prod')).toEqual({
      code: 0,
      stderr: '',
      stdout: `sigmacast.yml, environment prod: 1 file of rules and filters

kibana
  target                     kql                 sigmacast.yml:6:13
  format                     rule                sigmacast.yml:7:13
  path                       dist/{stem}.json    sigmacast.yml:8:11
  pipelines                  ecs-okta            sigmacast.yml:2:13
  select.level               >=low               sigmacast.yml:3:18
  accept.fidelity            exact, approximate  default
  accept.unmapped.fields     warn                default
  accept.unmapped.logsource  warn                default
  options.interval           5m                  sigmacast.yml:12:53
  options.index              logs-okta*          sigmacast.yml:9:38
  cannot                     error               default
  commit                     true                default

overrides
  override  { rules: rules, cannot: skip }  sigmacast.yml:12:75
`,
    })
  })

  test('shows the options that nobody sets with `--defaults`', async () => {
    const { stdout } = await run('config kibana --defaults')
    expect(stdout).toMatch(/^ {2}options\.look-back +\S+ +default$/m)
    expect(stdout).toMatch(/^ {2}options\.interval +10m +sigmacast\.yml:9:26$/m)
  })

  test('shows the settings for the rules of a file', async () => {
    const { stdout } = await run('config kibana --env prod --rule rules/okta.yml')
    expect(stdout).toContain('\nkibana: Reset\n')
    expect(stdout).toMatch(/^ {2}pipelines +ecs-okta +sigmacast\.yml:2:13$/m)
    expect(stdout).toMatch(/^ {2}cannot +skip +sigmacast\.yml:12:99$/m)
    const { stdout: json } = await run('config query --rule rules/okta.yml --json')
    expect(JSON.parse(json)).toMatchObject({ output: 'query', rule: 'Reset', isSelected: true })
    expect(await run('config --rule rules/none.yml')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('`rules/none.yml` is no rule file of the configuration'),
    })
  })

  test('shows the options that a rule sets itself', async () => {
    const rule = `${files['rules/okta.yml']}sigmacast: { elastic: { interval: 15m }, splunk: { schedule: '1 * * * *' } }\n`
    const { stdout } = await run('config kibana --env prod --rule rules/okta.yml', { 'rules/okta.yml': rule })
    expect(stdout.match(/^ {2}options\.\S+ .*$/gm)).toEqual([
      '  options.index              logs-okta*          sigmacast.yml:9:38',
      '  options.interval           15m                 rules/okta.yml:5:35',
    ])
  })

  test('writes one line of JSON per output', async () => {
    const { stdout } = await run('config --json')
    const lines = stdout.trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).output)).toEqual(['kibana', 'query'])
    expect(JSON.parse(lines[1] ?? '').settings).toContainEqual({
      name: 'commit',
      value: false,
      origin: 'sigmacast.yml:10:84',
    })
  })

  test('names the paths of a module', async () => {
    const config = `export default { rules: 'rules', outputs: { kql: { target: 'kql', path: 'a.kql' } } }`
    const { stdout } = await invoke('config', {
      files: { 'rules/okta.yml': files['rules/okta.yml'] ?? '', 'sigmacast.config.mjs': config },
      targets: backends,
    })
    expect(stdout).toMatch(/^ {2}path +a\.kql +sigmacast\.config\.mjs outputs\.kql\.path$/m)
  })

  test('reports all mistakes and exits with 2', async () => {
    const config = 'rules: ruls\noutputs: { a: { target: kq, path: ../a } }\n'
    const { code, stdout, stderr } = await run('config', { 'sigmacast.yml': config })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('sigmacast.yml:1:8 error no-files: unusable pattern: `ruls` does not exist')
    expect(stderr).toContain('sigmacast.yml:2:25 error unknown-target: there is no target `kq`')
    expect(stderr).toContain('sigmacast.yml:2:35 error bad-path')
    expect(stderr).toContain('sigmacast: the configuration has errors; nothing was done\n')
  })

  const mistakes: readonly [string, string][] = [
    ['config kibna', 'there is no output `kibna`; did you mean `kibana`?'],
    ['config --env stage', 'there is no environment `stage`; the environments are prod'],
    ['config --config none.yml', '`none.yml` does not exist'],
  ]
  test.each(mistakes)('%s', async (commandLine, message) => {
    expect(await run(commandLine)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(message) })
  })
})
