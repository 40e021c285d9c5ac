import type { Input } from '../../project/files/inputs.js'
import type { SelectionFlagValues } from '../../project/select/select-by-flags.js'
import type { SelectionCounts } from '../../project/select/selection-counts.js'
import type { RuleDocument } from '../../rule/parse-rules.js'
import type { RuleIndex } from '../../rule/rule-index.js'
import { givenFlags } from '../flags/selection-flags.js'

/** The selection of a run, with the number of rules that it has met. */
export interface OpenSelection {
  /** True if the rule of a document is selected. To be called once per document. */
  readonly selects: (document: RuleDocument, input: Input, rules: RuleIndex | undefined) => boolean
  /**
   * Ends the selection and returns its lines of the summary, none without a flag. Throws a usage error if no rule is
   * selected.
   */
  readonly close: () => readonly string[]
  /** Takes what the selection has met since the last call, for one of another thread. Undefined without a flag. */
  readonly take: () => SelectionCounts | undefined
  /** Adds what the selection of another thread has met. */
  readonly add: (counts: SelectionCounts) => void
}

/**
 * Opens the selection of the flags. Throws a usage error for a wrong value. Loads the modules that select only if a
 * flag is given.
 */
export const openSelection = async (flags: SelectionFlagValues, cwd: string): Promise<OpenSelection> =>
  givenFlags(flags).length === 0
    ? { selects: () => true, close: () => [], take: () => undefined, add: () => {} }
    : (await import('./given-selection.js')).openGivenSelection(flags, cwd)
