import { join } from 'node:path'
import type { Engine, SelectingEngine } from './engine.js'
import { installed, sourceFolder } from './installation.js'
import { programEngine } from './program-engine.js'

type Description = Pick<Engine, 'name' | 'targets' | 'about'>

/** The interpreter of the virtual environment. */
export const pythonIn = (folder: string): string =>
  process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python')

/** A process that reads a language for which Python has a library. */
export async function openPython(description: Description, language: string): Promise<SelectingEngine | undefined> {
  const folder = installed('python')
  if (folder === undefined) return undefined
  return programEngine(
    description,
    pythonIn(folder),
    ['-B', join(sourceFolder('python'), 'main.py'), language],
    language,
  )
}
