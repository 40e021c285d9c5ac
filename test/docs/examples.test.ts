// Everything that the README and docs/ show is run: commands with their output, and TypeScript with what it prints.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pages, root } from './pages.js'
import { runCommand } from './run-command.js'
import { type Outcome, runPrograms, writePrograms } from './run-programs.js'

const folder = mkdtempSync(join(root, 'test/docs/run-'))
const programs = writePrograms(pages, folder)
let outcome: Outcome
beforeAll(() => {
  outcome = runPrograms(programs, folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

const tested = pages.filter(({ blocks }) => blocks.some(({ language }) => ['console', 'ts'].includes(language)))

describe.each(tested)('$name', ({ name, blocks }) => {
  for (const { text, line } of blocks.filter(({ language }) => language === 'console')) {
    for (const shown of text.split(/^(?=\$ )/m)) {
      const [command = '', ...output] = shown.split('\n')
      test(`line ${line}: ${command}`, async () => {
        const printed = await runCommand(command.replace(/^\$ /, ''))
        // A page leaves out the blank line that a terminal has behind the last message.
        expect(printed.replace(/\n+$/, '\n')).toBe(output.join('\n').replace(/\n+$/, '\n'))
      })
    }
  }

  test.each(programs.filter(({ page }) => page === name))('line $block.line: TypeScript prints what the page says', ({
    block,
    file,
  }) => {
    const shown = blocks[blocks.indexOf(block) + 1]
    expect(outcome.printed.get(file)).toBe(shown?.language === 'text' ? shown.text : '')
  })
})

test('the TypeScript of all pages has no type errors', () => {
  expect(outcome.typeErrors).toBe('')
})
