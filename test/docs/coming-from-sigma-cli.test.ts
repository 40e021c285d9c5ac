import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { findPipeline } from '../../pipelines/all.js'
import { formatOptions } from '../../src/backend/artifact/rule-options.js'
import { check } from '../../src/cli/commands/check/check.js'
import { allCommands } from '../../src/cli/commands.js'
import { convertFlags } from '../../src/cli/flags/convert-flags.js'
import type { Flags } from '../../src/cli/flags/flags.js'
import { commandReplacementOf, replacementOf } from '../../src/cli/flags/other-tools.js'
import { filesIn, folderWith, invoke, rule } from '../cli/invoke.js'
import { pages } from './pages.js'

// Every row of the page is true, and the tables have a row for everything that sigma-cli 3.1 has.

const page = readFileSync(new URL('../../docs/coming-from-sigma-cli.md', import.meta.url), 'utf8')
const blocks = pages.find(({ name }) => name === 'docs/coming-from-sigma-cli.md')?.blocks ?? []

type Row = readonly [theirs: string, ours: string]

function rowsOf(title: string): readonly Row[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('| `'))
  return lines.map((line) => line.split(/(?<!\\) ?\| ?/).slice(1, 3) as unknown as Row)
}

const codes = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)

/** The flags of `sigma convert --help` and `sigma check --help`. */
const theirFlags = {
  convert:
    '-t --target -p --pipeline --without-pipeline --pipeline-check --disable-pipeline-check -f --format -c --correlation-method --filter -P --file-pattern -s --skip-unsupported --fail-unsupported -o --output -od --output-dir -ot --output-filename-template -e --encoding -j --json-indent -O --backend-option --enable-template-vars --template-vars-path --verbose',
  check:
    '-c --validation-config -P --file-pattern -e --fail-on-error -E --pass-on-error -i --fail-on-issues -I --pass-on-issues --junitxml -x --exclude',
}
const ourFlags: Readonly<Record<keyof typeof theirFlags, Flags>> = { convert: convertFlags, check: check.flags }

describe.each(['convert', 'check'] as const)('the flags of %s', (command) => {
  const rows = rowsOf(`Flags of ${command}`).flatMap(([theirs, ours]) =>
    codes(theirs).map((flag) => [flag, ours] as const),
  )

  test('are complete', () => {
    expect(rows.map(([flag]) => flag)).toEqual(theirFlags[command].split(' '))
  })

  test.each(rows)('%s: %s', async (flag, ours) => {
    const known = Object.entries(ourFlags[command]).find(
      ([name, { short }]) => flag === `--${name}` || flag === `-${short}`,
    )
    if (known !== undefined) {
      expect(ours).toContain(`--${known[0]}`)
      return
    }
    const replacement = replacementOf(command, flag) ?? ''
    const { code, stderr } = await invoke(`${command} one.yml ${flag} x`, { files: { 'one.yml': rule('One', 'f: 1') } })
    expect({ code, answered: stderr.includes(`unknown flag \`${flag}\`; ${replacement}`) }).toEqual({
      code: 2,
      answered: true,
    })
    expect(replacement).not.toBe('')
    if (replacement.startsWith('use `--')) expect(codes(ours)).toContain(codes(replacement)[0])
    if (replacement.startsWith('remove it')) expect(ours).toMatch(/^(?:not needed|none|always on|refused)/)
  })

  test('are answered with flags that exist', () => {
    const named = rows.flatMap(([, ours]) => codes(ours).flatMap((text) => text.match(/^--[\w-]+/) ?? []))
    expect(named.filter((flag) => !Object.hasOwn(ourFlags[command], flag.slice(2)))).toEqual([])
  })
})

describe('the commands', () => {
  test.each(rowsOf('Commands'))('%s: %s', async (theirs, ours) => {
    const [, name = '', list] = codes(theirs)[0]?.split(' ') ?? []
    if (ours.startsWith('none')) {
      const args = list === undefined ? name : `${name} ${list}`
      expect((await invoke(args)).code).toBe(2)
      return
    }
    const [command = '', ...rest] = codes(ours)[0]?.split(' ').slice(1) ?? []
    const names = (await allCommands()).map((each) => each.name)
    expect(names.includes(command) || command === '--version').toBe(true)
    if (!names.includes(name)) expect(commandReplacementOf(name, list)).toContain(codes(ours)[0])
    if (command === 'list' && rest[0] !== 'fields') expect((await invoke(`list ${rest[0]}`)).code).toBe(0)
  })
})

test('the targets are complete and true', () => {
  const rows = rowsOf('Targets')
  expect(rows.map(([theirs]) => codes(theirs)[0])).toEqual([
    'splunk',
    'splunk_spl2',
    'lucene',
    'eql',
    'esql',
    'elastalert',
  ])
  for (const [theirs, ours] of rows) {
    expect(backends.has(codes(ours.startsWith('none') ? theirs : ours)[0] ?? '')).toBe(!ours.startsWith('none'))
  }
})

describe('the formats', () => {
  const theirFormats = {
    splunk: ['default', 'savedsearches', 'data_model'],
    lucene: ['default', 'kibana_ndjson', 'dsl_lucene', 'siem_rule', 'siem_rule_ndjson'],
    eql: ['default', 'eqlapi', 'siem_rule', 'siem_rule_ndjson'],
    esql: ['default', 'kibana_ndjson', 'siem_rule', 'siem_rule_ndjson'],
  }
  const rows = rowsOf('Formats')
  const pairs = Object.entries(theirFormats).flatMap(([target, formats]) =>
    formats.map((format) => [target, format] as const),
  )

  test.each(pairs)('%s: %s', async (target, theirs) => {
    const row = rows.find(([cell]) => codes(cell)[0] === theirs && (!cell.includes('(') || cell.includes(target)))
    const [, ours = ''] = row ?? []
    const names = backends.get(target)?.formats.map(({ name }) => name) ?? []
    const option = ours.startsWith('none; ') ? codes(ours)[0]?.split('=')[0] : undefined
    if (option === undefined) expect(names).toContain(codes(ours)[0])
    if (names.includes(theirs)) return
    const { stderr } = await invoke(`convert one.yml -t ${target} --format ${theirs}`, {
      files: { 'one.yml': rule('One', 'f: 1') },
      targets: backends,
    })
    expect(stderr).toContain(`has no format \`${theirs}\`; use ${option === undefined ? ours : `\`${option}=`}`)
  })
})

test('the options exist', () => {
  const known = new Set(
    [...backends.values()].flatMap((backend) => Object.keys({ ...backend.options, ...formatOptions(backend) })),
  )
  const named = rowsOf('Options')
    .flatMap(([, ours]) => codes(ours))
    .filter((code) => !/^\d/.test(code))
  expect(named.filter((name) => !known.has(name))).toEqual([])
  expect(named.length).toBeGreaterThan(4)
})

test('the pipelines are complete, and both names lead to the same', () => {
  const theirs =
    'sysmon windows-logsources windows-audit splunk_windows splunk_sysmon_acceleration splunk_cim ecs_windows ecs_windows_old ecs_zeek_beats ecs_zeek_corelight ecs_kubernetes ecs_macos_esf'
  const rows = rowsOf('Pipelines')
  expect(rows.map(([name]) => codes(name)[0])).toEqual(theirs.split(' '))
  for (const [name, ours] of rows) {
    expect(findPipeline(codes(name)[0] ?? '')?.source.name).toBe(`${codes(ours)[0]}.yml`)
    expect(findPipeline(codes(ours)[0] ?? '')?.source.name).toBe(`${codes(ours)[0]}.yml`)
  }
})

test('the steps move the repository', async () => {
  const files = blocks.flatMap(({ info, text }) => {
    const [, file] = /^file=(\S+)$/.exec(info) ?? []
    return file === undefined ? [] : [[file, text] as const]
  })
  const cwd = folderWith(Object.fromEntries(files))
  const commands = page.match(/(?<=^npx sigmacast ).*/gm) ?? []
  expect(commands).toHaveLength(8)
  for (const command of commands) {
    const { code, stderr } = await invoke(command, { cwd, targets: backends })
    expect({ command, code, errors: stderr.match(/error .*/g) }).toEqual({ command, code: 0, errors: null })
  }
  const written = filesIn(cwd)
  expect(written['savedsearches.conf']?.match(/^\[/gm)).toHaveLength(2)
  expect(written['rules.ndjson']?.trim().split('\n')).toHaveLength(2)
  expect(written['report.xml']).toContain('tests="2" failures="0"')
})
