import { platformsOf } from '../../../backend/platform.js'
import type { Targets } from '../../../backend/targets.js'
import type { EnabledCheck } from '../../../check/check-document.js'
import { checkContexts } from '../../../check/check-sources.js'
import { setLogicOf } from '../../../check/logic/set-logic.js'
import type { RuleContext } from '../../../check/rule-context.js'
import { openFiles } from '../../../project/check/check-files.js'
import type { CheckedTests } from '../../../project/check/rule-tests.js'
import type { Output } from '../../../project/config/project.js'
import type { Input } from '../../../project/files/inputs.js'
import type { Io } from '../../../project/files/io.js'
import { readLinkedFiles } from '../../../project/workspace/linked-files.js'
import type { Progress } from '../../../project/workspace/progress.js'
import type { RuleFile } from '../../../project/workspace/rule-files.js'
import { indexRules } from '../../../rule/rule-index.js'
import type { LimitSettings } from '../../../text/limits.js'
import type { Column } from '../model/columns.js'
import type { RuleCovering, RuleSet, SetDocument } from '../model/rule-set.js'
import { testsOf } from './run-set-tests.js'

export interface ReadRuleSetSettings {
  readonly targets: Targets
  readonly limits: LimitSettings
  readonly checks: readonly EnabledCheck[]
  readonly tagNamespaces: readonly string[]
  /** The outputs of the project, for checks that compare rules with data. */
  readonly outputs: readonly Output[]
  readonly columns: readonly Column[]
  readonly tests: CheckedTests
}

/** Reads, checks and tests a rule set. */
export async function readRuleSet(
  inputs: readonly Input[],
  settings: ReadRuleSetSettings,
  progress: Progress,
  io: Io,
): Promise<RuleSet> {
  const { targets, limits, outputs, columns, checks } = settings
  const linked = await readLinkedFiles(inputs, progress, { limits, keepWritten: true }, platformsOf(targets.values()))
  const files: RuleFile[] = []
  for await (const file of linked.files) files.push(file)
  const all = files.flatMap(({ documents = [] }) => documents.flatMap(({ rule }) => rule ?? []))
  const rules = linked.rules ?? indexRules(all)
  // Findings that depend on the day would make other bytes each day.
  const facts = { tagNamespaces: settings.tagNamespaces }
  const opened = openFiles(files, { targets, limits, outputs, facts, rules }, io)
  const findings = checkContexts(opened.sources, opened.contexts, checks)
  const tests = await testsOf(files, settings.tests, io)
  return {
    documents: files.flatMap(({ input, documents = [], source = { name: input.name, text: '' } }) =>
      documents.map(
        (document): SetDocument => ({
          document,
          input,
          source,
          findings: findings.get(document) ?? document.diagnostics,
          tests: tests.get(document.identity) ?? [],
        }),
      ),
    ),
    rules,
    columns,
    coverings: coveringsOf(opened.contexts),
  }
}

/** Returns the pairs of rules of which one finds all events of the other. */
function coveringsOf(contexts: readonly RuleContext[]): readonly RuleCovering[] {
  const { rules, coverings } = setLogicOf(contexts)
  return coverings.coverings.flatMap(({ covered, by, isEquivalent }) => {
    const [own, other] = [rules[covered]?.rule, rules[by]?.rule]
    return own === undefined || other === undefined ? [] : [{ covered: own, by: other, isEquivalent }]
  })
}
