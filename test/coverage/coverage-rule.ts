import type { CoverageRule } from '../../src/project/coverage/coverage.js'

/** A rule with these tags, for windows/process_creation unless `rest` says otherwise. */
export const coverageRule = (tags: readonly string[], rest: Partial<CoverageRule> = {}): CoverageRule => ({
  title: 'Example',
  id: null,
  file: 'example.yml',
  level: null,
  tags,
  logsources: [{ product: 'windows', category: 'process_creation' }],
  verdicts: {},
  tests: 0,
  ...rest,
})
