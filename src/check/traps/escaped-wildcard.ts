import { defineCheck } from '../check.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { replaceHere } from '../edits/replace-here.js'
import { hasPatterns } from '../values/item-kinds.js'
import { writtenItems } from '../written-items.js'

export const escapedWildcard = defineCheck({
  code: 'escaped-wildcard',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (value: string, star: string, _path: string) =>
    `\`${value}\` asks for a literal \`${star}\`, which no Windows path contains`,
  help: (_value, _star, path) => `write \`${path}\`: the backslash before a wildcard is doubled`,
  why: 'A backslash before `*` or `?` takes away its meaning. Windows forbids both characters in names of files and folders, so the value never matches.',
  wrong: `
selection:
  Image: 'C:\\Users\\*\\AppData\\a.exe'
`,
  right: `
selection:
  Image: 'C:\\Users\\\\*\\AppData\\a.exe'
`,
  checkRule: (context, report) => {
    for (const item of writtenItems(context.root)) {
      if (!PATH_FIELDS.test(item.field) || !hasPatterns(item)) continue
      for (const value of item.values) {
        const { text, span } = value
        const path = value.type === 'text' ? withWildcards(text) : text
        if (path === text || !/\\[^*?]/.test(text)) continue
        report(span, [text, /\\\*/.test(text) ? '*' : '?', path], {
          fix: unsafeFixOf(replaceHere(context, value, path)),
        })
      }
    }
  },
})

/** Fields that hold the path of a file, and nothing else. */
const PATH_FIELDS =
  /^(?:(?:Parent|Source|Target)?Image|ImageLoaded|TargetFilename|SourceFilename|CurrentDirectory|(?:parent_|Parent)?(?:process|Process)(?:_path|Path|Name))$/

/** Doubles the backslash of each escaped wildcard. */
const withWildcards = (text: string): string =>
  text.replace(/\\\\|\\[*?]/g, (token) => (token === '\\\\' ? token : `\\${token}`))
