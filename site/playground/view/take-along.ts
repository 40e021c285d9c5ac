import type { Answer } from '../answer/answer.js'
import { appliedIn, commandScript } from '../input/command.js'
import type { Input } from '../input/input.js'
import { encodeInput } from '../input/share.js'
import type { Platform } from './platform.js'

/** Puts an input into the address, and copies the address. Returns a sentence about the outcome. */
export async function shareLink(input: Input, platform: Platform): Promise<string> {
  const encoded = await encodeInput(input)
  if ('problem' in encoded) return encoded.problem
  const link = platform.showFragment(encoded.fragment)
  return (await platform.copy(link)) ? `Link copied: ${link.length} characters.` : 'The link is in the address bar.'
}

/** Copies the command of an input with its files. Returns a sentence about the outcome. */
export async function copyCommand(input: Input, answer: Partial<Answer>, platform: Platform): Promise<string> {
  const isCopied = await platform.copy(commandScript(input, appliedIn(input, answer)))
  return isCopied ? 'Command copied, with the files that it reads.' : 'The clipboard is not available.'
}

/** Opens an input in the whole playground. Returns a sentence about the outcome; empty if there is nothing to say. */
export async function openWhole(input: Input, platform: Platform): Promise<string> {
  const encoded = await encodeInput(input)
  if ('problem' in encoded) return encoded.problem
  platform.openWhole(encoded.fragment)
  return ''
}
