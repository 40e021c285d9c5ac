// Fetches each corpus at its pinned revision into the cache that tests and scripts read. Existing corpora stay.
// npm run corpus:fetch
import { join } from 'node:path'
import { type Corpus, corpora, fetchedFolder } from './corpus/corpora.js'
import { fetchCorpus } from './corpus/fetch.js'

for (const corpus of corpora) report(corpus)

function report(corpus: Corpus): void {
  const { folder, url, revision } = corpus
  try {
    const isNew = fetchCorpus(corpus, fetchedFolder())
    console.log(`${url}: ${isNew ? 'fetched into' : 'already in'} ${join(fetchedFolder(), folder)}`)
  } catch {
    // git has said why.
    console.error(`${url}: cannot fetch the revision ${revision}`)
    process.exitCode = 1
  }
}
