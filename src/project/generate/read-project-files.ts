import { platformsOf } from '../../backend/artifact/rule-options.js'
import { errorsBehind } from '../../lower/errors-behind.js'
import type { ReadSettings, RuleDocument } from '../../rule/parse-rules.js'
import { isError } from '../../text/diagnostic.js'
import { limitsOf } from '../../text/limits.js'
import type { Source } from '../../text/source.js'
import type { Project } from '../config/project.js'
import type { Input } from '../files/inputs.js'
import type { Io } from '../files/io.js'
import { readInput } from '../files/read-input.js'
import type { Progress } from '../workspace/progress.js'
import { parseRuleFile, type RuleFile } from '../workspace/rule-files.js'
import { ruleSuffixes } from '../workspace/rule-suffixes.js'
import type { BuildCache, CachedFile } from './build-cache.js'
import { fileStamp } from './file-stamp.js'
import { hashText } from './hashes.js'
import type { ProjectDocument, ProjectFile } from './project-rules.js'
import { factsOf, type RuleFacts } from './rule-facts.js'

/** Reads the files of a project that no earlier run knows. Files of the cache are parsed only if they are needed. */
export async function readProjectFiles(
  project: Project,
  cache: BuildCache | undefined,
  progress: Progress,
): Promise<readonly ProjectFile[]> {
  const reading: ReadSettings = { limits: project.limits, platforms: platformsOf(project.targets.values()) }
  const files: ProjectFile[] = []
  for (const input of project.inputs) files.push(await openFile(input, cache, reading, progress))
  progress.end()
  return files
}

async function openFile(
  input: Input,
  cache: BuildCache | undefined,
  reading: ReadSettings,
  { io, advance }: Progress,
): Promise<ProjectFile> {
  const cached = cache?.files[input.name]
  // The stamp is taken before the file is read: a change in between makes it stale.
  const stamp = input.path === null ? '' : fileStamp(input.path)
  if (cached !== undefined && stamp !== '' && cached.stamp === stamp) {
    return fromCache(input, cached, () => parse(input, reading, io), advance)
  }
  const read = await readInput(input, io, limitsOf(reading.limits))
  const hash = 'text' in read ? hashText(read.text) : ''
  if (cached !== undefined && cached.hash === hash) {
    return fromCache(input, { ...cached, stamp }, async () => parseRuleFile(input, read, io, reading), advance)
  }
  const parsed = parseRuleFile(input, read, io, reading)
  advance()
  return fromParsed(parsed, { stamp, hash }, 'text' in read ? read : undefined)
}

const parse = async (input: Input, reading: ReadSettings, io: Io): Promise<RuleFile> =>
  parseRuleFile(input, await readInput(input, io, limitsOf(reading.limits)), io, reading)

/** Creates a file whose documents are known, and which is parsed at most once. */
function fromCache(
  input: Input,
  { stamp, hash, documents }: CachedFile,
  read: () => Promise<RuleFile>,
  onParsed: () => void,
): ProjectFile {
  let parsed: readonly RuleDocument[] | undefined
  const load = async (): Promise<readonly RuleDocument[]> => {
    if (parsed === undefined) {
      parsed = (await read()).documents ?? []
      onParsed()
    }
    return parsed
  }
  return createFile(
    {
      input,
      stamp,
      hash,
      isCached: true,
      mayHideFilter: false,
      note: undefined,
      crashed: false,
      load,
      parsed: () => parsed,
    },
    documents,
  )
}

function fromParsed(
  { input, documents, skipped }: RuleFile,
  content: Pick<ProjectFile, 'stamp' | 'hash'>,
  source: Source | undefined,
): ProjectFile {
  const parsed = documents ?? []
  const suffixes = ruleSuffixes(parsed)
  const known = parsed.map(({ rule }, index) => ({
    suffix: suffixes[index] ?? '',
    ...(rule === undefined ? {} : { facts: factsOf(rule) }),
  }))
  return createFile(
    {
      input,
      ...content,
      isCached: false,
      mayHideFilter: parsed.some((document) => mayBeFilter(document, source)),
      note: skipped,
      crashed: documents === undefined,
      load: async () => parsed,
      parsed: () => parsed,
    },
    known,
  )
}

/** A filter with errors, or a text that cannot be read and has a line with the key `filter`. */
function mayBeFilter({ rule, draft, diagnostics }: RuleDocument, source: Source | undefined): boolean {
  if (rule !== undefined || !diagnostics.some(isError)) return false
  if (draft !== undefined) return draft.kind === 'filter'
  return source === undefined || /^["']?filter["']?\s*:/m.test(source.text)
}

function createFile(
  file: Omit<ProjectFile, 'documents'>,
  known: readonly { readonly suffix: string; readonly facts?: RuleFacts }[],
): ProjectFile {
  const documents: ProjectDocument[] = []
  const created = { ...file, documents }
  for (const [index, { suffix, facts }] of known.entries()) documents.push({ file: created, index, suffix, facts })
  return created
}

/** Returns the cache entry of a file; undefined if it has errors, or if it is no file. */
export function cachedFileOf({ stamp, hash, documents, crashed, parsed }: ProjectFile): CachedFile | undefined {
  if (crashed || parsed()?.some(({ diagnostics }) => diagnostics.some(isError)) === true) return undefined
  return {
    stamp,
    hash,
    documents: documents.map(({ suffix, facts }) => ({ suffix, ...(facts === undefined ? {} : { facts }) })),
  }
}

/** Returns the errors of a document, including those that later stages would find. */
export const allDiagnosticsOf = (document: RuleDocument): RuleDocument['diagnostics'] => [
  ...document.diagnostics,
  ...errorsBehind(document),
]
