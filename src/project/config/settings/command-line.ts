import type { YamlMapping } from '../../../rule/yaml/node.js'
import { ignoreDiagnostics } from '../../../text/collect-diagnostics.js'
import { compileSelection } from '../../select/compile-selection.js'
import { selectionError } from '../../select/select-by-flags.js'
import type { OutputSettings } from '../config.js'
import { dataNodes } from '../read/data-nodes.js'
import { COMMAND_LINE } from './output-layers.js'

/**
 * Adds the settings of a command line or of a caller to the tree of a configuration. Throws a usage error for a
 * selection with a mistake.
 */
export function withCommandLine(
  root: YamlMapping,
  settings: Partial<OutputSettings> | undefined,
  folder: string,
): YamlMapping {
  if (settings === undefined) return root
  const [problem] = compileSelection(settings.select ?? {}, folder).problems
  if (problem !== undefined) throw selectionError(problem)
  const { root: value } = dataNodes(settings, { name: COMMAND_LINE, text: '' }, ignoreDiagnostics)
  const key = { kind: 'scalar', type: 'text', text: COMMAND_LINE, span: value.span } as const
  return { ...root, entries: [...root.entries, { key, value }] }
}
