/** Law: command lines are split as `parseArgs` of Node.js splits them. */
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Flags } from '../../src/cli/flags/flags.js'
import { tokensOf } from '../../src/cli/flags/tokens.js'
import { law } from './law.js'

const flags = {
  target: { value: '<names>', short: 't', about: '' },
  output: { value: '<path>', short: 'o', about: '' },
  fix: { inline: 'unsafe', about: '' },
  json: { about: '' },
  help: { short: 'h', about: '' },
} satisfies Flags

const options = {
  target: { type: 'string', short: 't' },
  output: { type: 'string', short: 'o' },
  fix: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

const pieces = ['-', '-', '--', '=', 't', 'o', 'h', 'x', 'target', 'json', 'fix', 'help', '__proto__', 'a.yml', ' ']

law(
  'tokens of a command line are those of Node.js',
  [
    fc.array(
      fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((parts) => parts.join('')),
      { maxLength: 5 },
    ),
  ],
  (args) => {
    const { tokens } = parseArgs({ args, options, strict: false, tokens: true })
    // Node.js counts the flags after a hyphen in a group such as `-h-x` as arguments of their own, and finds no name in
    // `--=x=`.
    fc.pre(args.every((arg) => !/^-[^-]+-|^--=/.test(arg)))
    expect(tokensOf(args, flags)).toEqual(tokens)
  },
  { few: 300 },
)

test('a group may have any number of flags', () => {
  expect(tokensOf([`-${'x'.repeat(200_000)}`], flags)).toHaveLength(200_000)
})
