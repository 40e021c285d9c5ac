import type { Input } from '../project/files/inputs.js'
import { usageError } from '../project/files/usage-error.js'
import { compileFilePatterns, pathBelow } from '../project/select/file-patterns.js'
import { type SelectionFlagValues, selectByFlags } from '../project/select/select-by-flags.js'
import type { RuleDocument } from '../rule/parse-rules.js'
import type { RuleIndex } from '../rule/rule-index.js'
import { printable } from '../text/control-characters.js'
import { counted, thousands } from '../text/count.js'
import type { Flags } from './flags.js'

/** The flags that select rules. Several flags all have to hold; of the values of one flag, one has to. */
export const selectionFlags = {
  level: { value: '<level>', about: "only rules of a level, such as 'high' or '>=high'" },
  status: { value: '<status>', about: 'only rules of a status, such as stable,test' },
  tag: { value: '<tag>', about: 'only rules with a tag, or one below it' },
  product: { value: '<name>', about: 'only rules about a product' },
  category: { value: '<name>', about: 'only rules about a category' },
  service: { value: '<name>', about: 'only rules about a service' },
  author: { value: '<name>', about: "only rules by an author, such as '*Doe*'" },
  id: { value: '<id|name>', about: 'only rules with an id or name' },
  exclude: { value: '<pattern>', about: 'not the rules of these files; repeatable' },
  'select-list': { value: '<file>', about: 'only rules whose id or name is in a file' },
} as const satisfies Flags

/** The selection of a run, with the number of rules that it has met. */
export interface OpenSelection {
  /** True if the rule of a document is selected. To be called once per document. */
  readonly selects: (document: RuleDocument, input: Input, rules: RuleIndex | undefined) => boolean
  /**
   * Ends the selection and returns its lines of the summary, none without a flag. Throws a usage error if no rule is
   * selected.
   */
  readonly close: () => readonly string[]
}

/** Opens the selection of the flags. Throws a usage error for a wrong value. */
export function openSelection(flags: SelectionFlagValues, cwd: string): OpenSelection {
  const selects = selectByFlags(flags, cwd)
  if (selects === undefined) return { selects: () => true, close: () => [] }
  let [selected, total] = [0, 0]
  const unused = new Map(flags.exclude.map((pattern) => [pattern, compileFilePatterns([pattern])]))
  return {
    selects: (document, input, rules) => {
      for (const [pattern, matches] of unused) if (matches(pathBelow(cwd, input))) unused.delete(pattern)
      const isSelected = selects(document, input, rules)
      // A filter is a part of other rules.
      if (document.rule?.kind === 'filter') return isSelected
      total++
      if (isSelected) selected++
      return isSelected
    },
    close: () => {
      if (selected === 0 && total > 0) {
        const subject = total === 1 ? 'the rule is not' : `none of ${counted(total, 'rule')} is`
        throw usageError(`${subject} selected by ${givenFlags(flags).join(' and ')}`)
      }
      return [
        ...[...unused.keys()].map((pattern) => `\`--exclude ${printable(pattern)}\` excludes no file`),
        `${thousands(selected)} of ${thousands(total)} rules selected`,
      ]
    },
  }
}

/** Returns the flags of a selection that are given, such as `--level`. */
export const givenFlags = (flags: SelectionFlagValues): readonly string[] =>
  (Object.keys(selectionFlags) as (keyof SelectionFlagValues)[])
    .filter((name) => flags[name].length > 0)
    .map((name) => `\`--${name}\``)
