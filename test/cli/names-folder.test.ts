import { expect, test } from 'vitest'
import { allCommands } from '../../src/cli/commands.js'
import { FLAGS_ALONE, namesFolder } from '../../src/cli/engine/names-folder.js'

test('knows the flags without a value of all commands', async () => {
  const flags = (await allCommands()).flatMap((command) => Object.entries(command.flags))
  const alone = flags.filter(([, { value }]) => value === undefined).map(([name]) => `--${name}`)
  expect([...FLAGS_ALONE].sort()).toEqual([...new Set(alone)].sort())
  const withValue = flags.filter(([, { value }]) => value !== undefined).map(([name]) => `--${name}`)
  expect(withValue.filter((name) => FLAGS_ALONE.has(name))).toEqual([])
})

test.each([
  ['src', true],
  ['package.json', false],
  ['package.json -o src', false],
  ['package.json --output src', false],
  ['package.json --output=src', false],
  ['package.json -p src --target test', false],
  ['package.json -osrc test', true],
  ['--json src', true],
  ['--fix src', true],
  ['--output=docs src', true],
  ['-o docs src', true],
  ['package.json -- src', true],
  ['- -o src', false],
  ['- src', true],
  ['', false],
])('`%s` names a folder of rules: %s', (line, expected) => {
  expect(namesFolder(line.split(' '))).toBe(expected)
})
