import type { LoadedBackend } from '../../../backend/loaded-backend.js'
import type { PlaceholderResolver } from '../../../pipeline/action.js'
import { describe, type YamlMapping } from '../../../rule/yaml/node.js'
import { readYaml } from '../../../rule/yaml/read-yaml.js'
import { collectDiagnostics } from '../../../text/collect-diagnostics.js'
import { diagnoseProject } from '../../../text/diagnose-project.js'
import type { Diagnostic } from '../../../text/diagnostic.js'
import type { Source } from '../../../text/source.js'

/** A configuration as a tree with places, before it is checked. */
export interface ConfigDocument {
  readonly source: Source
  /** Undefined if there is nothing to check. */
  readonly root: YamlMapping | undefined
  readonly backends: readonly LoadedBackend[]
  readonly resolve: PlaceholderResolver | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a configuration in YAML. */
export function readConfigText(source: Source): ConfigDocument {
  const [first, second] = readYaml(source)
  const { report, reportAll, diagnostics } = collectDiagnostics()
  reportAll((first?.diagnostics ?? []).map(withoutRuleHelp))
  if (second !== undefined) report(diagnoseProject('several-configs', source, second.span, []))
  const root = first?.root
  const isEmpty = root === undefined || (root.kind === 'scalar' && root.type === 'null')
  if (root?.kind !== 'mapping' && diagnostics.length === 0) {
    const found = isEmpty ? 'an empty file' : describe(root)
    report(diagnoseProject('not-a-config', source, root?.span ?? { start: 0, end: 0 }, [found]))
  }
  return {
    source,
    root: root?.kind === 'mapping' ? root : undefined,
    backends: [],
    resolve: undefined,
    diagnostics,
  }
}

/** The help for mistakes whose usual help is about rules. */
const HELPS: Readonly<Record<string, string>> = {
  'duplicate-key': 'remove one of them',
  'tab-indentation': 'indent with spaces',
}

/** Replaces a help that is about rules. */
function withoutRuleHelp(diagnostic: Diagnostic): Diagnostic {
  const help = HELPS[diagnostic.code]
  if (help === undefined) return diagnostic
  return Object.assign(Object.create(Object.getPrototypeOf(diagnostic)), diagnostic, { help })
}
