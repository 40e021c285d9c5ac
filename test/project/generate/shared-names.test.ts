import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backends } from '../../../backends/index.js'
import { filesIn, folderWith, invoke } from '../../cli/invoke.js'

// Names that several files have together: Terraform reads all files of a folder as one module.

const idOf = (number: number): string => `6a1b6ac3-5f5d-4b6e-9d2c-7fd9f2b3b8a${number}`
const rule = (title: string, id: number, head = ''): string =>
  `title: ${title}\nid: ${idOf(id)}\n${head}logsource: {}\ndetection: {s: {a: x}, condition: s}\nlevel: high\n`

const rules = { 'rules/a.yml': rule('Foo Bar', 1), 'rules/deep/b.yml': rule('Other', 2) }

const configOf = (outputs: string): string =>
  `rules: rules/\naccept: { fidelity: [exact, approximate, wider], unmapped: { logsource: ignore, fields: ignore } }\n${outputs}`

async function generated(files: Readonly<Record<string, string>>, ...commands: readonly string[]) {
  const cwd = folderWith(files)
  const results = []
  for (const command of commands.length === 0 ? ['generate'] : commands)
    results.push(await invoke(command, { cwd, targets: backends }))
  return { cwd, results, last: results.at(-1) }
}

/** The addresses of the resources in each folder. */
function addressesIn(cwd: string): Readonly<Record<string, readonly string[]>> {
  const folders: Record<string, string[]> = {}
  for (const [path, text] of Object.entries(filesIn(cwd))) {
    if (!path.endsWith('.tf')) continue
    const folder = path.slice(0, path.lastIndexOf('/'))
    folders[folder] = [...(folders[folder] ?? []), ...(text.match(/^resource ".*" ".*"/gm) ?? [])]
  }
  return folders
}

const hasRepetition = (names: readonly string[]): boolean => new Set(names).size < names.length

test.each([
  [
    'two languages',
    `{ target: kql, format: terraform, path: 'tf/{stem}.kql.tf' }`,
    `{ target: eql, format: terraform, path: 'tf/{stem}.eql.tf' }`,
  ],
  [
    'one file each',
    `{ target: splunk, format: terraform, path: tf/a.tf }`,
    `{ target: splunk, format: terraform, path: tf/b.tf, options: { prefix: 'X - ' } }`,
  ],
])('rejects a resource of two outputs in one folder: %s', async (_, one, two) => {
  const { cwd, last } = await generated({
    ...rules,
    'sigmacast.yml': configOf(`outputs:\n  one: ${one}\n  two: ${two}\n`),
  })
  expect(last?.code).toBe(1)
  expect(last?.stderr).toMatch(
    /rules\/a\.yml:1:8 error name-taken: this artifact and one in `tf\/a.*\.tf` would be saved as `\w+\.foo_bar`/,
  )
  expect(last?.stderr).toContain('help: artifacts in one folder share their names: write them to different folders')
  for (const names of Object.values(addressesIn(cwd))) expect(hasRepetition(names)).toBe(false)
})

test.each([
  [
    'different platforms',
    `{ target: splunk, format: terraform, path: 'tf/{stem}.s.tf' }`,
    `{ target: datadog, format: terraform, path: 'tf/{stem}.d.tf', options: { group-by: host } }`,
  ],
  [
    'different folders',
    `{ target: kql, format: terraform, path: 'tf/k/{stem}.tf' }`,
    `{ target: kql, format: terraform, path: 'tf/e/{stem}.tf' }`,
  ],
  [
    'another format',
    `{ target: splunk, format: terraform, path: 'tf/{stem}.tf' }`,
    `{ target: splunk, format: savedsearches, path: tf/savedsearches.conf }`,
  ],
])('writes two outputs with different names: %s', async (_, one, two) => {
  const { last } = await generated({ ...rules, 'sigmacast.yml': configOf(`outputs:\n  one: ${one}\n  two: ${two}\n`) })
  expect(last).toMatchObject({ code: 0, stderr: '' })
})

const environments = configOf(`outputs:
  one: { target: splunk, format: terraform, path: 'tf/{stem}.tf' }
environments:
  stage: { outputs: { one: { path: 'tf/stage-{stem}.tf' } } }
  prod: { outputs: { one: { path: 'prod/{stem}.tf' } } }
`)

test('rejects a resource of two environments in one folder', async () => {
  const files = { ...rules, 'sigmacast.yml': environments }
  const { cwd, results } = await generated(files, 'generate', 'generate --env prod', 'generate --env stage', 'generate')
  expect(results.map(({ code }) => code)).toEqual([0, 0, 1, 0])
  expect(results[2]?.stderr).toContain(
    'this artifact and one in `tf/a.tf` would be saved as `splunk_saved_searches.foo_bar`',
  )
  expect(
    Object.keys(filesIn(cwd))
      .filter((path) => path.endsWith('.tf'))
      .sort(),
  ).toEqual(['prod/a.tf', 'prod/b.tf', 'tf/a.tf', 'tf/b.tf'])
})

test('rejects a resource of an output that this run does not write', async () => {
  const config = configOf(`outputs:
  one: { target: splunk, format: terraform, path: 'tf/{stem}.tf' }
  two: { target: splunk, format: terraform, path: 'tf/{stem}.two.tf' }
`)
  const { results } = await generated(
    { ...rules, 'sigmacast.yml': config },
    'generate one',
    'generate two',
    'generate one',
  )
  expect(results.map(({ code }) => code)).toEqual([0, 1, 0])
})

test('environments that share their paths replace each other', async () => {
  const config = configOf(`outputs:
  one: { target: splunk, format: terraform, path: 'tf/{stem}.tf', options: { enabled: false } }
environments:
  prod: { outputs: { one: { options: { enabled: true } } } }
`)
  const { results } = await generated(
    { ...rules, 'sigmacast.yml': config },
    'generate',
    'generate --env prod',
    'generate',
  )
  expect(results.map(({ code }) => code)).toEqual([0, 0, 0])
  const { cwd } = await generated({ ...rules, 'sigmacast.yml': config }, 'generate', 'generate --env prod')
  renameSync(join(cwd, 'rules/a.yml'), join(cwd, 'rules/c.yml'))
  expect(await invoke('generate', { cwd, targets: backends })).toMatchObject({ code: 0, stderr: '' })
})

test('the flag of an environment with spaces is in quotes', async () => {
  const config = configOf(`outputs:
  one: { target: splunk, format: terraform, path: 'tf/{stem}.tf', options: { enabled: false } }
environments:
  two words: { outputs: { one: { options: { enabled: true } } } }
`)
  const { cwd } = await generated({ ...rules, 'sigmacast.yml': config })
  await invoke('', { args: ['generate', '--env', 'two words'], cwd, targets: backends })
  const { stdout, stderr } = await invoke('generate', { cwd, targets: backends })
  expect(stdout + stderr).toContain('with `--env "two words"`')
})

test('each folder has resources of its own', async () => {
  const files = { 'rules/a/x.yml': rule('Foo', 1), 'rules/b/x.yml': rule('foo', 2), 'rules/b/y.yml': rule('FOO', 3) }
  const config = configOf(`outputs:\n  one: { target: datadog, format: terraform, path: 'tf/{dir}/{stem}.tf' }\n`)
  const { cwd, last } = await generated({ ...files, 'sigmacast.yml': config })
  expect(last?.stderr).toContain('rules/b/y.yml:1:8 error name-taken')
  expect(last?.stderr).not.toContain('rules/b/x.yml:1:8 error')
  expect(Object.keys(addressesIn(cwd))).toEqual(['tf/a', 'tf/b'])
})

test.each([
  [
    'kql',
    rule('Foo', 1),
    rule('Bar', 1),
    'error name-taken: two rules would be saved as `6a1b6ac3-5f5d-4b6e-9d2c-7fd9f2b3b8a1`',
  ],
  [
    'splunk',
    rule('Foo', 1, 'name: one\n'),
    rule('Foo', 2, 'name: two\n'),
    'error name-taken: two rules would be saved as `Foo`',
  ],
])('rejects two resources of %s that create one object', async (target, one, two, message) => {
  const config = configOf(`outputs:\n  one: { target: ${target}, format: terraform, path: 'tf/{stem}.tf' }\n`)
  const { last } = await generated({ 'rules/a.yml': one, 'rules/b.yml': two, 'sigmacast.yml': config })
  expect(last?.stderr).toContain(message)
  const cwd = folderWith({ 'rules/a.yml': one, 'rules/b/b.yml': two })
  const converted = await invoke(`convert rules -t ${target} --format terraform -o out/`, { cwd, targets: backends })
  expect(converted.stderr).toContain(message)
})

test('`convert` rejects a resource of two targets in one folder', async () => {
  const cwd = folderWith(rules)
  const { code, stderr } = await invoke('convert rules -t kql,eql --format terraform -o tf/', {
    cwd,
    targets: backends,
  })
  expect(code).toBe(1)
  expect(stderr).toContain(
    'the artifacts of two targets would be saved as `elasticstack_kibana_security_detection_rule.foo_bar`',
  )
  expect(stderr).toContain('help: convert for each target into its own file or folder')
  for (const names of Object.values(addressesIn(cwd))) expect(hasRepetition(names)).toBe(false)
  const apart = await invoke('convert rules -t splunk,datadog --format terraform -o apart/', { cwd, targets: backends })
  expect(apart.code).toBe(0)
  expect(filesIn(join(cwd, 'apart'))).toHaveProperty('deep/b.splunk.tf')
})

const kibanaRules = (cwd: string): readonly Record<string, unknown>[] =>
  Object.entries(filesIn(cwd))
    .filter(([path]) => path.endsWith('.ndjson'))
    .flatMap(([, text]) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    )

const twoLanguages = (options = ''): string =>
  configOf(`outputs:
  kql: { target: kql, format: ndjson, path: kql.ndjson }
  eql: { target: eql, format: ndjson, path: eql.ndjson${options} }
`)

test('warns once of rules that two languages of a platform save under one name', async () => {
  const files = { ...rules, 'sigmacast.yml': twoLanguages() }
  const { cwd, results } = await generated(files, 'generate', 'generate --check', 'generate kql')
  expect(results.map(({ code }) => code)).toEqual([0, 0, 0])
  expect(results[0]?.stderr).toContain(
    'rules/a.yml:2:5 warning name-shared: the outputs `kql` and `eql` save the rule under one rule_id: the platform keeps only the last one deployed',
  )
  expect(results[0]?.stderr).toContain('and 1 more with this reason: rules/deep/b.yml:2:5')
  expect(results[2]?.stderr).toBe('')
  expect(kibanaRules(cwd).map(({ rule_id }) => rule_id)).toEqual([idOf(1), idOf(2), idOf(1), idOf(2)])
})

test('a suffix makes the second rule another one', async () => {
  const { cwd, last } = await generated({ ...rules, 'sigmacast.yml': twoLanguages(", options: { suffix: ' (EQL)' }") })
  expect(last).toMatchObject({ code: 0, stderr: '' })
  expect(kibanaRules(cwd).map(({ name, rule_id }) => [name, rule_id])).toEqual([
    ['Foo Bar (EQL)', '918510d2-3d9a-5d52-a0cf-95209f3d54b3'],
    ['Other (EQL)', '24a3d137-d562-59a3-957a-a0d7a7057aad'],
    ['Foo Bar', idOf(1)],
    ['Other', idOf(2)],
  ])
})

test.each([
  [
    'one target, for two places',
    '{ target: kql, format: ndjson, path: a.ndjson }',
    '{ target: kql, format: rule, path: "b/{stem}.json" }',
  ],
  [
    'two spaces',
    "{ target: kql, format: terraform, path: 'a/{stem}.tf' }",
    "{ target: eql, format: terraform, path: 'b/{stem}.tf', options: { space: lab } }",
  ],
])('does not warn of %s', async (_, one, two) => {
  const { last } = await generated({ ...rules, 'sigmacast.yml': configOf(`outputs:\n  one: ${one}\n  two: ${two}\n`) })
  expect(last).toMatchObject({ code: 0, stderr: '' })
})

test('a resource with a suffix creates another rule', async () => {
  const outputs = `outputs:
  kql: { target: kql, format: terraform, path: 'tf/{stem}.tf' }
  eql: { target: eql, format: terraform, path: 'tf/{stem}.eql.tf', options: { suffix: ' (EQL)' } }
`
  const { cwd, last } = await generated({ ...rules, 'sigmacast.yml': configOf(outputs) })
  expect(last).toMatchObject({ code: 0, stderr: '' })
  expect(addressesIn(cwd).tf?.slice(0, 2)).toEqual([
    'resource "elasticstack_kibana_security_detection_rule" "foo_bar_eql"',
    'resource "elasticstack_kibana_security_detection_rule" "foo_bar"',
  ])
})

test('warns of a new output that comes before a known one', async () => {
  const eql = '  eql: { target: eql, format: ndjson, path: eql.ndjson }\n'
  const { cwd } = await generated({ ...rules, 'sigmacast.yml': configOf(`outputs:\n${eql}`) })
  const kql = '  kql: { target: kql, format: ndjson, path: kql.ndjson }\n'
  writeFileSync(join(cwd, 'sigmacast.yml'), configOf(`outputs:\n${kql}${eql}`))
  expect((await invoke('generate', { cwd, targets: backends })).stderr).toContain('rules/a.yml:2:5 warning name-shared')
})

test('`convert` warns of two languages in a folder', async () => {
  const cwd = folderWith(rules)
  const { code, stderr } = await invoke('convert rules/a.yml -t kql,eql --format rule -o out/', {
    cwd,
    targets: backends,
  })
  expect(code).toBe(0)
  expect(stderr).toContain(
    'rules/a.yml:2:5 warning name-shared: the targets `kql` and `eql` save the rule under one rule_id',
  )
  const queries = await invoke('convert rules/a.yml -t kql,eql -o queries/', { cwd, targets: backends })
  expect(queries.stderr).not.toContain('name-shared')
})
