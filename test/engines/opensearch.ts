import { delimiter, join } from 'node:path'
import type { Engine, OpenEngine, SelectingEngine } from './engine.js'
import { installed } from './installation.js'
import { programEngine } from './program-engine.js'

type Description = Pick<Engine, 'name' | 'targets' | 'about'>

/** OpenSearch as a library: a process that reads one of its languages and searches an index in memory. */
export async function openSearch(description: Description, language: string): Promise<SelectingEngine | undefined> {
  const folder = installed('opensearch')
  if (folder === undefined) return undefined
  const classPath = [join(folder, 'classes'), join(folder, 'lib', '*')].join(delimiter)
  const logger = '-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory'
  // Java compiles only what runs very often: a proof takes a tenth less time than with its first compiler alone.
  const machine = ['-Xmx2g', '-Xss16m', '-XX:+UseSerialGC', '-XX:CompileThresholdScaling=4']
  const args = [...machine, logger, '-cp', classPath, 'engines.Main']
  return programEngine(description, 'java', args, language)
}

export const openQueryString: OpenEngine = () =>
  openSearch(
    {
      name: 'query_string',
      targets: ['lucene'],
      about:
        'OpenSearch 2.19.3 as a library: the query_string query over its own field types, in an index in memory. Wildcards and regular expressions are read by Lucene and run over characters instead of bytes. The query is that of Elasticsearch 7.10, with Lucene 9.12.',
    },
    'query_string',
  )

export const openLucene: OpenEngine = () =>
  openSearch(
    {
      name: 'lucene',
      targets: ['lucene'],
      about:
        'Apache Lucene 9.12.2: the classic query parser, without the extensions of Elasticsearch. It does not evaluate numeric comparisons, networks and `_exists_`.',
    },
    'lucene',
  )

export const openAuth0: OpenEngine = () =>
  openSearch(
    {
      name: 'auth0-lucene',
      targets: ['auth0'],
      about:
        "OpenSearch 2.19.3's query_string, after a Lucene parser that rejects syntax that Auth0 does not document. Auth0's own service is not public. Comparisons are case-sensitive here.",
    },
    'auth0',
  )
