import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { transformSync } from 'esbuild'
import { temporaryFolder } from '../runner/temporary-folder.mjs'
import { type Block, type Page, root } from './pages.js'

/** A TypeScript block of a page. */
export interface Program {
  readonly page: string
  readonly block: Block
  /** The block as JavaScript, beside its TypeScript. */
  readonly file: string
}

/** Makes a folder inside the repository, where programs can import `sigmacast`. */
export const programsFolder = (): string => temporaryFolder(join(root, 'test/docs'), 'run')

/** Writes the TypeScript blocks of the pages into a folder, as they are for the compiler, and as JavaScript to run. */
export function writePrograms(pages: readonly Page[], folder: string): readonly Program[] {
  return pages.flatMap(({ name, blocks }) => {
    const own = join(folder, name.replaceAll(/\W/g, '-'))
    return blocks
      .filter(({ language }) => language === 'ts')
      .map((block, index) => ({ page: name, block, file: writeProgram(own, block, `block-${index}.ts`) }))
  })
}

/**
 * Writes a block. `file=` names it for other blocks; `at=` is its path in the tree, which its imports are relative to.
 * The compiler reads the sources there, and the program loads what is built.
 */
function writeProgram(folder: string, { info, text }: Block, otherwise: string): string {
  const file = join(folder, /file=(\S+)/.exec(info)?.[1] ?? otherwise)
  const place = /at=(\S+)/.exec(info)?.[1]
  const importing = (base: string): string => {
    if (place === undefined) return text
    const there = (path: string): string => relative(dirname(file), resolve(base, dirname(place), path))
    return text.replace(/from '(\.[^']+)'/g, (_, path: string) => `from '${there(path)}'`)
  }
  const built = file.replace(/\.ts$/, '.js')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, importing(root))
  writeFileSync(built, transformSync(importing(join(root, 'dist')), { loader: 'ts' }).code)
  return built
}
