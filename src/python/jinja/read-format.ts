import type { Body, Expression, TemplateNode } from './nodes.js'
import { type TemplateProblem, unexpected, unsupported } from './template-problem.js'

/**
 * Parses a Python format text, such as `{rule.title}: {query}`. Doubled braces are plain; conversions and formats
 * (`{query!r}`, `{query:>20}`) are refused. https://docs.python.org/3/library/string.html#format-string-syntax
 */
export function readFormat(text: string): Body | TemplateProblem {
  const nodes: TemplateNode[] = []
  for (const { 0: piece, 1: field, index } of text.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g)) {
    if (field !== undefined) {
      const value = readField(field, index + 1)
      if ('code' in value) return value
      nodes.push({ kind: 'output', value })
    } else if (piece === '{' || piece === '}') {
      return unexpected(`\`${piece}\``, `\`${piece}${piece}\``, { start: index, end: index + 1 })
    } else nodes.push({ kind: 'text', text: piece === '{{' || piece === '}}' ? piece.charAt(0) : piece })
  }
  return nodes
}

function readField(field: string, start: number): Expression | TemplateProblem {
  const name = /^[A-Za-z_]\w*/.exec(field)?.[0] ?? ''
  let end = name.length
  let node: Expression = { kind: 'name', name, at: { start, end: start + end } }
  while (name !== '' && end < field.length) {
    const [step = '', attribute, index] = /^(?:\.([A-Za-z_]\w*)|\[([^[\]]+)\])/.exec(field.slice(end)) ?? []
    const at = { start: start + end + 1, end: start + end + step.length }
    if (attribute !== undefined) node = { kind: 'attribute', of: node, name: attribute, at }
    else if (index !== undefined) {
      node = { kind: 'item', of: node, index: { kind: 'literal', value: /^\d+$/.test(index) ? Number(index) : index } }
    } else break
    end += step.length
  }
  if (name !== '' && end === field.length) return node
  const at = { start: start + end, end: start + field.length }
  return /^[!:]/.test(field.slice(end)) && name !== ''
    ? unsupported(`the format \`${field.slice(end)}\``, at)
    : unexpected(field === '' ? 'nothing' : `\`${field}\``, 'a name such as `rule.title`', {
        start,
        end: start + field.length,
      })
}
