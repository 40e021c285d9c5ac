import { defineCheck } from '../check.js'
import type { RuleContext } from '../rule-context.js'
import { firstDocument } from './first-document.js'
import { fileNameOf } from './path-of.js'

export const filenameDuplicate = defineCheck({
  code: 'filename-duplicate',
  severity: 'warning',
  profiles: ['sigmahq'],
  message: (name: string) => `another file is named \`${name}\``,
  help: 'rename one of the two files',
  why: 'Deployed rules are often kept in one folder, where the second file would overwrite the first.',
  files: {
    wrong: ['windows/whoami_execution.yml', 'linux/whoami_execution.yml'],
    right: ['windows/whoami_execution_win.yml', 'linux/whoami_execution_lnx.yml'],
  },
  wrong: `
title: Whoami on Windows
detection: { selection: { Image|endswith: \\whoami.exe }, condition: selection }
logsource: { product: windows }
---
title: Whoami on Linux
detection: { selection: { Image|endswith: /whoami }, condition: selection }
logsource: { product: linux }
`,
  right: `
title: Whoami on Windows
detection: { selection: { Image|endswith: \\whoami.exe }, condition: selection }
logsource: { product: windows }
---
title: Whoami on Linux
detection: { selection: { Image|endswith: /whoami }, condition: selection }
logsource: { product: linux }
`,
  checkSet: (contexts, report) => {
    const firstByName = new Map<string, RuleContext>()
    for (const context of contexts) {
      const span = firstDocument(context)
      const name = fileNameOf(context.source)?.toLowerCase()
      if (span === undefined || name === undefined) continue
      const first = firstByName.get(name)
      if (first === undefined) firstByName.set(name, context)
      else if (first.source.name !== context.source.name) {
        const place = firstDocument(first) ?? first.root.span
        report(context, span, [name], { related: [{ message: 'the other file', source: first.source, span: place }] })
      }
    }
  },
})
