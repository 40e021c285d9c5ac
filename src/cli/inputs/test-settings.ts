import type { RuleMatcherSettings } from '../../convert/compile-rule-matcher.js'
import type { Pipeline } from '../../pipeline/pipeline.js'
import { openPlaceholderValues } from '../../project/config/placeholder-values.js'
import type { Project } from '../../project/config/project.js'
import { usageError } from '../../project/files/usage-error.js'
import type { RunTestsSettings } from '../../project/test/run-tests.js'
import { didYouMean } from '../../text/suggest.js'
import type { Flags } from './flags.js'

export const testFlags = {
  coverage: { about: 'report parts of rules that no test exercises' },
  update: { about: 'write test files for rules without tests' },
  against: { value: '<log>', about: 'count matches in a log (NDJSON, also gzip or zstd)', completes: 'files' },
  jobs: { value: '<number>', about: 'threads for --against (default: processors, at most 8)' },
  samples: { value: '<number>', about: 'events per rule with --against (default: 3)' },
  json: { about: 'with --against, write the counts as JSON' },
  'data-of': { value: '<output>', about: 'events have the fields of the data of an output', completes: 'outputs' },
  watch: { about: 'run the tests of sigmacast.yml whenever a file changes' },
  strict: { about: 'exit with 1 on warnings' },
} as const satisfies Flags

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
