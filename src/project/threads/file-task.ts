import type { Input } from '../files/inputs.js'
import { silentIo } from '../files/silent-io.js'
import { convertBlock } from './convert-block.js'
import { type ConvertFilesSettings, loadSettings } from './convert-settings.js'
import type { Block } from './files-of-threads.js'
import type { PlainFile } from './plain-file.js'

/** The work of a thread of `convertFiles`. */
export interface FileTask {
  readonly settings: ConvertFilesSettings
  /** All inputs of the call. */
  readonly inputs: readonly Input[]
}

/** Prepares the work, and returns a function that converts the inputs between two numbers. */
export async function openFileTask({
  settings,
  inputs,
}: FileTask): Promise<(from: number, to: number) => Promise<Block<PlainFile>>> {
  const { targets, common, platforms } = await loadSettings(settings)
  const io = silentIo(settings.cwd ?? process.cwd())
  const block = { targets, settings: common, platforms, io, takeMessages: () => [] }
  return async (from, to) => ({ from, files: await convertBlock(inputs.slice(from, to), block) })
}
