import { platformsOf } from '../../backend/platform.js'
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
import type { AheadFile, ReadAhead } from './ahead/ahead.js'
import type { BuildCache, CachedFile } from './build-cache.js'
import { stampText } from './file-stamp.js'
import { hashText } from './hashes.js'
import type { ProjectDocument, ProjectFile, ReadDocument } from './project-rules.js'
import { factsOf, type RuleFacts } from './rule-facts.js'

/** The ways to read the files of a project. */
export interface FileReading {
  /** Reads and converts files ahead of the plan. Default: the plan reads them one after the other. */
  readonly readAhead?: ReadAhead | undefined
  /** Platforms whose options rules may set although their targets are not loaded. */
  readonly platforms?: readonly string[]
}

/**
 * Reads the files of a project that no earlier run knows. Files of the cache are parsed only if they are needed, and so
 * are files that threads read with `readAhead`.
 */
export async function readProjectFiles(
  project: Project,
  cache: BuildCache | undefined,
  progress: Progress,
  { readAhead, platforms = [] }: FileReading = {},
): Promise<readonly ProjectFile[]> {
  const keys = new Set([...platforms, ...platformsOf(project.targets.values())])
  const reading: ReadSettings = { limits: project.limits, platforms: [...keys] }
  const opening = { cache, reading, progress }
  if (readAhead !== undefined) return readWithThreads(project.inputs, opening, readAhead)
  const files: ProjectFile[] = []
  for (const input of project.inputs) files.push(await openFile(input, opening))
  progress.end()
  return files
}

interface Opening {
  readonly cache: BuildCache | undefined
  readonly reading: ReadSettings
  readonly progress: Progress
}

/** Looks for all files in the cache before threads read the others. */
async function readWithThreads(
  inputs: readonly Input[],
  opening: Opening,
  readAhead: ReadAhead,
): Promise<readonly ProjectFile[]> {
  const { reading, progress } = opening
  const files = new Map<Input, ProjectFile>()
  const others: { readonly input: Input; readonly stamp: string; readonly hash: string }[] = []
  for (const input of inputs) {
    const found = await findFile(input, opening)
    if ('file' in found) files.set(input, found.file)
    else others.push({ input, stamp: found.stamp, hash: found.hash })
  }
  const threads = readAhead(others.map(({ input }) => input))?.[Symbol.asyncIterator]()
  for (const { input, stamp, hash } of others) {
    const ahead: AheadFile | undefined = (await threads?.next())?.value
    if (ahead?.hash === hash) {
      files.set(
        input,
        fromAhead(input, stamp, ahead, () => parse(input, reading, progress.io)),
      )
      await progress.advance()
    } else files.set(input, await openFile(input, opening))
  }
  await threads?.return?.()
  progress.end()
  return inputs.flatMap((input) => files.get(input) ?? [])
}

async function openFile(input: Input, opening: Opening): Promise<ProjectFile> {
  const { reading, progress } = opening
  const found = await findFile(input, opening)
  if ('file' in found) return found.file
  const { stamp, hash, read } = found
  const parsed = parseRuleFile(input, read, progress.io, reading)
  await progress.advance()
  return fromParsed(parsed, { stamp, hash }, 'text' in read ? read : undefined)
}

type Found =
  | { readonly file: ProjectFile }
  | { readonly stamp: string; readonly hash: string; readonly read: Awaited<ReturnType<typeof readInput>> }

/** Finds a file in the cache, or reads it. */
async function findFile(input: Input, { cache, reading, progress: { io, advance } }: Opening): Promise<Found> {
  const cached = cache?.files[input.name]
  // The stamp is taken before the file is read: a change in between makes it stale.
  const stamp = input.path === null ? '' : stampText(input.path)
  if (cached !== undefined && stamp !== '' && cached.stamp === stamp) {
    return { file: fromCache(input, cached, () => parse(input, reading, io), advance) }
  }
  const read = await readInput(input, io, limitsOf(reading.limits))
  const hash = 'text' in read ? hashText(read.text) : ''
  if (cached === undefined || cached.hash !== hash) return { stamp, hash, read }
  const load = async (): Promise<RuleFile> => parseRuleFile(input, read, io, reading)
  return { file: fromCache(input, { ...cached, stamp }, load, advance) }
}

const parse = async (input: Input, reading: ReadSettings, io: Io): Promise<RuleFile> =>
  parseRuleFile(input, await readInput(input, io, limitsOf(reading.limits)), io, reading)

/** Creates a file whose documents are known, and which is parsed at most once. */
function fromCache(
  input: Input,
  { stamp, hash, documents }: CachedFile,
  read: () => Promise<RuleFile>,
  onParsed: Progress['advance'],
): ProjectFile {
  return createFile(
    {
      ...openDocuments(read, onParsed),
      input,
      stamp,
      hash,
      isCached: true,
      mayHideFilter: false,
      note: undefined,
      crashed: false,
      read: () => undefined,
      ahead: undefined,
    },
    documents,
  )
}

/** Creates a file that a thread has read, and which is parsed only if other files need it. */
function fromAhead(input: Input, stamp: string, ahead: AheadFile, parse: () => Promise<RuleFile>): ProjectFile {
  const { hash, mayHideFilter, note, read, documents } = ahead
  return createFile(
    {
      ...openDocuments(parse),
      input,
      stamp,
      hash,
      isCached: false,
      mayHideFilter,
      note,
      crashed: false,
      read: () => read,
      ahead,
    },
    documents,
  )
}

/** Creates the functions of a file that parse it at most once. */
function openDocuments(
  read: () => Promise<RuleFile>,
  onParsed?: Progress['advance'],
): Pick<ProjectFile, 'load' | 'parsed'> {
  let parsed: readonly RuleDocument[] | undefined
  const load = async (): Promise<readonly RuleDocument[]> => {
    if (parsed === undefined) {
      parsed = (await read()).documents ?? []
      await onParsed?.()
    }
    return parsed
  }
  return { load, parsed: () => parsed }
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
      read: () => parsed.map(readDocument),
      ahead: undefined,
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

const readDocument = (document: RuleDocument): ReadDocument => ({
  identity: document.identity,
  diagnostics: document.diagnostics,
  furtherErrors: errorsBehind(document),
})

/** Returns the cache entry of a file; undefined if it has errors, or if it is no file. */
export function cachedFileOf({ stamp, hash, documents, crashed, read }: ProjectFile): CachedFile | undefined {
  if (crashed || read()?.some(({ diagnostics }) => diagnostics.some(isError)) === true) return undefined
  return {
    stamp,
    hash,
    documents: documents.map(({ suffix, facts }) => ({ suffix, ...(facts === undefined ? {} : { facts }) })),
  }
}
