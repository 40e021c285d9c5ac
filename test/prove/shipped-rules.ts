import { fileURLToPath } from 'node:url'
import { readSources } from '../../scripts/corpus/corpora.js'

/** The rules of this repository. */
export const shippedRules = readSources(fileURLToPath(new URL('../../rules', import.meta.url)))
