import type { Operand } from '../operand.js'

const WILDCARDS: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith'])
const FLAGS: ReadonlySet<string> = new Set(['i', 'm', 's'])

/** Explains what to write in place of a modifier that does not accept its operand. `text` is the value of the rule. */
export function helpForOperand(modifier: string, operand: Operand, text: string): string | undefined {
  switch (operand.type) {
    case 'written':
      if (FLAGS.has(modifier)) return `write \`re\` before \`${modifier}\``
      return helpForNumber(text)
    case 'text':
    case 'bytes':
      if (FLAGS.has(modifier))
        return `remove it: \`${modifier}\` is a flag of \`re\`${modifier === 'i' ? ', and other comparisons ignore letter case' : ''}`
      return `write \`${modifier}\` before the other modifiers`
    case 'regex':
    case 'openRegex':
      if (WILDCARDS.has(modifier)) return `remove it: \`re\` finds its expression anywhere, except with \`^\` and \`$\``
      return `remove it, and write its effect into the expression`
    case 'null':
      return 'write the field without modifiers, or `exists: false` for a missing field'
    case 'network':
    case 'comparison':
    case 'timePart':
    case 'existence':
    case 'field':
      return `write \`${modifier}\` with its own value in a second item`
    case 'number':
    case 'boolean':
    case 'expression':
      return undefined
  }
}

/** Explains how to write a text as the number that it most likely means. */
function helpForNumber(text: string): string | undefined {
  if (/^(?:0x[0-9a-f]{1,12}|[0-9]+(?:\.[0-9]+)?e[0-9])$/i.test(text))
    return `write the decimal number \`${Number(text)}\``
  const [, sign = '', number] = /^(-?)0*([0-9]+(?:\.[0-9]+)?)$/.exec(text.replaceAll('_', '')) ?? []
  if (number === undefined) return undefined
  const plain = sign + number
  return plain === text ? `write \`${text}\` without quotes` : `write \`${plain}\``
}
