import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { modifierDescriptions } from '../../src/lower/modifiers/descriptions.js'
import { invoke, rule } from './invoke.js'

const files = { 'one.yml': rule('One', 'f: 1'), 'note.txt': '', 'folder/empty.txt': '' }

/** Each row: a wrong command line, its one-line error, and the command whose help it names. */
const mistakes: readonly (readonly [args: string, message: string, help: string])[] = [
  [
    'foo',
    'unknown command `foo`; the commands are convert, generate, check, format, test, catalog, diff, coverage, explain, witness, list, config, init, new, completion',
    'sigmacast',
  ],
  ['conver one.yml', 'unknown command `conver`; did you mean `convert`?', 'sigmacast'],
  [
    'one.yml -t plain',
    'unknown command `one.yml`; write a command before it, such as `sigmacast check one.yml`',
    'sigmacast',
  ],
  ['--foo', 'unknown flag `--foo`; write the command before its flags', 'sigmacast'],
  ['--target plain one.yml', 'unknown flag `--target`; write the command before its flags', 'sigmacast'],
  ['help convrt', 'unknown command `convrt`; did you mean `convert`?', 'sigmacast'],
  ['help convert check', 'unexpected argument `check`: `help` shows one command at a time', 'sigmacast'],
  ['--verson', 'unknown flag `--verson`; did you mean `--version`?', 'sigmacast'],
  ['--help=1', '`--help` takes no value', 'sigmacast'],
  ['convert one.yml', 'missing target; use `--target` with one of plain, mini', 'sigmacast convert'],
  ['convert one.yml --target ,', 'missing target; use `--target` with one of plain, mini', 'sigmacast convert'],
  ['convert one.yml --target plian', 'unknown target `plian`; did you mean `plain`?', 'sigmacast convert'],
  ['convert one.yml --first-of ,', 'missing target; use `--first-of` with one of plain, mini', 'sigmacast convert'],
  [
    'convert one.yml --first-of plain,mini -o out.txt',
    '`out.txt` would mix queries for plain and mini; write to a folder/',
    'sigmacast convert',
  ],
  ['convert one.yml --first-of mini,xyz', 'unknown target `xyz`; the targets are plain, mini', 'sigmacast convert'],
  [
    'convert one.yml --first-of plain,mini --format loud',
    'mini has no format `loud`; the formats of mini are query',
    'sigmacast convert',
  ],
  [
    'explain one.yml --first-of plain -t mini',
    '`--first-of` and `--target` exclude each other; use `--first-of` for one query per rule',
    'sigmacast explain',
  ],
  ['convert one.yml --target mini,xyz', 'unknown target `xyz`; the targets are plain, mini', 'sigmacast convert'],
  ['convert one.yml --target', '`--target` requires a value: `--target <names>`', 'sigmacast convert'],
  ['convert one.yml --target --json', '`--target` requires a value: `--target <names>`', 'sigmacast convert'],
  ['convert one.yml -t', '`-t` requires a value: `-t <names>`', 'sigmacast convert'],
  ['convert one.yml --targt mini', 'unknown flag `--targt`; did you mean `--target`?', 'sigmacast convert'],
  ['convert one.yml -x', 'unknown flag `-x`', 'sigmacast convert'],
  ['convert one.yml -😀', 'unknown flag `-😀`', 'sigmacast convert'],
  ['convert one.yml --__proto__', 'unknown flag `--__proto__`', 'sigmacast convert'],
  ['convert one.yml --json=yes', '`--json` takes no value', 'sigmacast convert'],
  ['convert -t mini', 'no input: name files, folders or patterns, or `-` for standard input', 'sigmacast convert'],
  ['convert on.yml -t mini', '`on.yml` does not exist; did you mean `one.yml`?', 'sigmacast convert'],
  ['convert a/b.yml -t mini', '`a/b.yml` does not exist', 'sigmacast convert'],
  ['convert folder -t mini', '`folder` contains no .yml or .yaml file', 'sigmacast convert'],
  ['convert one.yml x*.yml -t mini', '`x*.yml` contains no .yml or .yaml file', 'sigmacast convert'],
  ['convert one.yml -t plain --format lod', 'plain has no format `lod`; did you mean `loud`?', 'sigmacast convert'],
  [
    'convert one.yml -t plain,mini --format loud',
    'mini has no format `loud`; the formats of mini are query',
    'sigmacast convert',
  ],
  [
    'convert one.yml -t plain --option tabel=true',
    'unknown option `tabel`; did you mean `table`?',
    'sigmacast convert',
  ],
  [
    'convert one.yml -t plain,mini --option mini.table=true',
    'unknown option `mini.table`; did you mean `plain.table`?',
    'sigmacast convert',
  ],
  ['convert one.yml -t mini --option table=true', 'unknown option `table`; mini has no options', 'sigmacast convert'],
  [
    'convert one.yml -t plain --option __proto__=1',
    'unknown option `__proto__`; the options are `table`, `order`',
    'sigmacast convert',
  ],
  [
    'convert one.yml -t plain --option table',
    'the option `table` requires a value: `table=true` or `table=false`',
    'sigmacast convert',
  ],
  [
    'convert one.yml -t plain --option plain.order=left',
    'the option `plain.order` cannot be `left`: `plain.order=none` or `plain.order=up` or `plain.order=down`',
    'sigmacast convert',
  ],
  ['convert one.yml -t mini --json -o folder', '`--json` writes one file; `folder` is a folder', 'sigmacast convert'],
  ['convert one.yml -t mini --json -o new/', '`--json` writes one file; `new/` is a folder', 'sigmacast convert'],
  [
    'check',
    'there is no configuration `sigmacast.yml` in this folder or above it; name files or folders, run `sigmacast init`, or use `--config`',
    'sigmacast check',
  ],
  [
    'test',
    'there is no configuration `sigmacast.yml` in this folder or above it; name files or folders, run `sigmacast init`, or use `--config`',
    'sigmacast test',
  ],
  [
    'coverage',
    'there is no configuration `sigmacast.yml` in this folder or above it; name files or folders, run `sigmacast init`, or use `--config`',
    'sigmacast coverage',
  ],
  [
    'catalog -o site',
    'there is no configuration `sigmacast.yml` in this folder or above it; name files or folders, run `sigmacast init`, or use `--config`',
    'sigmacast catalog',
  ],
  ['witness', 'no input: name files, folders or patterns, or `-` for standard input', 'sigmacast witness'],
  ['witness one.yml --event 3', 'unknown flag `--event`; did you mean `--events`?', 'sigmacast witness'],
  ['witness one.yml --events none', '`--events` cannot be `none`; use an integer from 1 to 10000', 'sigmacast witness'],
  ['witness one.yml --seed=-1', '`--seed` cannot be `-1`; use an integer from 0 to 4294967295', 'sigmacast witness'],
  ['witness one.yml --only match', '`--only` cannot be `match`; use one of matching, near-misses', 'sigmacast witness'],
  ['witness one.yml --only matchin', '`--only` cannot be `matchin`; did you mean `matching`?', 'sigmacast witness'],
  [
    'convert one.yml -t mini --unmapped ignor',
    '`--unmapped` cannot be `ignor`; did you mean `ignore`?',
    'sigmacast convert',
  ],
  [
    'convert one.yml -t mini --jobs 1000000',
    '`--jobs` cannot be `1000000`; use an integer from 1 to 999999',
    'sigmacast convert',
  ],
  ['witness one.yml -o folder', '`witness` writes one file; `folder` is a folder', 'sigmacast witness'],
  ['check one.yml --lossy', 'unknown flag `--lossy`', 'sigmacast check'],
  [
    'list',
    '`list` requires an argument; use one of targets, formats, pipelines, schemas, findings, limits, modifiers, options, fields',
    'sigmacast list',
  ],
  ['list target', '`list` has no list `target`; did you mean `targets`?', 'sigmacast list'],
  [
    'list toString',
    '`list` has no list `toString`; use one of targets, formats, pipelines, schemas, findings, limits, modifiers, options, fields',
    'sigmacast list',
  ],
  ['list targets formats', 'unexpected argument `formats`: `list targets` takes no names', 'sigmacast list'],
]

test.each(mistakes)('rejects %s', async (args, message, help) => {
  const stderr = `sigmacast: ${message}\nSee \`${help} --help\`.\n`
  expect(await invoke(args, { files })).toEqual({ code: 2, stdout: '', stderr })
})

test('the program without a command prints its help and fails', async () => {
  const { stdout } = await invoke('--help')
  expect(await invoke('')).toEqual({ code: 2, stdout: '', stderr: stdout })
})

test.each([
  ['help', '--help'],
  ['help --help', '--help'],
  ['help convert', 'convert --help'],
  ['help list', 'list --help'],
])('%s prints what %s prints', async (args, other) => {
  expect(await invoke(args)).toEqual(await invoke(other))
})

test('--version prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  expect(await invoke('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
})

test.each([
  '--help',
  '-h',
  'convert --help',
  'check -h',
  'list --help',
  'witness --help',
  'convert one.yml -t plain --help',
])('%s: every line of the help fits into 100 columns', async (args) => {
  const { code, stdout, stderr } = await invoke(args, { files })
  expect({ code, stderr, wide: stdout.split('\n').filter((line) => line.length > 100) }).toEqual({
    code: 0,
    stderr: '',
    wide: [],
  })
})

test.each(['--help', 'convert --help', 'help list'])('%s wraps texts to the width of a terminal', async (args) => {
  const [help = '', narrow = ''] = await Promise.all(
    [200, 60].map(async (columns) => (await invoke(args, { terminals: ['stdout'], columns })).stdout),
  )
  const texts = (stdout: string): string => stdout.slice(0, stdout.indexOf('\nExamples\n'))
  expect(
    texts(narrow)
      .split('\n')
      .filter((line) => line.length > 60),
  ).toEqual([])
  expect(narrow.split(/\s+/)).toEqual(help.split(/\s+/))
})

test('the help of a command lists its flags and examples', async () => {
  expect(await invoke('check --help')).toEqual({
    code: 0,
    stdout: [
      'sigmacast check [files, folders, patterns or -] [flags]',
      '',
      'Checks rules, reports problems and fixes them.',
      'Folders and patterns select .yml and .yaml files, `-` reads stdin, `!pattern`',
      'excludes files.',
      'Without files: all rules of sigmacast.yml, whose settings apply.',
      'Pipelines among the files are checked, too.',
      '',
      'Flags',
      '      --fix[=unsafe]            fix what keeps the meaning; `unsafe`: also other fixes',
      '      --profile <name>          recommended (default), strict or sigmahq; repeatable',
      '      --rule <code=severity>    error, warning, info or off; repeatable',
      '      --baseline <file>         accept the findings in this file',
      '      --update-baseline         write the present findings to the baseline',
      '      --changed[=<rev>]         report only files that git reports as changed',
      '      --json                    write one line of JSON per rule to stdout',
      '      --strict                  exit with 1 on warnings',
      '      --config <file>           configuration (default: the nearest sigmacast.yml)',
      '      --env <name>              environment of the configuration',
      '      --backend <path|package>  add the targets of a module; repeatable',
      "      --level <level>           only rules of a level, such as 'high' or '>=high'",
      '      --status <status>         only rules of a status, such as stable,test',
      '      --tag <tag>               only rules with a tag, or one below it',
      '      --product <name>          only rules about a product',
      '      --category <name>         only rules about a category',
      '      --service <name>          only rules about a service',
      "      --author <name>           only rules by an author, such as '*Doe*'",
      '      --id <id|name>            only rules with an id or name',
      '      --exclude <pattern>       not the rules of these files; repeatable',
      '      --select-list <file>      only rules whose id or name is in a file',
      '      --reporter <name[=file]>  text, json, sarif, junit, github, gitlab or markdown',
      '      --limit <name=number>     set a limit (`list limits`); repeatable',
      '      --verbose                 show every message, not one per reason',
      '  -h, --help                    show this help',
      '',
      'Examples',
      '  sigmacast check rules/',
      '  sigmacast check rules/auth0/*.yml --strict',
      '',
    ].join('\n'),
    stderr: '',
  })
})

/** Each row: a list, and its lines. */
const lists: readonly (readonly [args: string, lines: readonly string[]])[] = [
  ['list targets', ['plain  Plain', 'mini   Mini']],
  ['list targets --json', ['{"name":"plain","title":"Plain"}', '{"name":"mini","title":"Mini"}']],
  [
    'list formats',
    [
      'plain  query   only the query',
      'plain  loud    in capitals',
      'plain  card    a card with the title',
      'plain  stanza  a stanza by the title',
      'mini   query   only the query',
    ],
  ],
  [
    'list options',
    [
      'plain  table   all     boolean       false  end with a table',
      'plain  order   all     none|up|down  none   how to sort',
      'plain  mark    loud    text                 what stands at the end',
      'plain  weight  stanza  number        -      how heavy it is',
      'plain  labels  stanza  list                 what it is called, too',
    ],
  ],
  [
    'list options --json',
    [
      '{"target":"plain","name":"table","formats":"all","type":"boolean","default":false,"about":"end with a table"}',
      '{"target":"plain","name":"order","formats":"all","type":["none","up","down"],"default":"none","about":"how to sort"}',
      '{"target":"plain","name":"mark","formats":["loud"],"type":"text","default":"","about":"what stands at the end"}',
      '{"target":"plain","name":"weight","formats":["stanza"],"type":"number","default":null,"about":"how heavy it is"}',
      '{"target":"plain","name":"labels","formats":["stanza"],"type":"list","default":[],"about":"what it is called, too"}',
    ],
  ],
  [
    'list modifiers --json',
    Object.entries(modifierDescriptions).map(([name, about]) => JSON.stringify({ name, about })),
  ],
]

test.each(lists)('%s', async (args, lines) => {
  expect(await invoke(args)).toEqual({ code: 0, stdout: `${lines.join('\n')}\n`, stderr: '' })
})

test('the targets are those of the registry', async () => {
  const lines = [...backends.values()].map(({ name, title }) => `${JSON.stringify({ name, title })}\n`)
  expect(await invoke('list targets --json', { targets: backends })).toEqual({
    code: 0,
    stdout: lines.join(''),
    stderr: '',
  })
})
