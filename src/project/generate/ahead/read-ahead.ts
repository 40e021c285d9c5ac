import type { Output, Project } from '../../config/project.js'
import type { Input } from '../../files/inputs.js'
import type { Io } from '../../files/io.js'
import { silentIo } from '../../files/silent-io.js'
import { noProgress } from '../../workspace/progress.js'
import { basisOf, type Converting, convertWithKey } from '../convert-documents.js'
import { linkDocuments } from '../link-documents.js'
import { keyOf, type ProjectFile } from '../project-rules.js'
import { readProjectFiles } from '../read-project-files.js'
import { type SelectedDocument, selectDocuments } from '../select-documents.js'
import type { AheadFile, AheadResult } from './ahead.js'

/**
 * Returns a function that reads files and converts their rules for some outputs of a project. It returns undefined for a
 * file whose rules may depend on others, or that sigmacast fails to convert because of a bug.
 */
export function openReadAhead(
  project: Project,
  outputs: readonly Output[],
  version: string,
): (inputs: readonly Input[]) => Promise<readonly (AheadFile | undefined)[]> {
  const bugs: string[] = []
  const quiet = silentIo(project.root)
  // A bug is the only reason for a message.
  const io: Io = { ...quiet, stderr: { ...quiet.stderr, write: (text) => void bugs.push(text) } }
  const basis = basisOf(version, project)
  const read = async (input: Input): Promise<AheadFile | undefined> => {
    const [file] = await readProjectFiles({ ...project, inputs: [input] }, undefined, noProgress(io))
    const read = file?.read()
    if (file === undefined || read === undefined || !standsByItself(file)) return undefined
    const links = linkDocuments(file.documents)
    const { byOutput, selections, settings } = await selectDocuments(project, file.documents, outputs, { links })
    const converting: Converting = { links, settings, cache: undefined, basis, io }
    const results: Record<string, Readonly<Record<string, AheadResult>>> = {}
    for (const [output, selected] of byOutput) results[output.name] = await convertAll(selected, output, converting)
    if (bugs.splice(0).length > 0) return undefined
    return {
      hash: file.hash,
      documents: file.documents.map(({ suffix, facts }) => ({ suffix, ...(facts === undefined ? {} : { facts }) })),
      mayHideFilter: file.mayHideFilter,
      note: file.note,
      read,
      selections: Object.fromEntries(
        Object.entries(selections).map(([output, byFile]) => [output, byFile[input.name] ?? []]),
      ),
      settings,
      results,
    }
  }
  return async (inputs) => {
    const files: (AheadFile | undefined)[] = []
    for (const input of inputs) files.push(await read(input))
    return files
  }
}

const standsByItself = ({ crashed, documents }: ProjectFile): boolean =>
  !crashed && documents.every(({ facts }) => facts === undefined || facts.kind === 'detection')

async function convertAll(
  selected: readonly SelectedDocument[],
  output: Output,
  converting: Converting,
): Promise<Readonly<Record<string, AheadResult>>> {
  const results: Record<string, AheadResult> = {}
  for (const document of selected) {
    const { key, result } = await convertWithKey(document, output, converting)
    if (result !== undefined) results[keyOf(document.document)] = { key, result }
  }
  return results
}
