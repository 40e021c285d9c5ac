import { dirname, parse, resolve } from 'node:path'
import type { Backend } from '../../backend/backend.js'
import { type Format, queryFormat } from '../../backend/format.js'
import { kindOf } from '../../project/files/existing-path.js'
import { isFolder, mayBeFolder, outputOf } from '../../project/files/output-path.js'
import { usageError } from '../../project/files/usage-error.js'

/**
 * Returns the path of an output that is one file; undefined for stdout. `writer` names what writes it. Throws a usage
 * error for a folder, for a name that some system cannot write, and for a place that is most likely a typing mistake.
 */
export function outputFile(writer: string, output: string | undefined, cwd: string): string | undefined {
  const file = outputOf(output, cwd)
  if (file === undefined) return undefined
  if (isFolder(file, resolve(cwd, file))) throw usageError(`${writer} writes one file; \`${file}\` is a folder`)
  refuseRootFolder(file, cwd)
  return file
}

/** The artifacts that go to the output of `convert`. */
interface Artifacts {
  readonly backends: readonly Backend[]
  readonly formats: readonly Format[]
  readonly json: boolean
}

/**
 * Returns the path of the output of `convert`, a file or a folder; undefined for stdout. Throws a usage error as
 * `outputFile` does, and for a file that would mix languages.
 */
export function artifactOutput(
  output: string | undefined,
  { backends, formats, json }: Artifacts,
  cwd: string,
): string | undefined {
  if (json) return outputFile('`--json`', output, cwd)
  const path = outputOf(output, cwd)
  if (path === undefined) return undefined
  refuseRootFolder(path, cwd)
  const isMixed = backends.length > 1 && formats.every(({ name }) => name === queryFormat.name)
  if (isMixed && !mayBeFolder(path, resolve(cwd, path))) {
    const names = backends.map(({ name }) => name).join(' and ')
    throw usageError(`\`${path}\` would mix queries for ${names}`, 'write to a folder/')
  }
  return path
}

/** Refuses a new folder at the root of the disk: `/queries/` is most likely a mistake for `queries/`. */
function refuseRootFolder(output: string, cwd: string): void {
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
