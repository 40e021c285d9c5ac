import { join, resolve } from 'node:path'
import type { Format } from '../../backend/format.js'
import { realPath } from '../../project/files/existing-path.js'
import type { Input } from '../../project/files/inputs.js'
import type { Io } from '../../project/files/io.js'
import { isFolder, mayBeFolder } from '../../project/files/output-path.js'
import { nameIdentity, portablePath } from '../../project/files/portable-name.js'
import { usageError } from '../../project/files/usage-error.js'
import type { ConvertedRule } from '../../project/workspace/convert-file.js'
import { type FormattedText, joinArtifacts, refuseSeveral } from '../../project/workspace/join-artifacts.js'
import { counted } from '../../text/count.js'

/** The artifact of one rule for one target. */
export interface FileArtifact {
  readonly input: Input
  /** Its file in an output folder, before the name is made portable. */
  readonly file: string
  readonly text: string | null
  readonly format: Format
}

/**
 * Returns the artifacts of a rule, such as `windows/rule.toy.txt` for a target `toy`, or `windows/rule.sysmon.toy.txt`
 * for one of several variants. Their paths mirror the rule's path below the given folder.
 */
export function artifactsOf({ input, suffix, results }: ConvertedRule): readonly FileArtifact[] {
  const stem = `${input.relative.replace(/\.ya?ml$/i, '')}${suffix}`
  return results.map(({ backend: { name, extension }, format, artifact, variant }) => ({
    input,
    file: fileOf(variant === null ? stem : `${stem}.${variant}`, name, format, format.extension ?? extension),
    text: artifact,
    format,
  }))
}

function fileOf(stem: string, target: string, { fileName }: Format, extension: string): string {
  if (fileName === undefined) return `${stem}.${withExtension(target, extension)}`
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/s.exec(stem) ?? []
  return `${folder}${fileName(`${name}.${target}`)}`
}

/** Appends the extension. A language whose name is its extension has it once: `toy.txt`. */
const withExtension = (name: string, extension: string): string => (name === extension ? name : `${name}.${extension}`)

/**
 * Writes the artifacts: one file per artifact into a folder, or all into one file, as their format requires. A new path
 * without an extension is a folder if there may be several artifacts. Nothing is written if two artifacts have the same
 * file, and a single file only if `isComplete`. Returns one phrase for each output; undefined if the single file was
 * left unchanged.
 */
export async function writeArtifacts(
  output: string,
  artifacts: readonly FileArtifact[],
  isComplete: boolean,
  io: Io,
): Promise<readonly string[] | undefined> {
  const path = resolve(io.cwd, output)
  const inputs = artifacts.map(({ input }) => input)
  if (artifacts.length > 1 ? mayBeFolder(output, path) : isFolder(output, path)) {
    const { texts, renamed } = filesOf(output, artifacts)
    await writeOutputs(new Map([...texts].map(([file, text]) => [join(path, file), `${text}\n`])), inputs, io)
    return [...renamed, `${counted(texts.size, 'file')} written to \`${output}\``]
  }
  const converted = convertedOf(artifacts)
  refuseSeveral(`\`${output}\``, converted)
  if (!isComplete) return undefined
  const isLines = artifacts.every(({ format }) => format.layout === 'lines')
  if (converted.length > 0) await writeOutput(path, joinArtifacts(converted), inputs, io)
  return [`${counted(converted.length, isLines ? 'line' : 'artifact')} written to \`${output}\``]
}

/** Returns the artifacts that have a text. */
export const convertedOf = (artifacts: readonly FileArtifact[]): readonly FormattedText[] =>
  artifacts.flatMap(({ text, format }) => (text === null ? [] : [{ text, format }]))

export const writeOutput = (path: string, text: string, inputs: readonly Input[], io: Io): Promise<void> =>
  writeOutputs(new Map([[path, text]]), inputs, io)

/** Writes the text of each path and creates missing folders. Never overwrites an input. */
export async function writeOutputs(
  texts: ReadonlyMap<string, string>,
  inputs: readonly Input[],
  io: Io,
): Promise<void> {
  const read = new Set(inputs.flatMap((input) => (input.path === null ? [] : realPath(input.path))))
  for (const path of texts.keys()) {
    if (read.has(realPath(path))) throw usageError(`the output \`${path}\` is also an input`)
  }
  // Loaded here, because most conversions write to stdout.
  const { replaceFiles } = await import('../../project/files/replace-files.js')
  await replaceFiles(texts, io)
}

/** Returns the text of each file by its portable name. Names that conflict on one system conflict on all. */
function filesOf(folder: string, artifacts: readonly FileArtifact[]) {
  const texts = new Map<string, string>()
  const renamed: string[] = []
  const inputByName = new Map<string, Input>()
  for (const { input, file, text } of artifacts) {
    const name = portablePath(file)
    const other = inputByName.get(nameIdentity(name))
    if (other !== undefined) {
      const both = `\`${other.name}\` and \`${input.name}\` would both be written to \`${join(folder, name)}\``
      throw usageError(both, 'rename one, or convert them separately')
    }
    inputByName.set(nameIdentity(name), input)
    if (text === null) continue
    texts.set(name, text)
    if (name !== file)
      renamed.push(`\`${input.name}\` is written to \`${name}\`, because Windows does not allow \`${file}\``)
  }
  return { texts, renamed }
}
