import type { Json } from '../../src/index.js'
import { selector as auth0Selector, parseAuth0 } from '../readers/auth0.js'
import { parseSpl } from '../readers/spl.js'
import { passes } from '../readers/spl-evaluate.js'
import type { Json as SplJson } from '../readers/spl-fields.js'
import type { OpenEngine } from './engine.js'
import { readerEngine } from './reader-engine.js'

export const openSpl: OpenEngine = async () =>
  readerEngine(
    {
      name: 'spl',
      targets: ['splunk'],
      about:
        "A reader and evaluator of search and where, written for these tests from Splunk's manual. What the manual leaves open is refused; a JSON null is taken for an absent field.",
    },
    parseSpl,
    (query) => {
      const commands = parseSpl(query)
      return (event) => commands.every((command) => passes(command, asJson(event), {}))
    },
  )

export const openAuth0Reader: OpenEngine = async () =>
  readerEngine(
    {
      name: 'auth0',
      targets: ['auth0'],
      about:
        "A reader and evaluator of the tenant log search, written for these tests from Auth0's page. What the page leaves open is refused; letter case counts.",
    },
    parseAuth0,
    (query) => {
      const selects = auth0Selector(query)
      return (event) => selects(asJson(event))
    },
  )

/** The readers take what JSON has: an absent key is not undefined, and a large number is its text. */
const asJson = (event: Json): SplJson =>
  JSON.parse(JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? String(value) : value)))
