// Runs every example of the README and docs/: commands with their output, and TypeScript with its output. `npm run
// test:update -- test/docs` rewrites the output of the commands; review each change before you commit it.
// test/programs checks the types.
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Program, programsFolder, writePrograms } from './page-programs.js'
import { type Block, pages } from './pages.js'
import { runCommand } from './run-command.js'
import { runPrograms } from './run-programs.js'
import { updatePage } from './update-page.js'

const folder = programsFolder()
const programs = writePrograms(pages, folder)
let printed: ReadonlyMap<Program, string>
beforeAll(() => {
  printed = runPrograms(programs, folder)
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
  )('line $block.line: TypeScript prints the output on the page', (program) => {
    const shown = blocks[blocks.indexOf(program.block) + 1]
    expect(printed.get(program)).toBe(shown?.language === 'text' ? shown.text : '')
  })
})
