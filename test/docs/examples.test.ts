// Everything that the README and docs/ show is run: commands with their output, and TypeScript with what it prints.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const scratch = mkdtempSync(join(root, 'test/docs/run-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((page) => `docs/${page}`),
]

interface Block {
  readonly language: string
  readonly info: string
  readonly text: string
  readonly line: number
}

const blocksOf = (page: string): Block[] => {
  const text = readFileSync(join(root, page), 'utf8')
  return [...text.matchAll(/^```(\w+) ?([^\n]*)\n(.*?)^```$/gms)].map((match) => ({
    language: match[1] ?? '',
    info: match[2] ?? '',
    text: match[3] ?? '',
    line: text.slice(0, match.index).split('\n').length,
  }))
}

describe.each(pages.filter((page) => page.endsWith('.md')))('%s', (page) => {
  const blocks = blocksOf(page)

  for (const { text, line } of blocks.filter(({ language }) => language === 'console')) {
    for (const shown of text.split(/^(?=\$ )/m)) {
      const [command = '', ...output] = shown.split('\n')
      test(`line ${line}: ${command}`, () => {
        expect(run(command.replace(/^\$ /, ''))).toBe(output.join('\n'))
      })
    }
  }

  const folder = join(scratch, page.replaceAll(/\W/g, '-'))
  const programs = blocks.filter(({ language }) => language === 'ts')
  test.runIf(programs.length > 0)('its TypeScript compiles and prints what the page says', () => {
    const files = programs.map((block, index) => write(folder, block, `block-${index}.ts`))
    for (const [index, file] of files.entries()) {
      const printed = execFileSync('npx', ['--no-install', 'tsx', file], { cwd: root, encoding: 'utf8' })
      const shown = blocks[blocks.indexOf(programs[index] as Block) + 1]
      expect(printed).toBe(shown?.language === 'text' ? shown.text : '')
    }
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(root, 'tsconfig.json'),
        include: ['.'],
        compilerOptions: { noEmit: true, rootDir: root },
      }),
    )
    const types = spawnSync('npx', ['--no-install', 'tsc', '-p', folder], { cwd: root, encoding: 'utf8' })
    expect(types.stdout).toBe('')
  })
})

/** A command of the page, with its two streams as a terminal would show them. */
function run(command: string): string {
  const line = command.replace(/^sigmacast\b/, `node ${join(root, 'dist/src/cli/main.js')}`)
  return spawnSync(`${line} 2>&1`, { cwd: root, shell: true, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
    .stdout
}

/** `file=` names the block for other blocks; `at=` says where it would stand in the tree, and its imports are those of that place. */
function write(folder: string, { info, text }: Block, otherwise: string): string {
  const file = join(folder, /file=(\S+)/.exec(info)?.[1] ?? otherwise)
  const place = /at=(\S+)/.exec(info)?.[1]
  const there = (path: string): string => relative(dirname(file), resolve(root, dirname(place ?? ''), path))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(
    file,
    place === undefined ? text : text.replace(/from '(\.[^']+)'/g, (_, path: string) => `from '${there(path)}'`),
  )
  return file
}
