import { openDatadog } from './datadog.js'
import type { OpenEngine } from './engine.js'
import { openEql } from './eql.js'
import { openEsql, openEsqlGrammar } from './esql.js'
import { openKibana, openKqlGrammar } from './kibana.js'
import { openAuth0, openLucene, openQueryString } from './opensearch.js'
import { openAuth0Reader, openDatadogReader, openSpl } from './readers.js'

/**
 * All engines, in the order of the targets. Engines that `npm run engines:install` installs may be missing; the readers
 * never are.
 */
export const engines: readonly OpenEngine[] = [
  openSpl,
  openKqlGrammar,
  openKibana,
  openQueryString,
  openLucene,
  openEql,
  openEsqlGrammar,
  openEsql,
  openDatadog,
  openDatadogReader,
  openAuth0Reader,
  openAuth0,
]
