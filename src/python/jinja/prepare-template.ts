import { valueAt } from '../../rule/yaml/node.js'
import { placerOf } from '../../rule/yaml/span-within.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import { diagnoseAs } from '../../text/diagnostic.js'
import { didYouMean } from '../../text/suggest.js'
import type { Refusal } from '../../text/wording.js'
import type { OptionReader } from '../option-reader.js'
import type { TemplateOptions } from '../template-options.js'
import { type Shape, unknownNames } from './check-names.js'
import type { Body } from './nodes.js'
import { parseTemplate } from './parse-template.js'

/** Parses and checks the option `template`, which may use only the given names. Undefined if it has a problem. */
export function prepareTemplate(
  options: TemplateOptions,
  shapes: { readonly [name: string]: Shape },
  reader: OptionReader,
): Body {
  for (const option of ['path', 'vars'] as const) {
    const node = options[option] === undefined ? undefined : valueAt(reader.node, option)
    if (node !== undefined) reader.report(diagnosePipeline('template-from-file', reader.source, node.span, [option]))
  }
  return checkedTemplate(parseTemplate(options.template), shapes, reader)
}

/** Returns the nodes, or reports the problem at its place in the option `template` and returns none. */
export function checkedTemplate(
  parsed: Body | Refusal,
  shapes: { readonly [name: string]: Shape },
  { source, node, report }: OptionReader,
): Body {
  const scalar = valueAt(node, 'template')
  if (scalar?.kind !== 'scalar') throw new Error('bug: the schema lets a template pass that is no text')
  const place = placerOf(source.text, scalar)
  if ('refused' in parsed) {
    const { refused, at = { start: 0, end: scalar.text.length } } = parsed
    report(diagnoseAs(refused, source, place(at.start, at.end)))
    return []
  }
  const unknown = unknownNames(parsed, shapes)
  for (const { kind, name, candidates, at } of unknown) {
    const help = didYouMean(name, candidates)
    report(diagnosePipeline('template-unknown', source, place(at.start, at.end), [kind, name], { help }))
  }
  return unknown.length === 0 ? parsed : []
}
