import type { YamlEntry, YamlNode, YamlScalar } from '../../../rule/yaml/node.js'
import type { Report } from '../../../text/collect-diagnostics.js'
import { diagnoseProject } from '../../../text/diagnose-project.js'
import type { Source, Span } from '../../../text/source.js'
import { MAX_CONFIG_DEPTH } from '../../project-limits.js'
import type { Path } from './paths.js'

/** Data as a tree. A span is no place in a text: it identifies a node. */
export interface DataTree {
  readonly root: YamlNode
  /** Returns the path of the node with this span. */
  readonly pathOf: (span: Span) => Path
}

/**
 * Converts the data of a module to a tree as of YAML, so that one reader checks both. Reports functions, dates and
 * other values that YAML does not have, and omits them.
 */
export function dataNodes(data: unknown, source: Source, report: Report): DataTree {
  const paths: Path[] = []
  const place = (path: Path): Span => {
    paths.push(path)
    return { start: paths.length - 1, end: paths.length - 1 }
  }
  const convert = (value: unknown, path: Path, outer: readonly object[]): YamlNode | undefined => {
    const span = place(path)
    const scalar = scalarOf(value, span)
    if (scalar !== undefined) return scalar
    const problem = problemOf(value, outer)
    if (problem !== undefined || typeof value !== 'object' || value === null) {
      report(diagnoseProject('config-not-data', source, span, [problem ?? `a ${typeof value}`]))
      return undefined
    }
    const inside = [...outer, value]
    if (Array.isArray(value)) {
      const items = Array.from(value, (item, index) => convert(item, [...path, index], inside))
      return { kind: 'sequence', items: items.filter((item) => item !== undefined), span }
    }
    const entries = Object.entries(value).flatMap(([name, item]): YamlEntry[] => {
      if (item === undefined) return []
      const key: YamlScalar = { kind: 'scalar', type: 'text', text: name, span: place([...path, name]) }
      const node = convert(item, [...path, name], inside)
      return node === undefined ? [] : [{ key, value: node }]
    })
    return { kind: 'mapping', entries, span }
  }
  const empty: YamlNode = { kind: 'mapping', entries: [], span: { start: 0, end: 0 } }
  return { root: convert(data, [], []) ?? empty, pathOf: ({ start }) => paths[start] ?? [] }
}

function scalarOf(value: unknown, span: Span): YamlScalar | undefined {
  const scalar = (type: YamlScalar['type']): YamlScalar => ({ kind: 'scalar', type, text: String(value), span })
  if (value === null) return scalar('null')
  if (typeof value === 'string') return scalar('text')
  if (typeof value === 'boolean') return scalar('boolean')
  return typeof value === 'number' && Number.isFinite(value) ? scalar('number') : undefined
}

/** Explains why an object is no data. */
function problemOf(value: unknown, outer: readonly object[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (outer.includes(value)) return 'an object that contains itself'
  if (outer.length >= MAX_CONFIG_DEPTH) return `nested more than ${MAX_CONFIG_DEPTH} levels deep`
  if (Array.isArray(value)) return undefined
  const prototype: unknown = Object.getPrototypeOf(value)
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null
  return isPlain ? undefined : `an object of the class \`${value.constructor.name}\``
}
