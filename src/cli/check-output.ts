import { dirname, parse, resolve } from 'node:path'
import type { Backend } from '../backend/backend.js'
import { type Format, queryFormat } from '../backend/format.js'
import { kindOf } from '../project/files/inputs.js'
import { mayBeFolder } from '../project/files/output-path.js'
import { usageError } from '../project/files/usage-error.js'

/** Rejects an output that would mix languages in one file, or that is most likely a typing mistake. */
export function checkOutput(
  output: string,
  backends: readonly Backend[],
  formats: readonly Format[],
  json: boolean,
  cwd: string,
): void {
  if (output === '-') return
  refuseRootFolder(output, cwd)
  if (json || backends.length < 2 || mayBeFolder(output, resolve(cwd, output))) return
  if (!formats.every(({ name }) => name === queryFormat.name)) return
  const names = backends.map(({ name }) => name).join(' and ')
  throw usageError(`\`${output}\` would mix queries for ${names}`, 'write to a folder/')
}

/**
 * Throws a usage error for a new folder at the root of the disk: `/queries/` is most likely a mistake for `queries/`.
 */
export function refuseRootFolder(output: string, cwd: string): void {
  const path = resolve(cwd, output)
  const { root } = parse(path)
  let folder = mayBeFolder(output, path) ? path : dirname(path)
  while (folder !== root && dirname(folder) !== root) folder = dirname(folder)
  if (folder === root || kindOf(folder) !== 'missing') return
  throw usageError(
    `\`${folder}\` does not exist, and sigmacast does not create folders at the root of the disk`,
    `write to \`.${output.slice(root.length - 1).replaceAll('\\', '/')}\`, or create the folder first`,
  )
}
