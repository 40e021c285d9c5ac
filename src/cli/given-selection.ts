import { usageError } from '../project/files/usage-error.js'
import { compileFilePatterns, pathBelow } from '../project/select/file-patterns.js'
import { type SelectionFlagValues, selectByFlags } from '../project/select/select-by-flags.js'
import { printable } from '../text/control-characters.js'
import { counted, thousands } from '../text/count.js'
import type { OpenSelection } from './open-selection.js'
import { givenFlags } from './selection-flags.js'

/** Opens the selection of flags of which at least one is given. Throws a usage error for a wrong value. */
export function openGivenSelection(flags: SelectionFlagValues, cwd: string): OpenSelection {
  const selects = selectByFlags(flags, cwd)
  let [selected, total] = [0, 0]
  const unused = new Map(flags.exclude.map((pattern) => [pattern, compileFilePatterns([pattern])]))
  return {
    selects: (document, input, rules) => {
      for (const [pattern, matches] of unused) if (matches(pathBelow(cwd, input))) unused.delete(pattern)
      const isSelected = selects?.(document, input, rules) ?? true
      // A filter is a part of other rules.
      if (document.rule?.kind === 'filter') return isSelected
      total++
      if (isSelected) selected++
      return isSelected
    },
    counts: () => ({ selected, total, unused: [...unused.keys()] }),
    add: (counts) => {
      selected += counts.selected
      total += counts.total
      for (const pattern of unused.keys()) if (!counts.unused.includes(pattern)) unused.delete(pattern)
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
