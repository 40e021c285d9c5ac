import { isAbsolute, win32 } from 'node:path'
import { queryFormat } from '../../../backend/format.js'
import { didYouMean } from '../../../text/suggest.js'
import { nameIdentity, portablePath } from '../../files/portable-name.js'
import { isRuleFile } from '../../files/walk.js'
import { withoutDotSlash } from '../../files/without-dot-slash.js'
import { compileFilePatterns } from '../../select/file-patterns.js'
import { type PathTemplate, parsePathTemplate, pathPlaceholders } from '../path-template.js'
import type { Path } from '../read/paths.js'
import { type ConfigContext, reportAt } from './context.js'
import type { OutputTarget } from './option-values.js'

/** The path of an output in some environment. */
export interface OutputPath {
  readonly output: string
  /** The environment that sets the path; undefined for the output itself. */
  readonly environment: string | undefined
  readonly text: string
  readonly path: Path
  readonly targets: readonly OutputTarget[]
}

/** Files that no output may write: by path relative to the folder of the configuration, with what they are. */
export type ReservedFiles = ReadonlyMap<string, string>

/** Checks the paths of all outputs. */
export function checkPaths(
  paths: readonly OutputPath[],
  rulePatterns: readonly string[],
  reserved: ReservedFiles,
  context: ConfigContext,
): void {
  const isRule = compileFilePatterns(rulePatterns)
  for (const { text, path, targets } of paths) {
    const template = parsePathTemplate(text)
    const problem = placeProblem(text) ?? reservedProblem(template, isRule, reserved)
    if (problem !== undefined) reportAt(context, path, 'bad-path', [text, problem.problem], { help: problem.help })
    checkPlaceholders(text, template, path, context)
    checkLayout(template, targets, path, context)
  }
  checkDistinct(paths, context)
}

interface Problem {
  readonly problem: string
  readonly help?: string
}

/** Explains why a path is none below the folder of the configuration on every system. */
function placeProblem(text: string): Problem | undefined {
  if (text.includes('\\')) return { problem: 'it contains a backslash', help: 'write `/` between the names of folders' }
  if (isAbsolute(text) || win32.isAbsolute(text) || /^[a-z]:/i.test(text)) {
    return { problem: 'it is absolute', help: 'write it relative to the folder of the configuration' }
  }
  const parts = text.split('/')
  if (parts.includes('..')) return { problem: 'it leaves the folder of the configuration' }
  if (parts.at(-1) === '' || text === '.')
    return { problem: 'it is a folder', help: 'add the name of a file, such as `{stem}.txt`' }
  const portable = portablePath(text.replace(/^\.\//, ''))
  if (portable === text.replace(/^\.\//, '')) return undefined
  return { problem: 'Windows does not allow it', help: `write \`${portable}\`` }
}

function reservedProblem(
  { example }: PathTemplate,
  isRule: (path: string) => boolean,
  reserved: ReservedFiles,
): Problem | undefined {
  const file = withoutDotSlash(example)
  const kind = reserved.get(nameIdentity(file))
  if (kind !== undefined) return { problem: `it is ${kind}` }
  if (!isRuleFile(file) || !isRule(file)) return undefined
  return { problem: 'the patterns of the rules include it', help: 'write outputs to a folder of their own' }
}

function checkPlaceholders(text: string, { names }: PathTemplate, path: Path, context: ConfigContext): void {
  for (const name of new Set(names)) {
    if (pathPlaceholders.includes(name)) continue
    const known = pathPlaceholders.map((placeholder) => `{${placeholder}}`)
    const help = didYouMean(`{${name}}`, known) ?? `the placeholders are ${known.join(', ')}`
    reportAt(context, path, 'bad-path', [text, `there is no placeholder \`{${name}}\``], { help })
  }
  if (/[{}]/.test(text.replace(/\{[^{}]*\}/g, ''))) {
    reportAt(context, path, 'bad-path', [text, 'a brace is not closed'], { help: 'write a placeholder as `{stem}`' })
  }
}

function checkLayout(
  { isPerRule, names }: PathTemplate,
  targets: readonly OutputTarget[],
  path: Path,
  context: ConfigContext,
): void {
  if (isPerRule || names.some((name) => !pathPlaceholders.includes(name))) return
  const apart = targets.find(({ format }) => format.layout === 'apart')
  if (apart !== undefined) {
    reportAt(context, path, 'path-of-all-rules', [apart.format.name])
    return
  }
  const queries = targets.filter(({ format }) => format.name === queryFormat.name)
  if (queries.length > 1 && !names.includes('target')) {
    reportAt(context, path, 'mixed-queries', [queries.map(({ backend }) => backend.name)])
  }
}

/** Reports paths that are the same in one environment, and files that are a folder of another output. */
function checkDistinct(paths: readonly OutputPath[], context: ConfigContext): void {
  const environments = new Set(paths.map(({ environment }) => environment))
  const reported = new Set<OutputPath>()
  for (const environment of environments) {
    const byIdentity = new Map<string, OutputPath>()
    const folders = new Map([...pathsIn(environment, paths)].flatMap(foldersOf))
    for (const path of pathsIn(environment, paths)) {
      const identity = nameIdentity(withoutDotSlash(path.text))
      const other = byIdentity.get(identity)
      if (other === undefined) byIdentity.set(identity, path)
      else if (!reported.has(path)) {
        reported.add(path)
        reportAt(context, path.path, 'same-path', [path.text, [other.output, path.output]])
      }
      const inside = folders.get(identity)
      if (inside === undefined || reported.has(path)) continue
      reported.add(path)
      const help = 'give each output a path of its own'
      reportAt(context, path.path, 'bad-path', [path.text, `it is a folder of the output \`${inside}\``], { help })
    }
  }
}

/** Returns the folders that every file of an output has, with its name. */
function foldersOf({ text, output }: OutputPath): readonly (readonly [identity: string, output: string])[] {
  const [fixed = ''] = withoutDotSlash(text).split('{')
  const parts = fixed.split('/').slice(0, -1)
  return parts.map((_, index) => [nameIdentity(parts.slice(0, index + 1).join('/')), output])
}

/** Returns the path of each output in an environment. */
function pathsIn(environment: string | undefined, paths: readonly OutputPath[]): Iterable<OutputPath> {
  const byOutput = new Map<string, OutputPath>()
  for (const path of paths) if (path.environment === undefined) byOutput.set(path.output, path)
  for (const path of paths) if (path.environment === environment) byOutput.set(path.output, path)
  return byOutput.values()
}
