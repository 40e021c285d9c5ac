import type { TemplateProblem } from '../../python/jinja/template-problem.js'
import type { Failure } from '../../python/jinja/work.js'
import type { FinalizeContext, Output } from '../finalizers/output.js'
import type { QueryContext } from '../postprocessing/query-change.js'

/** The languages of templates. A value, so that only programs whose pipelines have templates load it. */
export interface TemplateLanguages {
  /** Templates in the language of Jinja2 that make the text of a query. */
  readonly queryTemplate: TemplateLanguage<string, QueryContext>
  /** Format strings of Python that make the text of a query. */
  readonly queryFormat: TemplateLanguage<string, QueryContext>
  /** Templates in the language of Jinja2 that make the output of all queries. */
  readonly outputTemplate: TemplateLanguage<Output, FinalizeContext>
}

/** Parses and checks a template. */
export type TemplateLanguage<Input, Context> = (template: string) => ParsedTemplate<Input, Context>

interface ParsedTemplate<Input, Context> {
  readonly problems: readonly TemplateProblem[]
  /** Returns the text, or the reason why there is none. Not called if there are problems. */
  readonly render: (input: Input, context: Context) => string | Failure
}
