import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Block, pages, root } from '../docs/pages.js'
import { updatePage } from '../docs/update-page.js'
import { action } from '../examples/run-action.js'

// Runs every command of the page in an empty folder, in order. npm and gh do nothing; `npx sigmacast` is this package.

const page = pages.find(({ name }) => name === 'docs/detection-as-code.md') ?? { name: '', blocks: [] }
const folder = mkdtempSync(join(tmpdir(), 'sigmacast-page-'))
const updates = new Map<Block, string>()
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  updatePage(page, updates)
})

const cwd = join(folder, 'detections')
const programs = join(folder, 'programs')
mkdirSync(cwd)
mkdirSync(programs)
writeProgram('npm', 'exit 0')
writeProgram('gh', 'exit 0')
writeProgram('npx', `shift; exec node '${join(root, 'dist/src/cli/main.js')}' "$@"`)

function writeProgram(name: string, script: string): void {
  writeFileSync(join(programs, name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(programs, name), 0o755)
}

/** Runs commands in the folder of the page, and returns what they print in a terminal. */
function shell(script: string): { readonly code: number | null; readonly output: string } {
  const { status, stdout } = spawnSync('bash', ['-e', '-c', `exec 2>&1\n${script}`], {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${programs}${delimiter}${process.env.PATH}`,
      NO_COLOR: '1',
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@example.com',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@example.com',
    },
  })
  return { code: status, output: stdout }
}

function writeBlock({ info, text }: Block): void {
  const path = join(cwd, /file=(\S+)/.exec(info)?.[1] ?? '')
  const [, key] = /replace=(\w+)/.exec(info) ?? []
  mkdirSync(dirname(path), { recursive: true })
  const old = key === undefined ? '' : readFileSync(path, 'utf8')
  writeFileSync(path, key === undefined ? text : old.replace(new RegExp(`^${key}:\\n(?: .*\\n)*`, 'm'), text))
}

const withoutTime = (text: string): string => text.replaceAll(/ in \d+\.\d s/g, ' in 0.3 s')

describe.skipIf(process.platform === 'win32')('the steps of the page', () => {
  for (const [at, block] of page.blocks.entries()) {
    if (/^file=/.test(block.info)) test(`line ${block.line}: the file can be written`, () => writeBlock(block))
    if (block.language !== 'sh' || block.info === 'run=no') continue
    test(`line ${block.line}: ${block.text.split('\n')[0]}`, () => {
      if (block.text.includes('git push -u origin main'))
        shell('git init -q --bare ../origin.git; git remote add origin ../origin.git')
      const { code, output } = shell(block.text)
      expect({ code, output }).toEqual({ code: 0, output })
      const next = page.blocks[at + 1]
      if (next?.language !== 'text') return
      if (process.env.UPDATE_GOLDEN === '1') updates.set(next, withoutTime(output))
      else expect(withoutTime(output)).toBe(next.text)
    })
  }
})

describe('the other blocks', () => {
  const blocks = page.blocks.filter(({ info }) => info !== '')

  test('show the configuration that `init` writes', () => {
    for (const { info, text } of blocks) {
      const [, path] = /^shows=(\S+)/.exec(info) ?? []
      if (path !== undefined) expect(readFileSync(join(cwd, path), 'utf8')).toBe(text)
    }
  })

  test('show the comment', () => {
    const lines = readFileSync(join(cwd, 'comment.md'), 'utf8').trimEnd().split('\n')
    const comment = lines.map((line) => `> ${line}`.trimEnd()).join('\n')
    const text = readFileSync(join(root, page.name), 'utf8')
    if (process.env.UPDATE_GOLDEN !== '1') expect(text).toContain(`\n\n${comment}\n\n`)
    else writeFileSync(join(root, page.name), text.replace(/^COMMENT$|^> ### .*\n(?:>.*\n)+/m, `${comment}\n`))
  })

  test('show files of this repository', () => {
    const copies = blocks.flatMap(({ info, text }) => {
      const [, path] = /^same=(\S+)/.exec(info) ?? []
      return path === undefined ? [] : [{ path, text }]
    })
    expect(copies).toHaveLength(2)
    for (const { path, text } of copies) expect(readFileSync(join(root, path), 'utf8')).toBe(text)
  })

  test('the commands of hooks pass', () => {
    const commands = page.blocks
      .filter(({ text }) => text.includes('--changed'))
      .flatMap(({ text }) => text.match(/npx sigmacast .*/g) ?? [])
    expect(commands).toHaveLength(4)
    for (const command of commands) expect({ command, ...shell(command) }).toMatchObject({ code: 0 })
  })

  test('the table lists every input of the action', () => {
    const text = readFileSync(join(root, page.name), 'utf8')
    const [, table = ''] = text.split('| input | meaning |')
    expect([...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name)).toEqual(Object.keys(action.inputs))
  })
})
