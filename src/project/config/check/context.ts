import type { LoadedTargets } from '../../../backend/targets.js'
import type { YamlMapping, YamlNode } from '../../../rule/yaml/node.js'
import type { Arguments, Code } from '../../../text/catalogue.js'
import type { Report } from '../../../text/collect-diagnostics.js'
import { diagnoseProject } from '../../../text/diagnose-project.js'
import type { Extras } from '../../../text/diagnostic.js'
import type { Source } from '../../../text/source.js'
import { keySpanAt, nodeAt, type Path, spanAt } from '../read/paths.js'

/** A configuration that is being checked. Its values have the types of the schema, except that items may be null. */
export interface ConfigContext {
  readonly source: Source
  readonly root: YamlMapping
  /** The folder of the configuration. */
  readonly folder: string
  readonly targets: LoadedTargets
  readonly report: Report
}

/** Reports a diagnostic at the value of a path. */
export function reportAt<C extends Code>(
  { source, root, report }: ConfigContext,
  path: Path,
  code: C,
  args: Arguments<C>,
  extras: Extras = {},
): void {
  report(diagnoseProject(code, source, spanAt(root, path), args, extras))
}

/** Reports a diagnostic at the last key of a path. */
export function reportAtKey<C extends Code>(
  { source, root, report }: ConfigContext,
  path: Path,
  code: C,
  args: Arguments<C>,
  extras: Extras = {},
): void {
  report(diagnoseProject(code, source, keySpanAt(root, path), args, extras))
}

/** A value with its path. */
export interface Placed<Value> {
  readonly value: Value
  readonly path: Path
}

/** Returns the texts at a path, which has one or a list of them. */
export function textsAt({ root }: Pick<ConfigContext, 'root'>, path: Path): readonly Placed<string>[] {
  return itemsAt({ root }, path).flatMap(({ value, path: at }) =>
    value.kind === 'scalar' && value.type !== 'null' ? [{ value: value.text, path: at }] : [],
  )
}

/** Returns the items of a list, or a single value as the only one. */
export function itemsAt({ root }: Pick<ConfigContext, 'root'>, path: Path): readonly Placed<YamlNode>[] {
  const node = nodeAt(root, path)
  if (node === undefined) return []
  return node.kind === 'sequence'
    ? node.items.map((value, index) => ({ value, path: [...path, index] }))
    : [{ value: node, path }]
}

/** Returns the keys of a map at a path, with the paths of their values. */
export function keysAt({ root }: Pick<ConfigContext, 'root'>, path: Path): readonly Placed<string>[] {
  const node = nodeAt(root, path)
  if (node?.kind !== 'mapping') return []
  return node.entries.map(({ key }) => ({ value: key.text, path: [...path, key.text] }))
}
