import type { Data } from '../../../rule/yaml/data.js'
import { toData } from '../../../rule/yaml/data.js'
import { didYouMean } from '../../../text/suggest.js'
import { compileSelection, type RuleSelector } from '../../select/compile-selection.js'
import type { Selection } from '../../select/selection.js'
import type { SelectionProblem } from '../../select/selection-problem.js'
import { nodeAt, type Path } from '../read/paths.js'
import { type ConfigContext, reportAt } from './context.js'

/** Compiles the selection at a path, and reports its mistakes. Undefined if there is none. */
export function selectorAt(context: ConfigContext, path: Path): RuleSelector | undefined {
  const node = nodeAt(context.root, path)
  if (node?.kind !== 'mapping') return undefined
  const { selects, problems } = compileSelection(withoutNulls(toData(node)) as Selection, context.folder)
  for (const problem of problems) reportProblem(problem, path, context)
  return selects
}

/** Removes the items that the schema rejects. */
export function withoutNulls(data: Data): Data {
  if (Array.isArray(data)) return data.filter((item) => item !== null).map(withoutNulls)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => (value === null ? [] : [[key, withoutNulls(value)]])),
  )
}

function reportProblem(problem: SelectionProblem, path: Path, context: ConfigContext): void {
  const at = [...path, ...problem.path]
  if (problem.kind === 'value') {
    const { key, value, allowed } = problem
    reportAt(context, at, 'value-not-allowed', [key, value, allowed], { help: didYouMean(value, allowed) })
  } else if (problem.kind === 'list') reportAt(context, at, 'bad-list', [problem.file, problem.reason])
  else if (problem.kind === 'pattern') reportAt(context, at, 'no-files', [problem.reason])
  // The schema reports unknown keys.
}
