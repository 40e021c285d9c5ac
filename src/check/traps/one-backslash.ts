import { defineCheck } from '../check.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { replaceHere } from '../edits/replace-here.js'
import { hasPatterns } from '../values/item-kinds.js'
import { writtenItems } from '../written-items.js'

export const oneBackslash = defineCheck({
  code: 'one-backslash',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (value: string) => `\`${value}\` begins with one backslash, since the first of the two is an escape`,
  help: (value) => `write \`\\\\${value}\` for two`,
  why: 'A network path begins with two backslashes. In Sigma, two backslashes are one, so the value never equals or begins such a path.',
  wrong: `
selection:
  ShareName|startswith: '\\\\127.0.0.1\\'
`,
  right: `
selection:
  ShareName|startswith: '\\\\\\\\127.0.0.1\\'
`,
  checkRule: (context, report) => {
    for (const item of writtenItems(context.root)) {
      // With a wildcard before it, one backslash is enough.
      if (!hasPatterns(item) || item.modifiers.includes('contains') || item.modifiers.includes('endswith')) continue
      for (const value of item.values) {
        if (value.type !== 'text' || !NETWORK_PATH.test(value.text)) continue
        report(value.span, [value.text], {
          fix: unsafeFixOf(replaceHere(context, value, `\\\\${value.text}`)),
        })
      }
    }
  },
})

/** Two backslashes and a host: an address, a well-known name, or one with an administrative share or a device after it. */
const NETWORK_PATH =
  /^\\\\(?:\d{1,3}(?:\.\d{1,3}){3}|localhost|tsclient|[\w.*?-]+\\(?:[A-Z]|ADMIN|IPC|SYSVOL|NETLOGON)\$|[.?]\\)/i
