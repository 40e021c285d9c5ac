import type { Operand } from '../operand.js'

const WILDCARDS: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith'])
const FLAGS: ReadonlySet<string> = new Set(['i', 'm', 's'])

/** Explains what to write in place of a modifier that does not accept its operand. `text` is the value of the rule. */
export function helpForOperand(modifier: string, operand: Operand, text: string): string | undefined {
  switch (operand.type) {
    case 'written':
      if (FLAGS.has(modifier)) return `write \`re\` before \`${modifier}\``
      return /^-?[0-9]+(?:\.[0-9]+)?$/.test(text) ? `write \`${text}\` without quotes` : undefined
    case 'text':
    case 'bytes':
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
