import { defineCheck } from '../check.js'
import { textsAt } from './scalar-at.js'

export const referenceBranch = defineCheck({
  code: 'reference-branch',
  severity: 'info',
  profiles: ['sigmahq'],
  message: (branch: string) => `the link points to the branch \`${branch}\`, whose files change`,
  help: 'link to a commit: press `y` on the page of the file, and copy the address',
  why: 'After a change or a deletion in the branch, the link no longer shows what the author of the rule saw.',
  wrong: 'title: Whoami Execution\nreferences:\n    - https://github.com/example/notes/blob/main/whoami.md',
  right: `title: Whoami Execution
references:
    - https://github.com/example/notes/blob/1f0e3dad99908345f7439f8ffabdffc4e97b1f33/whoami.md`,
  checkRule: (context, report) => {
    for (const { text, span } of textsAt(context, 'references')) {
      const branch = BRANCH.exec(text.trim())?.[1]
      if (branch !== undefined) report(span, [branch])
    }
  },
})

/** A file of a repository at a branch. A name with a digit may be a tag or the id of a commit. */
const BRANCH =
  /^https:\/\/(?:github\.com\/[^/\s]+\/[^/\s]+|gitlab\.com\/[^\s]+?\/-)\/(?:blob|raw|blame)\/([A-Za-z_-]+)\/\S/i
