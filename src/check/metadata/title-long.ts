import { defineCheck } from '../check.js'

const MAX_TITLE_LENGTH = 110

export const titleLong = defineCheck({
  code: 'title-long',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (length: number) => `the title has ${length} characters, more than ${MAX_TITLE_LENGTH}`,
  help: 'name the behaviour in the title, and explain it in the description',
  why: 'Titles are the names of saved searches and alerts. Lists and notifications cut long ones.',
  wrong: `title: ${'Very '.repeat(22)}Suspicious Process`,
  right: 'title: Suspicious Process',
  checkRule: ({ nodeAt }, report) => {
    const title = nodeAt('title')
    if (title?.kind !== 'scalar') return
    const length = [...title.text].length
    if (length > MAX_TITLE_LENGTH) report(title.span, [length])
  },
})
