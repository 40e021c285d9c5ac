import { expect, test } from 'vitest'
import { type Files, invoke, rule, type Settings } from './invoke.js'

const files: Files = {
  'one.yml': rule('One', 'f: 1'),
  'text.yml': rule('"A \\e[31mred\\ntitle"', 'f: "a\\nb\\e[0m"'),
  'typo.yml': rule('Typo', 'f|startwith: a'),
  'warning.yml': rule('Warning', 'f|contains|all: a'),
  'hostile.yml': rule('Hostile', '"f|\\e[31m\\n": a'),
}

const both: Settings = { files, terminals: ['stdout', 'stderr'] }
/** Escape sequences in a readable form. */
const readable = (text: string): string => text.replaceAll('\u001b[', '<').replaceAll('\r', '<r>')

const typo = (bold: string, red: string, dim: string, off: string, offRed: string): string =>
  [
    `${bold}typo.yml:5:7${off} ${bold}${red}error unknown-modifier${offRed}${off}: \`startwith\` is not a modifier`,
    `${dim}   5 |     f|startwith: a${off}`,
    `${dim}     |       ^^^^^^^^^${off}`,
    '   help: did you mean `startswith`?\n\n',
  ].join('\n')
const coloured = typo('<1m', '<31m', '<2m', '<22m', '<39m')
const plain = typo('', '', '', '', '')

/** Each row: the environment, and standard error for a rule with an error. */
const colours: readonly (readonly [claim: string, settings: Settings, stderr: string])[] = [
  ['a terminal', { terminals: ['stderr'] }, coloured],
  ['a pipe, with queries in the terminal', { terminals: ['stdout'] }, plain],
  ['a terminal and NO_COLOR', { terminals: ['stderr'], env: { NO_COLOR: '1' } }, plain],
  ['a terminal and an empty NO_COLOR', { terminals: ['stderr'], env: { NO_COLOR: '' } }, coloured],
  ['a terminal that knows no colours', { terminals: ['stderr'], env: { TERM: 'dumb' } }, plain],
  ['a pipe and FORCE_COLOR', { env: { FORCE_COLOR: '1' } }, coloured],
  ['a terminal and FORCE_COLOR=0', { terminals: ['stderr'], env: { FORCE_COLOR: '0' } }, plain],
  ['both NO_COLOR and FORCE_COLOR', { terminals: ['stderr'], env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, plain],
]

test.each(colours)('colours with %s', async (_, settings, stderr) => {
  const outcome = await invoke('convert typo.yml -t plain', { ...settings, files })
  expect({ ...outcome, stderr: readable(outcome.stderr) }).toEqual({ code: 1, stdout: '', stderr })
})

test('a warning is yellow', async () => {
  const { stderr } = await invoke('check warning.yml', both)
  expect(readable(stderr).split('\n')[0]).toBe(
    '<1mwarning.yml:5:16<22m <1m<33mwarning all-on-one-value<39m<22m: `all` has no effect on a single value',
  )
})

/** Each row: arguments after `convert`, and the terminal output. */
const titles: readonly (readonly [claim: string, args: string, stdout: string])[] = [
  ['a single query stands alone', 'one.yml -t plain', 'f=1\n'],
  [
    'several targets are told apart',
    'one.yml -t plain,mini',
    '<2m# One (plain)<22m\nf=1\n\n<2m# One (mini)<22m\nf=1\n\n',
  ],
  [
    'a chosen target is named',
    'one.yml warning.yml --first-of mini,plain',
    '<2m# One (mini)<22m\nf=1\n\n<2m# Warning (plain)<22m\nf="*a*"\n\n',
  ],
  [
    'several rules are told apart, and cannot steer the terminal',
    'one.yml text.yml -t plain',
    '<2m# One<22m\nf=1\n\n<2m# A ␛[31mred␊title<22m\nf="a\nb␛[0m"\n\n',
  ],
]

test.each(titles)('prints to a terminal: %s', async (_, args, stdout) => {
  const outcome = await invoke(`convert ${args}`, both)
  expect(readable(outcome.stdout)).toBe(stdout)
})

test('does not change a query in a pipe', async () => {
  const { stdout } = await invoke('convert text.yml -t plain', { files })
  expect(stdout).toBe('f="a\nb\u001b[0m"\n')
})

test('escapes control characters of rules', async () => {
  const { stderr } = await invoke('check hostile.yml', { files })
  expect(stderr).not.toMatch(/[^\P{Cc}\n]/u)
})

test('shows a progress bar for long work, at most every tenth of a second, and removes it before other output', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `${index + 101}.yml`)
  const ones = Object.fromEntries(names.map((name) => [name, rule('One', 'f: 1')]))
  const { stdout, stderr } = await invoke('convert . -t plain --verbose', {
    files: { ...ones, '118.yml': rule('Warning', 'f|contains|all: a') },
    terminals: ['stderr'],
    env: { NO_COLOR: '1' },
    tick: 60,
  })
  const bar = (filled: number, percent: string, done: number): string =>
    `<r>${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${percent} %  ${done} of 20 files<K`
  expect({ stdout, stderr: readable(stderr).split('\n') }).toEqual({
    stdout: `${'f=1\n'.repeat(17)}f="*a*"\nf=1\nf=1\n`,
    stderr: [
      `${bar(20, ' 85', 17)}<r><K118.yml:5:16 warning all-on-one-value: \`all\` has no effect on a single value`,
      '   5 |     f|contains|all: a',
      '     |                ^^^',
      '   help: remove `all`',
      '',
      `${bar(22, ' 95', 19)}<r><K20 rules: plain 20 exact`,
      '',
    ],
  })
})

test('a signal removes the progress bar, and then ends the process', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `${index + 101}.yml`)
  let held = 0
  const { stderr } = await invoke('convert . -t plain', {
    files: Object.fromEntries(names.map((name) => [name, rule('One', 'f: 1')])),
    terminals: ['stderr'],
    env: { NO_COLOR: '1' },
    tick: 60,
    holdSignals: (onSignal) => {
      held++
      queueMicrotask(onSignal)
      return () => void held--
    },
  })
  expect(held).toBe(0)
  expect(readable(stderr).split('of 20 files').slice(1)).toEqual([
    expect.stringMatching(/^<K<r><K<r>/),
    '<K<r><K20 rules: plain 20 exact\n',
  ])
})

test.each([
  ['short work', { terminals: ['stderr'], tick: 1 }],
  ['a pipe', { tick: 1000 }],
  ['a simple terminal', { terminals: ['stderr'], tick: 1000, env: { TERM: 'dumb' } }],
] as const)('%s has no bar', async (_, settings) => {
  const { stderr } = await invoke('convert one.yml warning.yml -t plain', { files, ...settings })
  expect(stderr).not.toContain('\r')
})

test('wraps a short report at spaces, and cuts source lines to the terminal', async () => {
  const long = rule('Long', `Image|endwith: '${'C:/Program Files/'.repeat(6)}'`)
  const { stderr } = await invoke('check long.yml', {
    files: { 'long.yml': long },
    terminals: ['stderr'],
    env: { NO_COLOR: '1' },
    columns: 40,
  })
  expect(stderr).toBe(`long.yml:5:11 error unknown-modifier:
   \`endwith\` is not a modifier
   5 |     Image|endwith: 'C:/Program …
     |           ^^^^^^^
   help: did you mean \`endswith\`?

1 rule: 1 with errors
1 finding can be fixed with
   \`--fix=unsafe\`, which may change
   matches
`)
})

test('wraps an error of the command line', async () => {
  const { stderr } = await invoke('convert', { terminals: ['stderr'], columns: 40 })
  expect(stderr.split('\n').filter((line) => line.length > 40)).toEqual([])
})
