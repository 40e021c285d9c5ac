// Fetches each corpus at its pinned revision into the cache that tests and scripts read. Existing corpora stay.
// npm run corpus:fetch
import { join } from 'node:path'
import { corpora, fetchedFolder } from './corpus/corpora.js'
import { fetchCorpus } from './corpus/fetch.js'

for (const corpus of corpora) {
  const isNew = fetchCorpus(corpus, fetchedFolder())
  console.log(`${corpus.url}: ${isNew ? 'fetched into' : 'already in'} ${join(fetchedFolder(), corpus.folder)}`)
}
