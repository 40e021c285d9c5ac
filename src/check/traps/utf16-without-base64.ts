import { defineCheck } from '../check.js'
import { writtenItems } from '../written-items.js'

export const utf16WithoutBase64 = defineCheck({
  code: 'utf16-without-base64',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (modifier: string) => `\`${modifier}\` without \`base64\` looks for zero bytes between the letters`,
  help: (modifier) => `add \`base64offset|contains\` after \`${modifier}\`, or remove it`,
  why: `The modifier encodes the value as UTF-16, in which each letter has a zero byte beside it. Logs hold decoded text, so only the
Base64 form of these bytes occurs in them.`,
  wrong: `
selection:
  CommandLine|wide|contains: 'http'
`,
  right: `
selection:
  CommandLine|wide|base64offset|contains: 'http'
`,
  checkRule: (context, report) => {
    for (const { entry, modifiers } of writtenItems(context.root)) {
      const encoding = modifiers.find((name) => UTF16.has(name))
      if (encoding === undefined || modifiers.includes('base64') || modifiers.includes('base64offset')) continue
      report(entry.key.span, [encoding])
    }
  },
})

const UTF16: ReadonlySet<string> = new Set(['wide', 'utf16', 'utf16le', 'utf16be'])
