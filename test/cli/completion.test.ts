import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { allCommands } from '../../src/cli/commands.js'
import { folderWith, invoke } from './invoke.js'

/** The completions of the last of some words, without what they are about. */
async function completions(...words: readonly string[]): Promise<readonly string[]> {
  const { code, stdout, stderr } = await invoke('', { args: ['completion', '--words', '--', ...words] })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\t', 1)[0] ?? '')
}

const rows: readonly (readonly [title: string, words: readonly string[], completed: readonly string[]])[] = [
  ['a command', ['co'], ['convert', 'coverage', 'config', 'completion']],
  ['a command to explain', ['help', 'wi'], ['witness']],
  ['a flag of the program', ['--v'], ['--version']],
  ['a flag', ['convert', '--ta'], ['--target', '--tag']],
  ['a flag after a boolean one', ['convert', '--lossy', '--str'], ['--strict']],
  ['a target', ['convert', '--target', 'pl'], ['plain']],
  ['a target after the short flag', ['convert', '-t', 'pl'], ['plain']],
  ['a target behind `=`', ['convert', '--target=pl'], ['--target=plain']],
  ['a target after others', ['convert', '-t', 'mini,pl'], ['mini,plain']],
  ['a format of the target', ['convert', '-t', 'mini', '--format', ''], ['query']],
  ['a pipeline or a file', ['convert', '-p', 'splunk-w'], ['splunk-windows', ':files']],
  ['a schema or a file', ['convert', '--schema', 'auth0/'], ['auth0/tenant-logs', ':files']],
  ['an option of a named target', ['convert', '--option', 'plain.ta'], ['plain.table=']],
  ['its value', ['convert', '--option', 'plain.table='], ['plain.table=true', 'plain.table=false']],
  ['its value behind `=`', ['convert', '--option=plain.table=t'], ['--option=plain.table=true']],
  ['a limit', ['convert', '--limit', 'file'], ['file-bytes=']],
  ['a finding', ['check', '--rule', 'title-c'], ['title-case=']],
  [
    'the severity of a finding',
    ['check', '--rule', 'title-case='],
    ['title-case=error', 'title-case=warning', 'title-case=info', 'title-case=off'],
  ],
  ['a reporter', ['check', '--reporter', 'sa'], ['sarif']],
  ['the file of a reporter', ['check', '--reporter', 'sarif='], [':files']],
  ['a choice', ['convert', '--unmapped', ''], ['error', 'warn', 'ignore']],
  ['the value that a flag may have', ['check', '--fix='], ['--fix=unsafe']],
  ['a flag after one that may have a value', ['check', '--fix', '--verb'], ['--verbose']],
  ['a file', ['convert', 'ru'], [':files']],
  ['a file of a flag', ['convert', '--output', ''], [':files']],
  ['a file behind `=`', ['convert', '--output=bu'], [':files']],
  ['a file after `--`', ['convert', '--', '--ta'], [':files']],
  ['a list', ['list', 'm'], ['modifiers']],
  ['files of rules for a list', ['list', 'fields', ''], [':files']],
  ['targets for a list that they limit', ['list', 'options', 'pl'], ['plain']],
  ['more than one target for a list', ['list', 'options', 'plain', 'm'], ['mini']],
  ['nothing for a list without arguments', ['list', 'modifiers', ''], []],
  ['a kind of new file', ['new', 'c'], ['correlation']],
  ['the path of a new file', ['new', 'rule', ''], [':files']],
  ['a shell', ['completion', ''], ['bash', 'zsh', 'fish']],
  ['a text', ['new', '--title', ''], []],
  ['an argument too many', ['new', 'rule', 'one.yml', ''], []],
  ['an unknown command', ['nothing', ''], []],
  ['the value of an unknown flag', ['convert', '--nothing=', ''], [':files']],
]

test.each(rows)('completes %s', async (_, words, completed) => {
  expect(await completions(...words)).toEqual(completed)
})

describe('completes names of the configuration', () => {
  const cwd = (): string =>
    folderWith({
      'sigmacast.yml':
        'rules: .\noutputs: { one: { target: plain, path: a }, two: { target: mini, path: b } }\nenvironments: { test: {}, live: {} }\n',
      'other.yml': 'outputs: { three: {} }\n',
      'broken.yml': 'outputs: [\n',
      'sub/keep.txt': '',
      'sigmacast.config.mjs': 'throw new Error("a completion runs no code")\n',
    })
  const linesOf = async (folder: string, words: readonly string[]) =>
    (await invoke('', { cwd: folder, args: ['completion', '--words', '--', ...words] })).stdout.split('\n').slice(0, -1)

  test.each([
    [
      ['generate', ''],
      ['one\tplain', 'two\tmini'],
    ],
    [['diff', 'one', 't'], ['two\tmini']],
    [
      ['config', '--env', ''],
      ['test', 'live'],
    ],
    [['check', '--env=l'], ['--env=live']],
    [['test', '--data-of', 'o'], ['one\tplain']],
    [['generate', '--config', 'other.yml', ''], ['three']],
    [['generate', '--config=broken.yml', ''], []],
    [['generate', '--config', 'missing.yml', ''], []],
    [['generate', '--config', 'sigmacast.config.mjs', ''], []],
  ])('%j', async (words, lines) => {
    const folder = cwd()
    rmSync(join(folder, words.includes('sigmacast.config.mjs') ? 'sigmacast.yml' : 'sigmacast.config.mjs'))
    expect(await linesOf(folder, words)).toEqual(lines)
    if (lines[0]?.startsWith('one\t')) expect(await linesOf(join(folder, 'sub'), words)).toEqual(lines)
  })

  test('not without a configuration, or with two', async () => {
    expect([await linesOf(folderWith({}), ['generate', '']), await linesOf(cwd(), ['generate', ''])]).toEqual([[], []])
  })
})

test('says what the completions are', async () => {
  const { stdout } = await invoke('completion --words -- convert --lo')
  expect(stdout).toBe('--lossy\taccept queries that match more than a rule\n')
})

describe('every flag completes', async () => {
  const flags = (await allCommands()).flatMap(({ name, flags }) =>
    Object.entries(flags).map(([flag, spec]) => ({ flag: `${name} --${flag}`, ...spec })),
  )

  test('the files that it takes', () => {
    const ofFiles = flags.filter(({ value = '' }) => /path|file>|folder|log>|pattern/.test(value))
    expect(ofFiles.filter(({ completes }) => completes === undefined)).toEqual([])
  })

  test('its choices', () => {
    const choices = flags.filter(({ value = '' }) => /^<[a-z-]+(?:\|[a-z-]+)+>$/.test(value))
    const wrong = choices.filter(({ value = '', completes }) =>
      Array.isArray(completes) ? value !== `<${completes.join('|')}>` : false,
    )
    expect(wrong).toEqual([])
  })
})

test.each([
  ['', '`completion` requires a shell; use one of bash, zsh, fish'],
  [' fih', 'unknown shell `fih`; did you mean `fish`?'],
  [' bash zsh', 'unexpected argument `zsh`'],
])('refuses `completion%s`', async (args, message) => {
  expect(await invoke(`completion${args}`)).toEqual({
    code: 2,
    stdout: '',
    stderr: `sigmacast: ${message}\nSee \`sigmacast completion --help\`.\n`,
  })
})
