import { defineCheck } from '../check.js'

/** Reported by `checkSources`, which alone knows what each comment silences. */
export const unusedSuppression = defineCheck({
  code: 'unused-suppression',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (codes: string) =>
    codes === ''
      ? 'this comment silences nothing: it names no finding'
      : `this comment silences nothing: no line that it covers has ${codes}`,
  help: 'remove the comment',
  why: 'A comment that silences nothing hides a finding that somebody introduces later.',
  wrong: `
# sigmacast-ignore title-long: the name of the malware is long
title: Suspicious Process
`,
  right: `
title: Suspicious Process
`,
})
