import { parse, SyntaxError as TemplateSyntaxError } from '../../../grammar/template.generated.js'
import { type Refusal, refuse } from '../../lower/modifiers/modifier.js'
import { textLimits } from '../../text/limits.js'
import type { Body } from './nodes.js'

/** Objects and lists of the tree inside each other: about three for each level that a person sees. */
const DEPTH = 800

const tooDeep = refuse('template-unsupported', ['expressions that are nested this deeply'])

/** The pieces of a template in the language of Jinja2, or where it stops being one. Without the line break at its end, as there. */
export function parseTemplate(text: string): Body | Refusal {
  if (text.length > textLimits.template)
    return refuse('template-unsupported', [`more than ${textLimits.template} characters`])
  try {
    const body = parse(text.replace(/\n$/, ''))
    return isTooDeep(body) ? tooDeep : body
  } catch (problem) {
    if (problem instanceof RangeError) return tooDeep
    if (!(problem instanceof TemplateSyntaxError)) throw problem
    return refusal(text, problem)
  }
}

function refusal(text: string, problem: TemplateSyntaxError): Refusal {
  const start = problem.location.start.offset
  const [, kind, what = ''] = /^(unsupported|misplaced):(.*)$/.exec(problem.message) ?? []
  const at = { start, end: Math.max(problem.location.end.offset, start) }
  if (kind === 'unsupported') return refuse('template-unsupported', [what], at)
  if (kind === 'misplaced') return refuse('template-syntax', [`\`${what}\``, 'the end of the innermost block'], at)
  const token = /^(?:\w+|[%#}]\}|[^\s\w])/u.exec(text.slice(start))?.[0]
  if (token === undefined) return refuse('template-syntax', ['the end', 'the end of a tag or of a block'], at)
  const names = problem.expected?.map((one) => ('description' in one ? String(one.description) : '')) ?? []
  const expected = [...new Set(names)].filter((name) => name !== '')
  const wanted = expected.length === 0 ? 'something else' : expected.join(' or ')
  return refuse('template-syntax', [`\`${token}\``, wanted], { start, end: start + token.length })
}

/** What works on the nodes goes down into them, one call for each level. */
function isTooDeep(body: Body): boolean {
  let level: readonly unknown[] = body
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH) return true
    level = level
      .flatMap((part) => Object.values(part as object))
      .filter((part) => typeof part === 'object' && part !== null)
  }
  return false
}
