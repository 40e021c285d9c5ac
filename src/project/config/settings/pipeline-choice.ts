import type { RuleSelector } from '../../select/compile-selection.js'
import { type ConfigContext, itemsAt, textsAt } from '../check/context.js'
import { selectorAt } from '../check/selections.js'
import type { Path } from '../read/paths.js'

/** An entry of a list of pipelines. */
interface PipelineEntry {
  readonly names: readonly string[]
  /** Undefined for an entry that applies to every rule. */
  readonly selects: RuleSelector | undefined
}

/** Returns the names of the pipelines for a rule, in order. */
export type PipelineChoice = (...rule: Parameters<RuleSelector>) => readonly string[]

/**
 * Compiles lists of pipelines. Of the entries of a list with a selection, only the first one that holds applies, at its
 * place in the list.
 */
export function choosePipelines(context: ConfigContext, lists: readonly Path[]): PipelineChoice {
  // The mistakes of selections are reported once, where they are written.
  const compiled = lists.map((list) => compileList({ ...context, report: () => {} }, list))
  return (document, input, rules) =>
    compiled.flatMap((entries) => {
      const first = entries.find(({ selects }) => selects?.(document, input, rules))
      return entries.filter((entry) => entry.selects === undefined || entry === first).flatMap(({ names }) => names)
    })
}

const compileList = (context: ConfigContext, list: Path): readonly PipelineEntry[] =>
  itemsAt(context, list).flatMap(({ value, path }): PipelineEntry[] => {
    if (value.kind === 'scalar') return value.type === 'null' ? [] : [{ names: [value.text], selects: undefined }]
    if (value.kind !== 'mapping') return []
    const names = textsAt(context, [...path, 'use']).map((name) => name.value)
    return [{ names, selects: selectorAt(context, [...path, 'select']) ?? (() => true) }]
  })
