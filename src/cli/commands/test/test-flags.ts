import { type Flags, type FlagValues, verboseFlag } from '../../flags/flags.js'
import { limitFlags } from '../../flags/limit-flags.js'
import { pipelineFlags } from '../../flags/pipeline-flags.js'
import { reporterFlags } from '../../flags/reporter-flags.js'
import { selectionFlags } from '../../flags/selection-flags.js'
import { projectFlags } from '../../inputs/open-project.js'

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
  ...pipelineFlags,
  ...projectFlags,
  ...selectionFlags,
  ...reporterFlags,
  ...limitFlags,
  ...verboseFlag,
} as const satisfies Flags

export type TestFlags = FlagValues<typeof testFlags>
