import { FALSE } from '../../ir/bool.js'
import type { Rule } from '../../rule/rule.js'
import type { Input } from '../files/inputs.js'
import type { SelectionCounts } from '../select/selection-counts.js'
import type { ConvertedRule, TargetResult, TargetSettings } from '../workspace/convert-file.js'
import type { ConvertedFile } from '../workspace/convert-in-turn.js'
import type { RuleFile } from '../workspace/rule-files.js'

// A converted file as data that threads can send: targets, which have functions, are numbers.

/** A file that a thread has converted. */
export interface PlainFile extends Pick<RuleFile, 'skipped'> {
  /** True if the file has no rules and is no mistake, such as a test file. */
  readonly isEmpty: boolean
  readonly rules: readonly PlainRule[]
  /** Texts that the thread has written to stderr. */
  readonly messages: readonly string[]
  /** The rules and names of the file, for the selection of the thread that receives it. */
  readonly selection?: SelectionCounts
}

interface PlainRule extends Omit<ConvertedRule, 'input' | 'results'> {
  readonly results: readonly (Omit<TargetResult, 'backend' | 'format'> & { readonly target: number })[]
}

/** Restores a path in bytes, which a message has turned into an array. */
export const withBytes = (input: Input): Input =>
  input.path === null || typeof input.path === 'string' ? input : { ...input, path: Buffer.from(input.path) }

export const plainRules = (
  rules: readonly ConvertedRule[],
  targets: readonly Pick<TargetSettings, 'backend'>[],
): readonly PlainRule[] =>
  rules.map(({ input, document, results, ...rest }) => ({
    ...rest,
    document: withoutDetection(document),
    results: results.map(({ backend, format, ...result }) => ({
      ...result,
      target: targets.findIndex((target) => target.backend === backend),
    })),
  }))

export const convertedFile = (
  { rules, skipped }: PlainFile,
  input: Input,
  targets: readonly TargetSettings[],
): ConvertedFile => ({
  input,
  rules: rules.map(({ results, ...rest }) => ({
    ...rest,
    input,
    results: results.flatMap(({ target, ...result }) => {
      const { backend, format } = targets[target] ?? {}
      return backend === undefined || format === undefined ? [] : [{ ...result, backend, format }]
    }),
  })),
  ...(skipped === undefined ? {} : { skipped }),
})

/** Removes what nobody reads after the conversion, because copying it takes longer than the conversion. */
const withoutDetection = ({
  identity,
  span,
  diagnostics,
  rule,
}: ConvertedRule['document']): ConvertedRule['document'] => ({
  identity,
  span,
  diagnostics,
  rule: rule && headOf(rule),
})

function headOf(rule: Rule): Rule {
  switch (rule.kind) {
    case 'detection':
      return { ...rule, selections: [], condition: FALSE, custom: {}, mentions: [] }
    case 'correlation':
      return { ...rule, ownRules: [], custom: {}, mentions: [] }
    case 'filter':
      return { ...rule, selections: [], condition: FALSE, custom: {}, mentions: [] }
  }
}
