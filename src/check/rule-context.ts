import type { RuleDocument } from '../rule/parse-rules.js'
import type { Rule } from '../rule/rule.js'
import { valueAt, type YamlMapping, type YamlNode } from '../rule/yaml/node.js'
import type { Source } from '../text/source.js'
import { type CheckOutput, type OutputTrace, traceOutputs } from './outputs/check-output.js'
import type { OutputSeverities } from './outputs/output-findings.js'
import type { RuleTests } from './tests/rule-tests.js'

/** Facts that checks use besides the rules. */
export interface CheckFacts {
  /** The current day, in the form YYYY-MM-DD. Without it, no check compares dates with it. */
  readonly today?: string | undefined
  /** Returns the outputs for which a rule is converted. Without it, no check compares rules with platforms and data. */
  readonly outputs?: (document: RuleDocument) => readonly CheckOutput[]
  /** The severities of what the conversions for outputs report. Default: those of the profile `recommended`. */
  readonly outputSeverities?: OutputSeverities
  /**
   * Returns the tests of a rule; `undefined` for a rule that needs none or has errors. Without it, no check compares
   * rules with tests.
   */
  readonly tests?: (document: RuleDocument) => RuleTests | undefined
  /** Namespaces of tags that are allowed besides those of the specification. */
  readonly tagNamespaces?: readonly string[]
}

/** One rule as checks see it: what it means, and how it is written. */
export interface RuleContext extends Omit<CheckFacts, 'outputs' | 'tests'> {
  readonly source: Source
  readonly document: RuleDocument
  /** The rule; as far as it could be read if it has errors. */
  readonly rule: Rule | undefined
  /** The document as written. */
  readonly root: YamlMapping
  /** Returns the node below these keys, or `undefined`. */
  readonly nodeAt: (...keys: readonly string[]) => YamlNode | undefined
  /** The tests of the rule; undefined without a project that has tests. */
  readonly tests: RuleTests | undefined
  /** Returns the conversions of the rule for the outputs; converts once. Empty for rules with errors. */
  readonly traces: () => readonly OutputTrace[]
}

/** Creates the context of a document that was read with `keepWritten`; `undefined` if it is no map. */
export function ruleContext(
  source: Source,
  document: RuleDocument,
  { outputs = () => [], tests = () => undefined, ...facts }: CheckFacts = {},
): RuleContext | undefined {
  const { root, rule, draft } = document
  if (root === undefined) return undefined
  let traced: readonly OutputTrace[] | undefined
  const traces = (): readonly OutputTrace[] => {
    traced ??= traceOutputs(document, outputs(document))
    return traced
  }
  return {
    ...facts,
    source,
    document,
    rule: rule ?? draft,
    root,
    nodeAt: (...keys) => nodeAt(root, keys),
    tests: tests(document),
    traces,
  }
}

function nodeAt(root: YamlMapping, keys: readonly string[]): YamlNode | undefined {
  let node: YamlNode | undefined = root
  for (const key of keys) node = valueAt(node, key)
  return node
}
