import type { RuleMatcherSettings } from '../../convert/compile-rule-matcher.js'
import type { Pipeline } from '../../pipeline/pipeline.js'
import { openPlaceholderValues } from '../../project/config/placeholder-values.js'
import type { Project } from '../../project/config/project.js'
import { usageError } from '../../project/files/usage-error.js'
import type { RunTestsSettings } from '../../project/test/run-tests.js'
import { didYouMean } from '../../text/suggest.js'

/** Returns settings with the pipelines, and with the values that the outputs of a project give the placeholders of a rule. */
export function settingsOfRules(
  project: Project,
  pipelines: readonly Pipeline[],
): NonNullable<RunTestsSettings['settingsFor']> {
  const valuesOf = openPlaceholderValues(project)
  return (document, input, rules) => ({ pipelines: [...pipelines, ...valuesOf(document, input, rules)] })
}

/** Returns the settings with which an output converts a rule, for events in the form of its data. */
export function settingsOfOutput(
  { outputs, outputNames }: Project,
  name: string,
): NonNullable<RunTestsSettings['settingsFor']> {
  const output = outputs.find((candidate) => candidate.name === name)
  if (output === undefined) {
    const help = didYouMean(name, outputNames) ?? `the outputs are ${outputNames.join(', ')}`
    throw usageError(`there is no output \`${name}\``, help)
  }
  return (document, input, rules): RuleMatcherSettings => {
    const { pipelines, unmapped, resolvePlaceholder } = output.settingsFor(document, input, rules).common
    return {
      ...(pipelines === undefined ? {} : { pipelines }),
      ...(unmapped === undefined ? {} : { unmapped }),
      ...(resolvePlaceholder === undefined ? {} : { resolvePlaceholder }),
    }
  }
}
