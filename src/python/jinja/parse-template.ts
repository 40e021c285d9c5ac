import type { Rejection } from '../../../grammar/parts.js'
import { parse } from '../../../grammar/template.generated.js'
import { textLimits } from '../../text/text-limits.js'
import { MAX_TEMPLATE_DEPTH } from '../python-limits.js'
import type { Body } from './nodes.js'
import { type TemplateProblem, unexpected, unsupported } from './template-problem.js'

const tooDeep = unsupported('expressions that are nested this deeply')

/**
 * Parses a template in the language of Jinja2, without the line break at its end, or returns its mistake.
 */
export function parseTemplate(text: string): Body | TemplateProblem {
  if (text.length > textLimits.template) return unsupported(`more than ${textLimits.template} characters`)
  try {
    const body = parse(text.replace(/\n$/, ''))
    return 'expected' in body ? problemOf(text, body) : isTooDeep(body) ? tooDeep : body
  } catch (problem) {
    if (problem instanceof RangeError) return tooDeep
    throw problem
  }
}

function problemOf(text: string, problem: Rejection): TemplateProblem {
  const { start } = problem
  const [, kind, construct = ''] = /^(unsupported|misplaced):(.*)$/.exec(problem.message ?? '') ?? []
  const at = { start, end: Math.max(problem.end, start) }
  if (kind === 'unsupported') return unsupported(construct, at)
  if (kind === 'misplaced') return unexpected(`\`${construct}\``, 'the end of the innermost block', at)
  const token = /^(?:\w+|[%#}]\}|[^\s\w])/u.exec(text.slice(start))?.[0]
  if (token === undefined) return unexpected('the end', 'the end of a tag or of a block', at)
  const expectedText = problem.expected.join(' or ') || 'something else'
  return unexpected(`\`${token}\``, expectedText, { start, end: start + token.length })
}

/** True if the tree is too deep for functions that recurse through it. */
function isTooDeep(body: Body): boolean {
  let level: readonly unknown[] = body
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_TEMPLATE_DEPTH) return true
    level = level
      .flatMap((part) => Object.values(part as object))
      .filter((part) => typeof part === 'object' && part !== null)
  }
  return false
}
