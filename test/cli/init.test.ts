import { join } from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { loadConfig } from '../../src/project/config/load-config.js'
import { parseRules } from '../../src/rule/parse-rules.js'
import { commandsIn } from '../examples/commands.js'
import { commitAll } from '../project/git-repository.js'
import { filesIn, folderWith, invoke, type Outcome } from './invoke.js'

const okta = 'title: A\nlogsource: { product: okta, service: okta }\ndetection: { s: { a: b }, condition: s }\n'
const repository = {
  'rules/okta/a.yml': okta,
  'rules/windows/b.yaml': okta.replace('okta, service: okta', 'windows, category: process_creation'),
  'filters/vpn.yml': 'title: F\nlogsource: { product: okta }\nfilter: { rules: any, s: { a: b }, condition: not s }\n',
  'pipelines/ours.yml': 'name: ours\ntransformations: [{ type: field_name_mapping, mapping: { a: c } }]\n',
  'other/data.yml': 'a: b\n',
}

/** All texts of a YAML document under the keys of commands. */
function commandLines(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([key, value]) =>
    ['run', 'entry'].includes(key) ? [String(value)] : commandLines(value),
  )
}

const run = (commandLine: string, cwd: string): Promise<Outcome> => invoke(commandLine, { cwd, targets: backends })

describe('`init`', () => {
  test('writes a configuration that can be used', async () => {
    const folder = folderWith(repository)
    expect(await run('init -t splunk,esql', folder)).toEqual({
      code: 0,
      stderr: '',
      stdout: 'sigmacast.yml: 2 rules in rules; filters in filters; 1 pipeline; outputs for splunk, esql\n',
    })
    expect(
      filesIn(folder)['sigmacast.yml'],
    ).toBe(`# yaml-language-server: $schema=node_modules/sigmacast/schemas/config.json
rules: [rules]
filters: [filters]
outputs:
  splunk:
    target: splunk
    format: savedsearches
    path: dist/splunk/rules.conf
    pipelines: [splunk-okta, sysmon, splunk-windows, pipelines/ours.yml]
  esql:
    target: esql
    format: rule
    path: dist/esql/{dir}/{stem}.json
    pipelines: [ecs-okta, sysmon, ecs-windows, pipelines/ours.yml]
`)
    const { project, diagnostics } = await loadConfig(undefined, { cwd: folder })
    expect(diagnostics).toEqual([])
    expect(project?.inputs).toHaveLength(3)
  })

  test('chooses the targets of own pipelines', async () => {
    const pipeline = `name: ours\nallowed_backends: [kql]\ntransformations: [{ type: set_state, key: a, val: b }]\n`
    const folder = folderWith({ ...repository, 'pipelines/ours.yml': pipeline })
    expect((await run('init', folder)).stdout).toContain(
      'outputs for kql\nto choose other targets, remove `sigmacast.yml`',
    )
  })

  test('names the targets that suit the rules as well', async () => {
    expect((await run('init', folderWith({ 'rules/a.yml': okta }))).stdout).toBe(
      `sigmacast.yml: 1 rule in rules; outputs for splunk
datadog, eql would suit the rules as well
to choose other targets, remove \`sigmacast.yml\` and use \`init --target\`
`,
    )
  })

  const languages = {
    'rules/fields.yml': okta.replaceAll('okta', 'auth0').replace('a: b', 'type: fp'),
    'rules/regex.yml': okta.replaceAll('okta', 'auth0').replace('a: b', 'user_agent|re: a.+b'),
    'rules/wildcard.yml': okta.replaceAll('okta', 'auth0').replace('a: b', 'user_agent: a?b'),
    'rules/words.yml': okta.replaceAll('okta', 'auth0').replace('{ a: b }', '[word]'),
    'ours.yml': 'name: ours\nallowed_backends: [kql, esql, eql]\n',
  }
  const steps = 'transformations: [{ type: set_state, key: a, val: b }]\n'
  const elastic = { ...languages, 'ours.yml': languages['ours.yml'] + steps }

  test('chooses a target with pipelines made for the rules, and with the fewest assumptions', async () => {
    const windows = okta.replace('okta, service: okta', 'windows, category: process_creation')
    expect((await run('init', folderWith({ 'rules/a.yml': windows }))).stdout).toContain(
      'outputs for eql\ndatadog, splunk would suit the rules as well\n',
    )
    expect((await run('init', folderWith({ 'rules/a.yml': languages['rules/fields.yml'] }))).stdout).toContain(
      'outputs for splunk\nauth0, datadog, eql would',
    )
  })

  test('lists the languages of a platform: each rule has the first that can express it', async () => {
    const folder = folderWith(elastic)
    expect((await run('init', folder)).stdout).toContain('; outputs for elastic (eql, kql)\n')
    expect(filesIn(folder)['sigmacast.yml']?.split('outputs:\n')[1]).toBe(`  elastic:
    target: [eql, kql]
    format: rule
    path: dist/elastic/{dir}/{stem}.json
    pipelines: [ecs-auth0, ours.yml]
`)
    const { code, stdout } = await run('generate', folder)
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'elastic  dist/elastic/  4 created'])
  })

  test('lists the languages that `--target` names in its order', async () => {
    const folder = folderWith(elastic)
    const { stdout } = await run('init -t splunk,kql,eql -t kql,splunk', folder)
    expect(stdout).toContain('outputs for splunk, elastic (kql, eql)\n')
    expect(filesIn(folder)['sigmacast.yml']).toContain('  elastic:\n    target: [kql, eql]\n')
  })

  test('counts correlations as rules, and filters not', async () => {
    const many =
      'title: M\ncorrelation: { type: event_count, rules: [a], group-by: [u], timespan: 5m, condition: { gte: 3 } }\n'
    const files = { ...repository, 'rules/many.yml': `${okta}name: a\n---\n${many}` }
    expect((await run('init -t splunk', folderWith(files))).stdout).toMatch(/^sigmacast\.yml: 4 rules in rules;/)
  })

  test('leaves out pipelines that need options', async () => {
    const linux = okta
      .replace('title: A', 'title: B')
      .replace('okta, service: okta', 'linux, category: process_creation')
    const folder = folderWith({ 'rules/a.yml': okta, 'rules/b.yml': linux })
    await run('init -t splunk', folder)
    expect(filesIn(folder)['sigmacast.yml']).toContain('pipelines: [splunk-okta]\n')
    expect((await run('generate', folder)).code).toBe(0)
  })

  test('never overwrites a configuration', async () => {
    const folder = folderWith({ ...repository, 'sigmacast.config.js': 'mine' })
    expect(await run('init', folder)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('`sigmacast.config.js` exists already'),
    })
    expect(Object.keys(filesIn(folder))).not.toContain('sigmacast.yml')
  })

  test('writes further files on request, and shows the lines for one that exists', async () => {
    const folder = folderWith({ ...repository, '.gitattributes': '* text=auto\n' })
    const { stdout } = await run('init --gitattributes --workflow --pre-commit', folder)
    const files = filesIn(folder)
    expect(files['.gitattributes']).toBe('* text=auto\n')
    expect(stdout).toContain('.gitattributes: exists already; add these lines:\ndist/** linguist-generated\n')
    expect(files['.github/workflows/detections.yml']).toContain('run: npx sigmacast check --reporter ')
    expect(files['.pre-commit-config.yaml']).toContain("files: '^(rules|filters)(/.*)?\\.ya?ml$'\n")
  })

  test('says that a workflow in a folder of a repository does nothing', async () => {
    const root = folderWith({ 'teams/soc/rules/a.yml': okta, '.git/HEAD': 'ref: refs/heads/main\n' })
    const { stdout } = await run('init -t splunk --workflow --pre-commit --gitattributes', join(root, 'teams/soc'))
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      ' move .github/workflows/detections.yml and .pre-commit-config.yaml to the root of the repository, and run their commands in `teams/soc` ',
    )
  })

  test('writes a workflow and hooks whose commands pass', async () => {
    const folder = folderWith({
      'my rules/okta/a.yml': okta,
      'filters/vpn.yml': repository['filters/vpn.yml'].replace('{ a: b }', '{ c: d }'),
      '.gitignore': 'diff.md\n',
    })
    await run('init -t splunk --workflow --pre-commit', folder)
    expect((await run('generate', folder)).code).toBe(0)
    commitAll(folder)
    for (const path of ['.github/workflows/detections.yml', '.pre-commit-config.yaml']) {
      const text = filesIn(folder)[path] ?? ''
      const commands = commandsIn(commandLines(load(text)).join('\n'))
      expect(commands.map((command) => command.split(' ')[0])).toEqual(
        path.startsWith('.github') ? ['check', 'generate', 'diff'] : ['check', 'generate'],
      )
      for (const command of commands) {
        const { code } = await run(command, folder)
        expect({ command, code }).toEqual({ command, code: 0 })
      }
    }
  })

  test('asks for a target if nothing suggests one', async () => {
    const unknown = folderWith({ 'rules/a.yml': okta.replaceAll('okta', 'unknown') })
    expect((await run('init', unknown)).stderr).toContain('no rule in this folder suggests a target; use `--target`')
    const folder = folderWith({})
    const { code, stderr } = await run('init', folder)
    expect({ code, first: stderr.split('\n')[0] }).toEqual({
      code: 2,
      first: `sigmacast: there are no rules in this folder yet; use \`--target\` with ${[...backends.keys()].join(', ')}`,
    })
    expect(filesIn(folder)).toEqual({})
  })

  test('rejects unknown targets before it writes', async () => {
    const folder = folderWith(repository)
    expect((await run('init -t splnk', folder)).stderr).toContain('unknown target `splnk`; did you mean `splunk`?')
    expect(filesIn(folder)['sigmacast.yml']).toBeUndefined()
  })
})

describe('`new`', () => {
  test.each([
    ['rule rules/okta/mfa-reset.yml --product okta --service okta --level high --author Ann', 'Mfa reset'],
    ['rule rules/yes.yml --title yes', 'yes'],
    ['filter filters/vpn-2.yml --product okta --rule abc', 'Vpn 2'],
    ['correlation rules/many.yaml --rule abc --rule bcd', 'Many'],
  ])('%s', async (args, title) => {
    const folder = folderWith({ 'node_modules/x/y': '' })
    const path = args.split(' ')[1] ?? ''
    expect(await run(`new ${args}`, folder)).toEqual({ code: 0, stdout: `${path}\n`, stderr: '' })
    const text = filesIn(folder)[path] ?? ''
    const [document] = parseRules({ name: path, text })
    expect(document?.diagnostics).toEqual([])
    expect(document?.rule?.metadata).toMatchObject({
      title,
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    })
    const [, schema = ''] = /\$schema=(\S+)/.exec(text) ?? []
    expect(join(path, '..', schema)).toBe('node_modules/sigmacast/schemas/rule.json')
  })

  test.each([
    ['new', '`new` requires a kind and a path; use one of rule, filter, correlation'],
    ['new ruel a.yml', '`new` cannot write `ruel`; did you mean `rule`?'],
    ['new rule', 'the path of the new file is missing'],
    ['new rule a.txt', '`a.txt` is no name of a rule file; write `a.txt.yml`'],
    ['new rule aux.yml', 'Windows does not allow a file or folder named `aux.yml`'],
    ['new rule old.yml', '`old.yml` exists already'],
    ['new rule a.yml --level hgih', '`--level` cannot be `hgih`; did you mean `high`?'],
    ['new correlation a.yml', 'a correlation requires the rules that it combines'],
  ])('%s', async (commandLine, message) => {
    const folder = folderWith({ 'old.yml': 'mine' })
    expect(await run(commandLine, folder)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) })
    expect(filesIn(folder)).toEqual({ 'old.yml': 'mine' })
  })
})
