import { isComplete } from '../../rule/actions.js'
import { valueAt } from '../../rule/yaml/node.js'
import { readYaml } from '../../rule/yaml/read-yaml.js'
import type { Source, Span } from '../../text/source.js'
import { defineCheck } from '../check.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import type { Fix } from '../finding.js'
import { type CollectionDocument, expandGlobals } from './expand-globals.js'

export const globalDocument = defineCheck({
  code: 'global-document',
  severity: 'info',
  profiles: ['sigmahq'],
  fix: 'unsafe',
  message: () => '`action: global` is not a part of version 2 of the specification',
  help: 'write each rule as a whole; the fix copies the global keys into each of them',
  why: `Version 2 of the specification defines documents that are complete by themselves. Tools without collections reject the
file. The rules of a collection also share their title and id, so that platforms keep only one of them.`,
  wrong: `
action: global
title: Whoami Execution
id: 929a690e-bef0-4204-a928-ef5e620d6fcc
detection:
    condition: selection
---
logsource:
    product: windows
    category: process_creation
detection:
    selection:
        Image|endswith: \\whoami.exe
---
logsource:
    product: linux
    category: process_creation
detection:
    selection:
        Image|endswith: /whoami
`,
  right: `
title: Whoami Execution
id: 929a690e-bef0-4204-a928-ef5e620d6fcc
logsource:
    product: windows
    category: process_creation
detection:
    selection:
        Image|endswith: \\whoami.exe
    condition: selection
---
title: Whoami Execution - Process Creation 2
id: d17fb0e5-6332-5168-a0a5-e4dd38161e46
logsource:
    product: linux
    category: process_creation
detection:
    selection:
        Image|endswith: /whoami
    condition: selection
`,
  checkSet: (contexts, report) => {
    const seen = new Set<Source>()
    for (const context of contexts) {
      const { source } = context
      if (seen.has(source) || !/^action[ \t]*:/m.test(source.text)) continue
      seen.add(source)
      const found = collectionOf(source)
      if (found !== undefined) report(context, found.span, [], { fix: found.fix })
    }
  },
})

/** Returns the place of the first global document of a source, with the fix for the whole file. */
function collectionOf(source: Source): { readonly span: Span; readonly fix: Fix | undefined } | undefined {
  const documents: CollectionDocument[] = []
  let span: Span | undefined
  let isExpandable = true
  for (const { root } of readYaml(source)) {
    if (root === undefined || (root.kind === 'scalar' && root.type === 'null')) continue
    const action = valueAt(root, 'action')
    const isGlobal = action?.kind === 'scalar' && action.text === 'global'
    if (isGlobal) span ??= action.span
    // Repeated and reset documents are left to their author.
    if (root.kind !== 'mapping' || (action !== undefined && !isGlobal)) isExpandable = false
    else documents.push({ root, isGlobal, isComplete: !isGlobal && isComplete(root) })
  }
  if (span === undefined) return undefined
  const edits = isExpandable ? expandGlobals(source, documents) : undefined
  return { span, fix: edits && unsafeFixOf(...edits) }
}
