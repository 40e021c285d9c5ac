import { selector } from '../readers/auth0.js'
import type { Json } from '../readers/spl-fields.js'
import type { OpenEngine } from './engine.js'
import { readerEngine } from './reader-engine.js'

export const openAuth0Reader: OpenEngine = async () =>
  readerEngine(
    {
      name: 'auth0-reader',
      targets: ['auth0'],
      about: `a reader of the tenant log search in this repository, written from Auth0’s page alone, which shares no line with the backend. Letter
case counts for it; the page does not say`,
    },
    (query) => {
      const selects = selector(query)
      return (event) => selects(event as Json)
    },
  )
