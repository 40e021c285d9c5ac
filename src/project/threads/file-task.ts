import { type InputBlock, openBlockConverter, receivedBlock } from './convert-block.js'
import { type ConvertFilesSettings, loadSettings } from './convert-settings.js'
import type { PlainFile } from './plain-file.js'

/** Prepares the work of a thread of `convertFiles`, and returns a function that converts the blocks of another thread. */
export async function openFileTask(
  settings: ConvertFilesSettings,
): Promise<(block: InputBlock) => Promise<readonly PlainFile[]>> {
  const { targets, common, platforms } = await loadSettings(settings)
  const convert = openBlockConverter({ targets, settings: common, platforms, cwd: settings.cwd ?? process.cwd() })
  return (block) => convert(receivedBlock(block))
}
