import type { YamlNode } from '../../rule/yaml/node.js'
import { spanWithin } from '../../rule/yaml/span-within.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import type { OptionReader } from '../option-reader.js'
import type { PythonProblem } from './python-reading.js'
import { type PythonRegex, pythonRegex } from './python-regex.js'
import { type PythonTemplate, pythonTemplate } from './python-template.js'

type Reader = Pick<OptionReader, 'source' | 'report'>

/** Replaces an invalid expression in a pipeline that is then rejected. */
export const UNREADABLE: PythonRegex = {
  search: /(?!)/dg,
  start: /(?!)/dy,
  groups: 0,
  names: new Map(),
  repeated: new Set(),
}

/** Reads the expression of an option, and reports problems at its place. */
export function readRegex(node: YamlNode | undefined, reader: Reader): PythonRegex {
  if (node?.kind !== 'scalar') return UNREADABLE
  const regex = pythonRegex(node.text)
  return 'problem' in regex ? reported(node, reader, regex, UNREADABLE) : regex
}

/** Reads the replacement for the matches of the expression. */
export function readTemplate(node: YamlNode | undefined, regex: PythonRegex, reader: Reader): PythonTemplate {
  if (node?.kind !== 'scalar' || regex === UNREADABLE) return []
  const template = pythonTemplate(node.text, regex)
  return 'problem' in template ? reported(node, reader, template, []) : template
}

function reported<T>(
  node: YamlNode & { readonly kind: 'scalar' },
  { source, report }: Reader,
  { problem, start, end }: PythonProblem,
  fallback: T,
): T {
  const span = spanWithin(source.text, node, start, Math.min(end, node.text.length))
  report(diagnosePipeline('bad-python-regex', source, span, [problem]))
  return fallback
}
