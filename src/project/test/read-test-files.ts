import { dirname, join, relative, resolve } from 'node:path'
import type { ReadSettings } from '../../rule/parse-rules.js'
import { collectDiagnostics } from '../../text/collect-diagnostics.js'
import { diagnoseProject } from '../../text/diagnose-project.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { limitsOf } from '../../text/limits.js'
import type { Source, Span } from '../../text/source.js'
import { didYouMean } from '../../text/suggest.js'
import type { Input } from '../files/inputs.js'
import type { Io } from '../files/io.js'
import { readInput } from '../files/read-input.js'
import { withSlashes } from '../files/with-slashes.js'
import type { Progress } from '../workspace/progress.js'
import { parseRuleFile, type RuleFile } from '../workspace/rule-files.js'
import { isEventFile, type ReadEvents, readEventFile } from './events/read-event-file.js'
import { absolutePath, filesIn, type TestFiles } from './find-test-files.js'
import { isTestFile } from './is-test-file.js'
import { labelledTest } from './read/read-labelled-file.js'
import { readTestFile } from './read/read-test-file.js'
import type { TestReading } from './read/test-reading.js'
import type { RuleTest, TestEvent } from './rule-test.js'

/** The contents of the files of a run. */
export interface ReadTestFiles {
  readonly files: readonly RuleFile[]
  /** The files of `TestFiles.background`. */
  readonly background?: readonly RuleFile[]
  readonly tests: readonly RuleTest[]
  /** Mistakes in test files and in files of events. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads rules and tests. Never throws because of a file. */
export async function readTestFiles(
  { inputs, labelled, background: others = [] }: TestFiles,
  reading: ReadSettings,
  io: Io,
  onRead?: Progress['advance'],
): Promise<ReadTestFiles> {
  const { report, diagnostics } = collectDiagnostics()
  const [files, tests]: [RuleFile[], RuleTest[]] = [[], []]
  const limits = limitsOf(reading.limits)
  const load = eventLoader(io, reading, report)
  for (const input of inputs) {
    const read = await readInput(input, io, limits)
    if ('text' in read && isTestFile(read)) tests.push(...(await readTestFile(load(input, read), limits)))
    else files.push(parseRuleFile(input, read, io, reading))
    await onRead?.()
  }
  for (const input of labelled) {
    const path = absolutePath(input, io.cwd)
    const events = await readEventFile(path, input.name, io, limits)
    if ('code' in events) report(events)
    else tests.push(...labelledTest(path, events))
    await onRead?.()
  }
  const background: RuleFile[] = []
  for (const input of others) background.push(parseRuleFile(input, await readInput(input, io, limits), io, reading))
  return { files, background, tests, diagnostics }
}

/** Returns the reading of each test file. A file of events that several tests name is read once. */
function eventLoader(io: Io, { limits: settings }: ReadSettings, report: (diagnostic: Diagnostic) => void) {
  const limits = limitsOf(settings)
  const cache = new Map<string, Promise<ReadEvents>>()
  return (input: Input, source: Source): TestReading => {
    const path = absolutePath(input, io.cwd)
    const folder = input.path === null ? io.cwd : dirname(path)
    const loadEvents = async (file: string, span: Span): Promise<readonly TestEvent[]> => {
      const place = resolve(folder, file)
      const problem = fileProblem(file, place)
      if (problem !== undefined) {
        report(diagnoseProject('test-events', source, span, [problem.problem], { help: problem.help }))
        return []
      }
      const isNew = !cache.has(place)
      const reading = cache.get(place) ?? readEventFile(place, nameOf(place, io.cwd), io, limits)
      cache.set(place, reading)
      const events = await reading
      if (!('code' in events)) return events
      if (isNew) report(events)
      return []
    }
    return { source, path, report, loadEvents, filesIn: (below) => filesIn(join(folder, below)) }
  }
}

function fileProblem(
  file: string,
  path: string,
): { readonly problem: string; readonly help: string | undefined } | undefined {
  if (!isEventFile(file)) {
    return { problem: `\`${file}\` is no file of events`, help: 'use .json, .ndjson, .jsonl or .csv' }
  }
  const names = filesIn(dirname(path))
  const name = path.slice(dirname(path).length + 1)
  return names.includes(name) ? undefined : { problem: `\`${file}\` does not exist`, help: didYouMean(name, names) }
}

const nameOf = (path: string, cwd: string): string => withSlashes(relative(cwd, path))
