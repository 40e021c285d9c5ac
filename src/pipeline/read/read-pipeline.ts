import type { Source } from '../../text/source.js'
import { type ParsedPipeline, parsePipeline } from './parse-pipeline.js'

/**
 * Reads a processing pipeline as `parsePipeline` does, and loads the languages of templates if it has templates.
 *
 * @example
 * const text = "finalizers: [{ type: template, template: '{{ queries | length }} queries' }]"
 * const { pipeline } = await readPipeline({ name: 'ours.yml', text })
 * finalizeQueries(['a=1', 'b=2'], [pipeline]).text // '2 queries'
 */
export async function readPipeline(source: Source): Promise<ParsedPipeline> {
  const parsed = parsePipeline(source)
  if (!parsed.diagnostics.some(({ code }) => code === 'templates-not-loaded')) return parsed
  const { templates } = await import('../templates/templates.js')
  return parsePipeline(source, { templates })
}
