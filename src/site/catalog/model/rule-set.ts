import type { Finding } from '../../../check/finding.js'
import type { Input } from '../../../project/files/inputs.js'
import type { TestResult } from '../../../project/test/test-run.js'
import type { RuleDocument } from '../../../rule/parse-rules.js'
import type { Rule } from '../../../rule/rule.js'
import type { RuleIndex } from '../../../rule/rule-index.js'
import type { Source } from '../../../text/source.js'
import type { Column } from './columns.js'

/** A rule set that was read, checked and tested: all that pages are made of. */
export interface RuleSet {
  /** In the order of the files. */
  readonly documents: readonly SetDocument[]
  readonly rules: RuleIndex
  readonly columns: readonly Column[]
  readonly coverings: readonly RuleCovering[]
}

/** A document of a rule set: a rule, or one with errors. */
export interface SetDocument {
  readonly document: RuleDocument
  readonly input: Input
  readonly source: Source
  readonly findings: readonly Finding[]
  readonly tests: readonly TestResult[]
}

/** A rule whose events another one finds as well. */
export interface RuleCovering {
  readonly covered: Rule
  readonly by: Rule
  readonly isEquivalent: boolean
}
