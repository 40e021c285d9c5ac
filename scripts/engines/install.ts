import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { INSTALLED, installFolder, sourceFolder } from '../../test/engines/installation.js'
import type { Recipe, Step } from './recipe.js'

const TRIES = 3

/** Installs a program into its folder, and returns the reason if that fails. */
export async function install({ program, begin, steps, finish }: Recipe): Promise<string | undefined> {
  const folder = installFolder(program)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  begin?.(sourceFolder(program), folder)
  for (const step of steps(sourceFolder(program), folder)) {
    const why = await tried(step, TRIES)
    if (why !== undefined) return why
  }
  finish?.(folder)
  writeFileSync(join(folder, INSTALLED), '')
  return undefined
}

async function tried(step: Step, tries: number): Promise<string | undefined> {
  const why = await run(step)
  return why === undefined || tries === 1 ? why : tried(step, tries - 1)
}

/** Returns the end of the command's output if it failed. */
function run([command, ...args]: Step): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text
      })
    }
    child.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ENOENT' ? `the command ${command} is missing` : error.message),
    )
    child.on('close', (status) =>
      resolve(status === 0 ? undefined : `${[command, ...args].join(' ')}\n${printed.trim().slice(-2000)}`),
    )
  })
}
