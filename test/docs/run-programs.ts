import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Program } from './page-programs.js'
import { root } from './pages.js'

const MARK = '\u0001'

/** Runs all programs in one process, because starting one takes longer than most programs. Returns what each prints. */
export function runPrograms(programs: readonly Program[], folder: string): ReadonlyMap<Program, string> {
  const all = join(folder, 'all.js')
  const steps = programs.map(({ file }) => {
    const path = JSON.stringify(`./${relative(folder, file).replaceAll('\\', '/')}`)
    return `console.log('${MARK}')\nawait import(${path}).catch((error) => console.log(error))\n`
  })
  writeFileSync(all, steps.join(''))
  const { stdout, stderr } = spawnSync(process.execPath, [all], { cwd: root, encoding: 'utf8' })
  const [, ...texts] = stdout.split(`${MARK}\n`)
  if (texts.length !== programs.length) throw new Error(stdout + stderr)
  return new Map(programs.map((program, index) => [program, texts[index] ?? '']))
}
