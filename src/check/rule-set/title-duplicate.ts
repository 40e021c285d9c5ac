import { defineCheck } from '../check.js'
import type { RuleContext } from '../rule-context.js'

export const titleDuplicate = defineCheck({
  code: 'title-duplicate',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (title: string) => `another rule has the title "${title}"`,
  help: 'say in the titles how the rules differ',
  why: 'An analyst sees the title alone. Platforms that name searches by title refuse the second rule, or overwrite the first.',
  wrong: `
title: Whoami
detection: { selection: { Image|endswith: \\whoami.exe }, condition: selection }
logsource: { product: windows }
---
title: whoami
detection: { selection: { Image|endswith: \\whoami.exe }, condition: selection }
logsource: { product: windows }
`,
  right: `
title: Whoami
detection: { selection: { Image|endswith: \\whoami.exe }, condition: selection }
logsource: { product: windows }
---
title: Whoami by a Service
detection: { selection: { Image|endswith: \\whoami.exe }, condition: selection }
logsource: { product: windows }
`,
  checkSet: (contexts, report) => {
    const firstByTitle = new Map<string, RuleContext>()
    for (const context of contexts) {
      const title = context.nodeAt('title')
      if (title?.kind !== 'scalar' || title.text.trim() === '') continue
      const key = title.text.trim().toLowerCase()
      const first = firstByTitle.get(key)
      if (first === undefined) firstByTitle.set(key, context)
      else
        report(context, title.span, [title.text], {
          related: [{ message: 'the other rule', source: first.source, span: titleSpan(first) }],
        })
    }
  },
})

const titleSpan = ({ nodeAt, root }: RuleContext) => nodeAt('title')?.span ?? root.span
