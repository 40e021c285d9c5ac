import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadConfig } from '../../src/project/config/load-config.js'
import { positionAt } from '../../src/text/source.js'
import { artifactOf, folderWith, projectOf, rulesOf, ruleText } from './repository.js'

const okta = ruleText('okta', 'level: high\nstatus: test')
const windows = ruleText('windows', 'level: low\nstatus: stable', '{ product: windows, category: process_creation }')
const rules = { 'rules/okta/a.yml': okta, 'rules/windows.yml': windows }
const kql = 'outputs: { kql: { target: kql, path: dist/rules.kql } }'

describe('a configuration is found', () => {
  test('in a folder above', async () => {
    const folder = folderWith({ ...rules, 'sigmacast.yml': `rules: rules\n${kql}` })
    const { project } = await loadConfig(undefined, { cwd: join(folder, 'rules/okta') })
    expect(project?.root).toBe(folder)
    expect(project?.file).toBe('sigmacast.yml')
    expect(project?.inputs.map(({ name }) => name)).toEqual(['rules/okta/a.yml', 'rules/windows.yml'])
  })

  test('by its path, and paths in it are relative to its folder', async () => {
    const folder = folderWith({ ...rules, 'config/ours.yaml': `rules: ../rules\n${kql}` })
    const { project } = await loadConfig('config/ours.yaml', { cwd: folder })
    expect(project?.root).toBe(join(folder, 'config'))
    expect(project?.inputs.map(({ relative }) => relative)).toEqual(['okta/a.yml', 'windows.yml'])
  })

  test('by its folder', async () => {
    const folder = folderWith({ ...rules, 'sigmacast.yaml': `rules: rules\n${kql}` })
    expect((await loadConfig('.', { cwd: folder })).project?.file).toBe('sigmacast.yaml')
  })

  const mistakes: readonly [string, Readonly<Record<string, string>>, string | undefined, RegExp][] = [
    [
      'without any',
      {},
      undefined,
      /there is no configuration `sigmacast.yml` in this folder or above it; run `sigmacast init`/,
    ],
    [
      'with two',
      { 'sigmacast.yml': '', 'sigmacast.config.js': '' },
      undefined,
      /has two configurations, `sigmacast.yml` and `sigmacast.config.js`/,
    ],
    [
      'with a wrong path',
      { 'sigmacast.yml': '' },
      'sigmacats.yml',
      /`sigmacats.yml` does not exist; did you mean `sigmacast.yml`\?/,
    ],
    ['with another file', { 'a.toml': '' }, 'a.toml', /`a.toml` is no configuration/],
    ['with a folder without one', { 'a/b': '' }, 'a', /the folder `a` has no `sigmacast.yml`/],
  ]
  test.each(mistakes)('never %s', async (_, files, path, message) => {
    await expect(loadConfig(path, { cwd: folderWith(files) })).rejects.toThrow(message)
  })
})

describe('the command line', () => {
  const files = { ...rules, 'sigmacast.yml': `rules: rules\n${kql}\nenvironments: { prod: {} }` }
  test('names environments that exist', async () => {
    await expect(projectOf(files, { environment: 'prd' })).rejects.toThrow(
      'there is no environment `prd`; did you mean `prod`?',
    )
    expect((await projectOf(files, { environment: 'prod' })).environment).toBe('prod')
  })

  test('names outputs that exist', async () => {
    await expect(projectOf(files, { outputs: ['spl'] })).rejects.toThrow(
      'there is no output `spl`; the outputs are kql',
    )
    expect((await projectOf(files, { outputs: ['kql'] })).outputs.map(({ name }) => name)).toEqual(['kql'])
  })

  test('selects rules, with the errors of flags', async () => {
    const settings = { select: { level: '>=high' } }
    const selected = [...rulesOf(await projectOf(files, { settings }), 'kql')].filter(([, rule]) => rule.isSelected)
    expect(selected.map(([name]) => name)).toEqual(['okta'])
    await expect(projectOf(files, { settings: { select: { level: 'hgih' } } })).rejects.toThrow(
      '`--level` cannot be `hgih`; did you mean `high`?',
    )
  })

  test('has environments with the same files if nothing but their tests may differ', async () => {
    const environments = 'environments: { one: {}, two: {} }\n'
    const files = { ...rules, 'sigmacast.yml': `rules: rules\n${kql}\n${environments}` }
    expect((await projectOf(files, { environment: 'two' })).environment).toBe('two')
  })

  test('wins over environments', async () => {
    const config = `rules: rules
vars: { a: top }
outputs: { kql: { target: kql, path: a.kql, cannot: skip, commit: true } }
environments: { prod: { vars: { a: prod, b: prod }, outputs: { kql: { cannot: warn } } } }
overrides: [{ rules: rules, cannot: error }]
`
    const settings = { cannot: 'skip', vars: { a: 'x' }, commit: false } as const
    const project = await projectOf({ ...rules, 'sigmacast.yml': config }, { environment: 'prod', settings })
    const rule = rulesOf(project, 'kql').get('okta')
    expect(rule?.settings.cannot).toBe('skip')
    expect(rule?.settings.common.pipelines?.at(-1)?.vars).toEqual({ a: ['x'], b: ['prod'] })
    expect(project.outputs[0]?.isCommitted).toBe(false)
  })
})

describe('settings', () => {
  test('have defaults', async () => {
    const project = await projectOf({ ...rules, 'sigmacast.yml': `rules: rules\n${kql}` })
    expect(project.outputs[0]).toMatchObject({ path: 'dist/rules.kql', isOneFile: true, isCommitted: true })
    const settings = rulesOf(project, 'kql').get('okta')?.settings
    expect(settings).toMatchObject({
      cannot: 'error',
      accept: { fidelity: ['exact', 'approximate'], unmapped: { fields: 'warn', logsource: 'warn' } },
      common: { isFirstOf: false, lossy: false, unmapped: 'warn', unmappedLogsource: 'warn', limits: {} },
    })
    expect(settings?.targets.map(({ backend, format }) => [backend.name, format.name])).toEqual([['kql', 'query']])
  })

  const layered = `rules: rules
select: { level: '>=low', status: [stable, test] }
accept: { fidelity: [exact, wider], unmapped: { fields: error } }
outputs:
  saved:
    target: splunk
    format: savedsearches
    path: dist/{product}/saved.conf
    select: { product: okta }
    accept: { unmapped: { logsource: ignore } }
    options: { prefix: SOC, enabled: false, suppress-for: 1h }
    cannot: skip
overrides:
  - { rules: rules/okta/**, options: { saved: { suppress-for: 2h, suppress-by: [a, b] } }, cannot: warn }
  - { rules: rules/**, select: { level: high }, options: { saved: { prefix: HIGH } } }
  - { rules: rules/windows.yml, options: { saved: { prefix: WINDOWS } } }
environments:
  prod:
    select: { level: '>=medium' }
    outputs: { saved: { options: { enabled: true, suppress-for: 3h }, path: 'prod/{product}.conf' } }
    overrides: [{ rules: rules/okta, options: { saved: { suppress-for: 4h } } }]
`
  test('of a rule come from the top, the output and overrides', async () => {
    const project = await projectOf({ ...rules, 'sigmacast.yml': layered })
    const [saved] = [rulesOf(project, 'saved')]
    expect(saved.get('okta')?.settings).toMatchObject({
      cannot: 'warn',
      accept: { fidelity: ['exact', 'wider'], unmapped: { fields: 'error', logsource: 'ignore' } },
      common: { lossy: true, unmapped: 'error', unmappedLogsource: 'ignore' },
    })
    expect(saved.get('okta')?.settings.targets[0]).toMatchObject({
      formatOptions: { prefix: 'HIGH', enabled: false, 'suppress-for': '2h', 'suppress-by': ['a', 'b'] },
    })
    expect(saved.get('windows')?.settings.targets[0]?.formatOptions).toMatchObject({
      prefix: 'WINDOWS',
      'suppress-for': '1h',
    })
    expect([saved.get('okta')?.isSelected, saved.get('windows')?.isSelected]).toEqual([true, false])
    expect(project.outputs[0]?.isOneFile).toBe(false)
  })

  test('of an environment win over overrides, and those of its overrides over both', async () => {
    const project = await projectOf({ ...rules, 'sigmacast.yml': layered }, { environment: 'prod' })
    const saved = rulesOf(project, 'saved')
    expect(saved.get('okta')?.settings.targets[0]?.formatOptions).toMatchObject({
      prefix: 'HIGH',
      enabled: true,
      'suppress-for': '4h',
    })
    expect(saved.get('windows')?.settings.targets[0]?.formatOptions).toMatchObject({
      prefix: 'WINDOWS',
      'suppress-for': '3h',
    })
    expect(saved.get('windows')?.isSelected).toBe(false)
    expect(project.outputs[0]?.path).toBe('prod/{product}.conf')
  })

  test('are one value for rules with equal settings', async () => {
    const files = { ...rules, 'rules/okta/b.yml': okta.replaceAll('okta', 'other'), 'sigmacast.yml': layered }
    const saved = rulesOf(await projectOf(files), 'saved')
    expect(saved.get('okta')?.settings).toBe(saved.get('other')?.settings)
    expect(saved.get('okta')?.settings).not.toBe(saved.get('windows')?.settings)
  })

  test('of options are what `--option` gives', async () => {
    const config = `rules: rules
outputs:
  a: { target: splunk, format: savedsearches, path: a.conf, options: { prefix: 007, enabled: 'true', suppress-by: 'x, y', email: [5] } }
  b: { target: [splunk, kql], path: 'b/{stem}', options: { splunk.table: true } }
`
    const project = await projectOf({ ...rules, 'sigmacast.yml': config })
    expect(rulesOf(project, 'a').get('okta')?.settings.targets[0]).toMatchObject({
      formatOptions: { prefix: '007', enabled: true, 'suppress-by': ['x', 'y'], email: ['5'] },
    })
    const b = rulesOf(project, 'b').get('okta')?.settings
    expect(b?.common.isFirstOf).toBe(true)
    expect(b?.targets.map(({ backend, options }) => [backend.name, options])).toEqual([
      ['splunk', { table: true }],
      ['kql', {}],
    ])
  })
})

test('the configuration and its pipelines are no rules', async () => {
  const config = `rules: '**/*.yml'\npipelines: [pipelines/a.yml]\n${kql}\n`
  const project = await projectOf({
    ...rules,
    'pipelines/a.yml': 'name: a\ntransformations: []\n',
    'sigmacast.yml': config,
  })
  expect(project.inputs.map(({ name }) => name)).toEqual(['rules/okta/a.yml', 'rules/windows.yml'])
})

describe('pipelines', () => {
  const config = `rules: rules
pipelines: [pipelines/first.yml]
outputs:
  saved:
    target: splunk
    format: savedsearches
    path: saved.conf
    pipelines:
      - { select: { product: windows, category: '*' }, use: [sysmon, splunk-windows] }
      - { select: { product: windows }, use: splunk-windows }
      - pipelines
`
  const files = {
    ...rules,
    'rules/service.yml': ruleText('service', '', '{ product: windows, service: security }'),
    'rules/correlation.yml': `title: correlation
name: correlation
correlation: { type: event_count, rules: [windows], group-by: [u], timespan: 5m, condition: { gte: 10 } }
`,
    'pipelines/first.yml': 'name: first\ntransformations: []\n',
    'pipelines/second.yml': 'name: second\ntransformations: []\n',
    'sigmacast.yml': config,
  }
  test('depend on the rule', async () => {
    const project = await projectOf(files)
    const used = [...rulesOf(project, 'saved')].map(([name, { settings }]) => [
      name,
      settings.common.pipelines?.map((pipeline) => pipeline.source.name),
    ])
    const windowsPipelines = ['pipelines/first.yml', 'sysmon.yml', 'splunk-windows.yml', 'pipelines/second.yml']
    expect(Object.fromEntries(used)).toEqual({
      okta: ['pipelines/first.yml', 'pipelines/second.yml'],
      windows: windowsPipelines,
      service: ['pipelines/first.yml', 'splunk-windows.yml', 'pipelines/second.yml'],
      correlation: windowsPipelines,
    })
    expect(project.dependencies).toEqual(['sigmacast.yml', 'pipelines/first.yml', 'pipelines/second.yml'])
  })

  test('of an environment replace those of the output', async () => {
    const environments = 'environments: { prod: { outputs: { saved: { pipelines: [splunk-windows] } } } }\n'
    const project = await projectOf({ ...files, 'sigmacast.yml': config + environments }, { environment: 'prod' })
    const names = rulesOf(project, 'saved')
      .get('okta')
      ?.settings.common.pipelines?.map(({ source }) => source.name)
    expect(names).toEqual(['pipelines/first.yml', 'splunk-windows.yml'])
  })

  test('change the fingerprint by their texts, not by their names', async () => {
    const fingerprint = async (more: Readonly<Record<string, string>>): Promise<string | undefined> =>
      rulesOf(await projectOf({ ...files, ...more }), 'saved').get('okta')?.settings.fingerprint
    const before = await fingerprint({})
    expect(await fingerprint({})).toBe(before)
    expect(await fingerprint({ 'pipelines/first.yml': 'name: other\ntransformations: []\n' })).not.toBe(before)
    expect(await fingerprint({ 'sigmacast.yml': `${config}    options: { enabled: false }\n` })).not.toBe(before)
    expect(await fingerprint({ 'sigmacast.yml': `${config}vars: { a: 1 }\n` })).not.toBe(before)
    const first = files['pipelines/first.yml'].replaceAll('\n', '\r\n')
    expect(await fingerprint({ 'pipelines/first.yml': first })).toBe(before)
    expect(await fingerprint({ 'sigmacast.yml': `# a comment\n${config}environments: { prod: {} }\n` })).toBe(before)
  })
})

describe('vars', () => {
  const expanding = ruleText(
    'expanding',
    '',
    '{ product: okta }',
    "{ user|expand: '%admins%', other|expand: '%others%' }",
  )
  const config = (vars: string, pipelines = '[]'): string =>
    `rules: rules\nvars: ${vars}\npipelines: ${pipelines}\noutputs: { kql: { target: kql, path: a.kql } }\n`

  test('are values of placeholders, with all their digits', async () => {
    const project = await projectOf({
      'rules/a.yml': expanding,
      'sigmacast.yml': config('{ admins: [ann, 1.10], others: a* }'),
    })
    const rule = rulesOf(project, 'kql').get('expanding')
    expect(rule && artifactOf(rule)).toBe('user: ("ann" or "1.10") and other: a*')
  })

  test('win over those of pipelines, whose steps find no placeholder any more', async () => {
    const pipeline = `name: p
priority: -100
vars: { admins: [no], others: [kept] }
transformations:
  - { type: value_placeholders }
  - { type: wildcard_placeholders }
`
    const project = await projectOf({
      'rules/a.yml': expanding,
      'pipelines/p.yml': pipeline,
      'sigmacast.yml': config('{ admins: ann }', 'pipelines/p.yml'),
    })
    const rule = rulesOf(project, 'kql').get('expanding')
    expect(rule && artifactOf(rule)).toBe('user: "ann" and other: "kept"')
  })
})

describe('a module', () => {
  const files = (name: string, text: string) => ({ ...rules, [name]: text })

  test('is a configuration with code', async () => {
    const text = `export default {
  rules: ['rules/**/*.yml'],
  outputs: { kql: { target: 'kql', path: 'dist/{stem}.kql', format: undefined } },
  resolve: ({ placeholder }) => [placeholder],
}`
    const project = await projectOf(files('sigmacast.config.mjs', text))
    const settings = rulesOf(project, 'kql').get('okta')?.settings
    expect(settings?.common.resolvePlaceholder?.({ kind: 'x', placeholder: 'p', options: {} })).toEqual(['p'])
    expect(settings?.dependsOnCode).toBe(true)
  })

  test.each(['{ throw 5 }', "'a text'", '[5]'])('whose `resolve` returns %s gives no values', async (body) => {
    const outputs = "outputs: { kql: { target: 'kql', path: 'dist/rules.kql' } }"
    const text = `export default { rules: 'rules', ${outputs}, resolve: () => ${body} }`
    const settings = rulesOf(await projectOf(files('sigmacast.config.mjs', text)), 'kql').get('okta')?.settings
    expect(settings?.common.resolvePlaceholder?.({ kind: 'x', placeholder: 'p', options: {} })).toBeUndefined()
  })

  test('brings targets of its own', async () => {
    const text = `const query = { name: 'query', about: 'only the query', layout: 'lines', options: {}, print: () => ({ text: '' }) }
export default {
  rules: 'rules',
  outputs: { mine: { target: 'mine', path: 'dist/rules.txt' } },
  backends: [{ name: 'mine', title: 'Mine', extension: 'txt', options: {}, formats: [query], stages: () => [], join: () => '', correlate: () => ({}) }],
}`
    const project = await projectOf(files('sigmacast.config.js', text))
    expect(project.targets.get('mine')?.title).toBe('Mine')
    expect(rulesOf(project, 'mine').get('okta')?.settings.targets[0]?.backend.name).toBe('mine')
  })

  test('is read again after a change', async () => {
    const folder = folderWith(
      files(
        'sigmacast.config.mjs',
        `export default { rules: 'rules', outputs: { a: { target: 'kql', path: 'a.kql' } } }`,
      ),
    )
    expect((await loadConfig('.', { cwd: folder })).project?.outputs[0]?.name).toBe('a')
    await new Promise((resolve) => setTimeout(resolve, 20))
    writeFileSync(
      join(folder, 'sigmacast.config.mjs'),
      `export default { rules: 'rules', outputs: { b: { target: 'kql', path: 'a.kql' } } }`,
    )
    expect((await loadConfig('.', { cwd: folder })).project?.outputs[0]?.name).toBe('b')
  })

  test('has paths in its messages', async () => {
    const text = `export default { rules: 'rules', outputs: { 'a b': { target: ['kql', 'spl'], path: 'x/{stem}' } } }`
    const folder = folderWith(files('sigmacast.config.mjs', text))
    const { diagnostics } = await loadConfig('.', { cwd: folder })
    expect(diagnostics.map(String)).toEqual([
      'sigmacast.config.mjs:1:1 error unknown-target: outputs."a b".target[1]: there is no target `spl`\n   help: use `splunk`',
    ])
  })
})

describe('odd files', () => {
  const said = async (text: string | Uint8Array): Promise<readonly string[]> => {
    const folder = folderWith(rules)
    writeFileSync(join(folder, 'sigmacast.yml'), text)
    const { diagnostics } = await loadConfig(undefined, { cwd: folder })
    return diagnostics.map(({ code, span, source }) => `${positionAt(source.text, span.start).line} ${code}`)
  }

  test('with a byte order mark and Windows line ends are fine', async () => {
    expect(await said(`\ufeffrules: rules\r\n${kql}\r\nvars:\r\n  a: b\r\n`)).toEqual([])
  })

  test('in UTF-16 are explained', async () => {
    expect(await said(Buffer.from(`\ufeffrules: rules\n${kql}`, 'utf16le'))).toEqual(['1 invalid-utf8'])
  })

  test('with aliases and merge keys are fine', async () => {
    const text = `rules: rules
outputs:
  kql: &base { target: kql, path: a.kql, options: &options { keywords: contain } }
  eql: { <<: *base, target: splunk, path: a.eql }
`
    expect(await said(text.replace(', options: &options { keywords: contain }', ''))).toEqual([])
  })

  test('with keys such as __proto__ are read as data', async () => {
    const text =
      'rules: rules\noutputs: { __proto__: { target: kql, path: a.kql }, constructor: { target: eql, path: b } }\n'
    expect(await said(text)).toEqual([])
  })

  test('with an alias bomb stop', async () => {
    const lines = Array.from({ length: 9 }, (_, i) => `x${i + 1}: &x${i + 1} [${`*x${i},`.repeat(10)}]`)
    expect((await said(`x0: &x0 [a]\n${lines.join('\n')}\n`)).at(-1)).toMatch(/too-many-(nodes|aliases)/)
  })

  test('with very many settings are read', async () => {
    const vars = Array.from({ length: 10_000 }, (_, i) => `  name_${i}: value_${i}\n`).join('')
    const prod = `environments: { prod: { vars: { name_1: x } } }`
    expect(await said(`rules: rules\n${kql}\n${prod}\nvars:\n${vars}`)).toEqual([])
  })

  test('above the limits of YAML stop', async () => {
    const text = `rules: rules\nvars: [&l [${'a,'.repeat(1_000)}]${', *l'.repeat(500)}]\n`
    expect(await said(text)).toEqual(['2 too-many-nodes'])
  })

  test('that are folders are explained', async () => {
    const folder = folderWith(rules)
    mkdirSync(join(folder, 'sigmacast.yml'))
    await expect(loadConfig(undefined, { cwd: folder })).resolves.toMatchObject({
      diagnostics: [{ code: 'unreadable-file' }],
    })
  })
})
