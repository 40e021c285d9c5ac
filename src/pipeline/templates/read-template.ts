import type { OptionReader } from '../../python/option-reader.js'
import { valueAt } from '../../rule/yaml/node.js'
import { placerOf } from '../../rule/yaml/span-within.js'
import { diagnosePipeline, refuseInPipeline } from '../../text/diagnose-pipeline.js'
import { didYouMean } from '../../text/suggest.js'
import type { Refusal } from '../../text/wording.js'
import type { TemplateLanguage } from './template-language.js'

/**
 * Reads the option `template` of an entry, and reports its mistakes. Without a language, which a program has not loaded,
 * each template is an error.
 */
export function readTemplate<Input, Context>(
  language: TemplateLanguage<Input, Context> | undefined,
  { source, node, report }: OptionReader,
): (input: Input, context: Context) => string | Refusal {
  const scalar = valueAt(node, 'template')
  if (scalar?.kind !== 'scalar') throw new Error('bug: the schema lets a template pass that is no text')
  if (language === undefined) {
    report(diagnosePipeline('templates-not-loaded', source, scalar.span, []))
    return () => ''
  }
  for (const option of ['path', 'vars']) {
    const value = valueAt(node, option)
    if (value !== undefined) report(diagnosePipeline('template-from-file', source, value.span, [option]))
  }
  const { problems, render } = language(scalar.text)
  const place = placerOf(source.text, scalar)
  for (const problem of problems) {
    const { code, args, at = { start: 0, end: scalar.text.length } } = problem
    const help = problem.code === 'template-unknown' ? didYouMean(problem.args[1], problem.candidates) : undefined
    report(diagnosePipeline(code, source, place(at.start, at.end), args, { help }))
  }
  return (input, context) => {
    const text = render(input, context)
    return typeof text === 'string' ? text : refuseInPipeline('template-failed', [text.because])
  }
}
