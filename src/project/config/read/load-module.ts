import { statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { LoadedBackend } from '../../../backend/loaded-backend.js'
import { isObject } from '../../../ir/json.js'
import type { PlaceholderResolver } from '../../../pipeline/action.js'
import { describe } from '../../../rule/yaml/node.js'
import { collectDiagnostics } from '../../../text/collect-diagnostics.js'
import { diagnoseProject } from '../../../text/diagnose-project.js'
import type { Diagnostic } from '../../../text/diagnostic.js'
import type { Source } from '../../../text/source.js'
import { openBackend } from '../../backends/open-backend.js'
import type { ConfigDocument } from './config-document.js'
import { type DataTree, dataNodes } from './data-nodes.js'
import { type ModuleProblem, readModuleError } from './module-error.js'
import { pathText } from './paths.js'

/** A configuration in a module, and how its diagnostics name places. */
export interface ConfigModule extends ConfigDocument {
  /** Returns the diagnostic with the path of its place in the message: a module has no lines to point at. */
  readonly placed: (diagnostic: Diagnostic) => Diagnostic
}

/** Imports a configuration from a module, again if the file has changed. Never throws. */
export async function loadModule(name: string, path: string): Promise<ConfigModule> {
  const source: Source = { name, text: '' }
  try {
    const { href } = pathToFileURL(path)
    const { importModule } = await import('../../backends/import-module.js')
    const module = await importModule(`${href}?${statSync(path).mtimeMs}`)
    if (module.default === undefined)
      return failed(source, { problem: 'the module has no default export', help: EXPORT_HELP, at: 0 })
    return await documentOf(source, module.default)
  } catch (error) {
    const problem = readModuleError(name, path, error)
    return failed({ name, text: problem.text }, problem)
  }
}

const EXPORT_HELP = 'write `export default defineConfig({ … })`'

function failed(source: Source, { problem, help, at }: ModuleProblem): ConfigModule {
  const diagnostic = diagnoseProject('config-module', source, { start: at, end: at }, [problem], { help })
  return {
    source,
    root: undefined,
    backends: [],
    resolve: undefined,
    diagnostics: [diagnostic],
    placed: (other) => other,
  }
}

async function documentOf(source: Source, exported: unknown): Promise<ConfigModule> {
  const { report, diagnostics } = collectDiagnostics()
  const { backends, resolve, data } = splitCode(exported)
  const tree = dataNodes(data, source, report)
  const { root } = tree
  if (root.kind !== 'mapping') {
    report(diagnoseProject('not-a-config', source, root.span, [describe(root)], { help: EXPORT_HELP }))
  }
  if (resolve !== undefined && typeof resolve !== 'function') {
    report(diagnoseProject('config-module', source, root.span, ['`resolve` must be a function']))
  }
  return {
    source,
    root: root.kind === 'mapping' ? root : undefined,
    backends: await usableBackends(source, backends, report),
    resolve: typeof resolve === 'function' ? (resolve as PlaceholderResolver) : undefined,
    diagnostics,
    placed: (diagnostic) => (diagnostic.source === source ? withPath(diagnostic, tree) : diagnostic),
  }
}

/** Separates code from data. A function in place of a configuration is data that `dataNodes` reports. */
function splitCode(exported: unknown): {
  readonly backends: unknown
  readonly resolve: unknown
  readonly data: unknown
} {
  if (!isObject(exported)) return { backends: undefined, resolve: undefined, data: exported }
  const { backends, resolve, ...data } = exported
  return { backends, resolve, data }
}

async function usableBackends(
  source: Source,
  backends: unknown,
  report: (diagnostic: Diagnostic) => void,
): Promise<readonly LoadedBackend[]> {
  if (backends === undefined) return []
  const items: readonly unknown[] = Array.isArray(backends) ? backends : [backends]
  const opened = await Promise.all(items.map(openBackend))
  return opened.flatMap((backend, index) => {
    if (!('problem' in backend)) return [backend]
    const problem = `\`backends[${index}]\`: ${backend.problem}`
    report(diagnoseProject('bad-backend', source, { start: 0, end: 0 }, [problem]))
    return []
  })
}

function withPath(diagnostic: Diagnostic, { pathOf }: DataTree): Diagnostic {
  const path = pathText(pathOf(diagnostic.span))
  return Object.assign(Object.create(Object.getPrototypeOf(diagnostic)), diagnostic, {
    message: path === '' ? diagnostic.message : `${path}: ${diagnostic.message}`,
    span: { start: 0, end: 0 },
  })
}
