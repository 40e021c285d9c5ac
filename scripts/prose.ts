// npm run lint:prose            counts, for each folder, the findings of test/structure/prose.test.ts, long sentences and the words of the README
// npm run lint:prose -- src     lists the phrases of a folder
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { findPhrases, longSentences, wordCount } from './prose/find-phrases.js'
import { codeFolders, pageFolders } from './prose/read-prose.js'

const root = process.env.SIGMACAST_PROSE_ROOT ?? resolve(import.meta.dirname, '..')
const [folder] = process.argv.slice(2)

if (folder !== undefined) {
  for (const { file, line, phrase, because } of findPhrases(root, folder))
    console.log(`${file}:${line} ${phrase} (${because})`)
  for (const { file, line, text } of longSentences(root, folder)) console.log(`${file}:${line} long: ${text}`)
} else {
  console.table(
    Object.fromEntries(
      [...pageFolders, ...codeFolders].map((name) => {
        const findings = findPhrases(root, name)
        const openings = findings.filter(({ phrase }) => /^(?:What|How|Whether) $/.test(phrase)).length
        const phrases = findings.length - openings
        return [
          name,
          { phrases, 'comments that begin with What': openings, 'long sentences': longSentences(root, name).length },
        ]
      }),
    ),
  )
  console.log(`README: ${wordCount(readFileSync(resolve(root, 'README.md'), 'utf8'))} words`)
}
