import { fileURLToPath } from 'node:url'
import type { Source } from '../../src/index.js'
import { corpusFolder, readSources } from '../corpus/corpora.js'
import { identityRules, type Product } from './outcomes.js'
import type { Group } from './page.js'

/** The rules on the page: ours, and those of the Auth0 Security Detection Catalog. */
export const identityGroups = (): readonly Group[] => [
  { title: 'Okta', product: 'okta', inFull: true, rules: identityRules(ours('okta'), 'okta') },
  { title: 'Auth0', product: 'auth0', inFull: true, rules: identityRules(ours('auth0'), 'auth0') },
  {
    title: 'Auth0 Security Detection Catalog',
    product: 'auth0',
    inFull: false,
    rules: identityRules(readSources(corpusFolder('auth0/detections')), 'auth0'),
  },
]

/** The rules of this repository about a product, by path. */
const ours = (product: Product): readonly Source[] =>
  readSources(fileURLToPath(new URL(`../../rules/${product}`, import.meta.url))).map(({ name, text }) => ({
    name: `rules/${product}/${name}`,
    text,
  }))
