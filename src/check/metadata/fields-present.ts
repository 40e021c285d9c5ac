import { defineCheck } from '../check.js'

export const fieldsPresent = defineCheck({
  code: 'fields-present',
  severity: 'info',
  profiles: [],
  message: () => 'SigmaHQ no longer uses `fields`',
  help: 'remove `fields`, unless a pipeline or an output format of yours reads it',
  why: 'Which fields an analyst needs depends on the platform. SigmaHQ therefore removed the key from its rules.',
  wrong: 'title: Whoami Execution\nfields:\n    - Image',
  right: 'title: Whoami Execution',
  checkRule: ({ root }, report) => {
    const entry = root.entries.find(({ key }) => key.text === 'fields')
    if (entry !== undefined) report(entry.key.span, [])
  },
})
