import { isMetadataKey } from '../../rule/metadata/read-metadata.js'
import { defineCheck } from '../check.js'

/** Keys of the specification beside the metadata, and those that SigmaHQ adds. */
const KNOWN: ReadonlySet<string> = new Set([
  'logsource',
  'detection',
  'correlation',
  'filter',
  'generate',
  'action',
  'sigma-version',
  'sigmacast',
  'regression_tests_path',
  'simulation',
])

export const customKey = defineCheck({
  code: 'custom-key',
  severity: 'info',
  profiles: ['sigmahq'],
  message: (key: string) => `\`${key}\` is not a key of the specification`,
  help: 'remove it, or silence this line if a tool of yours reads it',
  why: 'Other tools ignore custom keys. In a shared repository, they mean something to their author only.',
  wrong: 'title: Whoami Execution\nticket: SOC-1234',
  right: 'title: Whoami Execution',
  checkRule: ({ root }, report) => {
    for (const { key } of root.entries) {
      if (!isMetadataKey(key.text) && !KNOWN.has(key.text)) report(key.span, [key.text])
    }
  },
})
