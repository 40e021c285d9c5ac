import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { type Block, type Page, root } from './pages.js'

/** A TypeScript block of a page. */
export interface Program {
  readonly page: string
  readonly block: Block
  readonly file: string
}

export interface Outcome {
  /** The output of each program, by file. */
  readonly printed: ReadonlyMap<string, string>
  /** The messages of the compiler about all of them; empty if there are none. */
  readonly typeErrors: string
}

/** Writes the TypeScript of the pages into a folder inside the repository, where `sigmacast` is this package. */
export function writePrograms(pages: readonly Page[], folder: string): readonly Program[] {
  return pages.flatMap(({ name, blocks }) => {
    const own = join(folder, name.replaceAll(/\W/g, '-'))
    return blocks
      .filter(({ language }) => language === 'ts')
      .map((block, index) => ({ page: name, block, file: writeProgram(own, block, `block-${index}.ts`) }))
  })
}

/**
 * Runs all programs in one process, and checks their types in another: starting either takes longer than most programs.
 */
export function runPrograms(programs: readonly Program[], folder: string): Outcome {
  return { printed: printedBy(programs, folder), typeErrors: typeErrorsOf(folder) }
}

const MARK = '\u0001'

function printedBy(programs: readonly Program[], folder: string): ReadonlyMap<string, string> {
  const all = join(folder, 'all.mts')
  const steps = programs.map(({ file }) => {
    const path = JSON.stringify(`./${relative(folder, file)}`)
    return `console.log('${MARK}')\nawait import(${path}).catch((error) => console.log(error))\n`
  })
  writeFileSync(all, steps.join(''))
  const { stdout, stderr } = spawnSync('npx', ['--no-install', 'tsx', all], { cwd: root, encoding: 'utf8' })
  const [, ...texts] = stdout.split(`${MARK}\n`)
  if (texts.length !== programs.length) throw new Error(stdout + stderr)
  return new Map(programs.map(({ file }, index) => [file, texts[index] ?? '']))
}

function typeErrorsOf(folder: string): string {
  const compilerOptions = { noEmit: true, rootDir: root }
  const config = { extends: join(root, 'tsconfig.json'), include: ['.'], exclude: ['all.mts'], compilerOptions }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  return spawnSync('npx', ['--no-install', 'tsc', '-p', folder], { cwd: root, encoding: 'utf8' }).stdout
}

/** `file=` names the block for other blocks; `at=` is its path in the tree, which its imports are relative to. */
function writeProgram(folder: string, { info, text }: Block, otherwise: string): string {
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
