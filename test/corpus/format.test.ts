import { expect, test } from 'vitest'
import { corpora, corpusFolder, readSources } from '../../scripts/corpus/corpora.js'
import { formatRules } from '../../src/check/format/format-text.js'

// Every file of the corpora is formatted, and few of those that follow SigmaHQ's conventions change.
test.each(corpora)('formats every file of $title', ({ folder }) => {
  const sources = readSources(corpusFolder(folder))
  const results = sources.map((source) => ({ source, ...formatRules(source) }))
  expect(results.flatMap(({ diagnostics }) => diagnostics).map(String)).toEqual([])
  const unstable = results.filter(({ source, text }) => formatRules({ ...source, text }).text !== text)
  expect(unstable.map(({ source }) => source.name)).toEqual([])
  const changed = results.filter(({ source, text }) => source.text !== text)
  if (folder.startsWith('sigmahq')) expect(changed.length / sources.length).toBeLessThan(0.05)
})
