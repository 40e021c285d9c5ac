import { expect, test } from 'vitest'
import { type Files, filesIn, folderWith, invoke, rule } from './invoke.js'

// An output file contains all rules or stays unchanged, unless an option allows otherwise.

const files: Files = {
  'good.yml': rule('Good', 'f: 1'),
  'text.yml': rule('Text', 'f: a'),
  'typo.yml': rule('Typo', 'f|startwith: a'),
  'regex.yml': rule('Regex', 'f|re: a+'),
  'placeholder.yml': rule('Placeholder', "f|expand: '%admins%'"),
  'crash.yml': rule('Crash', 'crash: 1'),
  'warned.yml': rule('Warned', 'f|all: 1'),
  'several.yml': [rule('First', 'f: 1'), rule('Second', 'f|re: a'), rule('Third', 'f|x: a')].join('---\n'),
  'refusing.yml': 'name: refusing\npriority: 1\ntransformations: [{type: rule_failure, message: not here}]\n',
  'all.yml': 'name: all\npriority: 1\nfinalizers: [{type: concat, separator: "; "}]\n',
  'out.txt': 'old\n',
  'out/good.plain.txt': 'old\n',
}

const unchanged = { 'out.txt': 'old\n' }
const good = { 'out.txt': 'f=1\n' }

/** Each row: arguments, the exit code, the end of standard error, and the output afterwards. */
const rows: readonly (readonly [args: string, code: number, said: readonly string[], written: Files])[] = [
  [
    'good.yml typo.yml -o out.txt',
    1,
    ['`out.txt` was not written: 1 rule failed: `typo.yml`; use `--keep-going` to write the others'],
    unchanged,
  ],
  [
    'good.yml regex.yml -o out.txt',
    1,
    ['`out.txt` was not written: 1 rule failed: `regex.yml`; use `--cannot skip` to write the others'],
    unchanged,
  ],
  [
    'good.yml crash.yml -o out.txt',
    1,
    ['`out.txt` was not written: 1 rule failed: `crash.yml`; use `--keep-going` to write the others'],
    unchanged,
  ],
  [
    'good.yml typo.yml regex.yml -o out.txt --cannot skip',
    1,
    ['`out.txt` was not written: 1 rule failed: `typo.yml`; use `--keep-going` to write the others'],
    unchanged,
  ],
  [
    'good.yml several.yml -o out.txt --cannot error',
    1,
    [
      '`out.txt` was not written: 2 rules failed: `several.yml` (Second), `several.yml` (Third); use `--keep-going` to write the others',
    ],
    unchanged,
  ],
  [
    'good.yml typo.yml regex.yml -o out.txt --keep-going',
    1,
    ['2 rules failed: `regex.yml`, `typo.yml`', '1 line written to `out.txt`'],
    good,
  ],
  [
    'good.yml typo.yml regex.yml -o out.txt --keep-going --cannot skip',
    1,
    ['1 rule failed: `typo.yml`', '1 rule skipped: `regex.yml`', '1 line written to `out.txt`'],
    good,
  ],
  [
    'good.yml regex.yml placeholder.yml -o out.txt --cannot skip',
    0,
    ['2 rules skipped: `placeholder.yml`, `regex.yml`', '1 line written to `out.txt`'],
    good,
  ],
  [
    'good.yml regex.yml -o out.txt --cannot skip --strict',
    0,
    ['1 rule skipped: `regex.yml`', '1 line written to `out.txt`'],
    good,
  ],
  [
    'good.yml regex.yml -o out.txt --cannot warn',
    0,
    ['1 rule skipped: `regex.yml`', '1 line written to `out.txt`'],
    good,
  ],
  [
    'good.yml regex.yml -o out.txt --cannot warn --strict',
    1,
    ['1 rule skipped: `regex.yml`', '1 line written to `out.txt`'],
    good,
  ],
  [
    'good.yml -p refusing.yml -o out.txt --cannot skip',
    0,
    ['1 rule skipped: `good.yml`', '0 lines written to `out.txt`'],
    unchanged,
  ],
  ['warned.yml -o out.txt', 0, ['1 line written to `out.txt`'], good],
  [
    'good.yml typo.yml -p all.yml -o out.txt',
    1,
    ['`out.txt` was not written: 1 rule failed: `typo.yml`; use `--keep-going` to write the others'],
    unchanged,
  ],
  [
    'good.yml typo.yml -p all.yml -o out.txt --keep-going',
    1,
    ['1 rule failed: `typo.yml`', 'all queries written to `out.txt`'],
    good,
  ],
  [
    'good.yml text.yml -t mini -o out --cannot skip',
    0,
    ['1 rule skipped: `text.yml` for mini', '3 files written to `out`'],
    { 'out/good.plain.txt': 'f=1\n', 'out/good.mini.txt': 'f=1\n', 'out/text.plain.txt': 'f="a"\n' },
  ],
  [
    'good.yml typo.yml regex.yml -o out',
    1,
    ['2 rules failed: `regex.yml`, `typo.yml`', '1 file written to `out`'],
    { 'out/good.plain.txt': 'f=1\n' },
  ],
]

test.each(rows)('convert %s', async (args, code, said, written) => {
  const cwd = folderWith(files)
  const outcome = await invoke(`convert -t plain ${args}`, { cwd })
  expect({
    code: outcome.code,
    said: outcome.stderr.trimEnd().split('\n').slice(-said.length),
    files: filesIn(cwd),
  }).toEqual({ code, said, files: { ...files, ...written } })
})

test('reports reasons for unconverted rules with `warn`, and nothing with `skip`', async () => {
  const because = [
    'regex.yml:5:11 warning not-expressible: Plain cannot express this: it has no regular expressions',
    '   5 |     f|re: a+',
    '     |           ^^',
    '   help: use another target for this rule',
    '',
    'regex.yml:3:1 warning nothing-expressible: Plain cannot express any part of this rule',
    '   3 | detection:',
    '     | ^^^^^^^^^',
    '',
  ]
  const outcomes = ['skip', 'warn'].map(async (cannot) => {
    const { stderr } = await invoke(`convert good.yml regex.yml -t plain -o out.txt --cannot ${cannot}`, { files })
    return stderr.split('\n').slice(0, -4)
  })
  expect(await Promise.all(outcomes)).toEqual([[], because])
})

test('standard output contains the rules that could be converted', async () => {
  const { code, stdout } = await invoke('convert good.yml typo.yml regex.yml -t plain', { files })
  expect({ code, stdout }).toEqual({ code: 1, stdout: 'f=1\n' })
})

test('a file of events stays unchanged, too', async () => {
  for (const [args, code, isWritten] of [
    ['good.yml typo.yml', 1, false],
    ['good.yml typo.yml --keep-going', 1, true],
    ['good.yml', 0, true],
  ] as const) {
    const cwd = folderWith(files)
    const outcome = await invoke(`witness ${args} -o out.txt`, { cwd })
    expect({ code: outcome.code, isWritten: filesIn(cwd)['out.txt'] !== 'old\n' }).toEqual({ code, isWritten })
  }
})

test('--cannot accepts three values', async () => {
  expect((await invoke('convert good.yml -t plain --cannot skp', { files })).stderr).toBe(
    'sigmacast: `--cannot` cannot be `skp`; did you mean `skip`?\nSee `sigmacast convert --help`.\n',
  )
})
