import type { OptionReader } from '../../python/option-reader.js'
import type { TemplateOptions } from '../../python/template-options.js'
import { valueAt } from '../../rule/yaml/node.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import type { Finalize } from '../finalizers/output.js'
import type { ApplyToQuery } from '../postprocessing/query-change.js'

/** The languages of templates. A value, so that only programs whose pipelines have templates load it. */
export interface TemplateLanguages {
  /** Prepares a template in the language of Jinja2 that makes the text of a query, and reports its mistakes. */
  readonly queryTemplate: (options: TemplateOptions, reader: OptionReader) => ApplyToQuery
  /** Prepares a format string of Python that makes the text of a query, and reports its mistakes. */
  readonly queryFormat: (options: Pick<TemplateOptions, 'template'>, reader: OptionReader) => ApplyToQuery
  /** Prepares a template in the language of Jinja2 that makes the output of all queries, and reports its mistakes. */
  readonly outputTemplate: (options: TemplateOptions, reader: OptionReader) => Finalize
}

const refuse = (_: unknown, { source, node, report }: OptionReader): (() => string) => {
  report(diagnosePipeline('templates-not-loaded', source, (valueAt(node, 'template') ?? node).span, []))
  return () => ''
}

/** The languages of a program that has not loaded them: each template is an error. */
export const notLoaded: TemplateLanguages = { queryTemplate: refuse, queryFormat: refuse, outputTemplate: refuse }
