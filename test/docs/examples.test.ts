// Runs every example of the README and docs/: commands with their output, and TypeScript with its output. `npm run
// test:update -- test/docs` rewrites the output of the commands; review each change before you commit it.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Block, pages, root } from './pages.js'
import { runCommand } from './run-command.js'
import { type Outcome, runPrograms, writePrograms } from './run-programs.js'
import { updatePage } from './update-page.js'

const folder = mkdtempSync(join(root, 'test/docs/run-'))
const programs = writePrograms(pages, folder)
let outcome: Outcome
beforeAll(() => {
  outcome = runPrograms(programs, folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

const tested = pages.filter(({ blocks }) => blocks.some(({ language }) => ['console', 'ts'].includes(language)))

describe.each(tested)('$name', (page) => {
  const { name, blocks } = page
  const updates = new Map<Block, string>()
  afterAll(() => updatePage(page, updates))

  for (const block of blocks.filter(({ language }) => language === 'console')) {
    for (const shown of block.text.split(/^(?=\$ )/m)) {
      const [command = '', ...output] = shown.split('\n')
      test(`line ${block.line}: ${command}`, async () => {
        const printed = await runCommand(command.replace(/^\$ /, ''))
        if (process.env.UPDATE_GOLDEN === '1') {
          updates.set(block, `${updates.get(block) ?? ''}${command}\n${printed}`)
          return
        }
        // A page omits the blank line that a terminal shows after the last message.
        expect(printed.replace(/\n+$/, '\n')).toBe(output.join('\n').replace(/\n+$/, '\n'))
      })
    }
  }

  test.each(
    programs.filter(({ page }) => page === name),
  )('line $block.line: TypeScript prints the output on the page', ({ block, file }) => {
    const shown = blocks[blocks.indexOf(block) + 1]
    expect(outcome.printed.get(file)).toBe(shown?.language === 'text' ? shown.text : '')
  })
})

test('the TypeScript of all pages has no type errors', () => {
  expect(outcome.typeErrors).toBe('')
})
