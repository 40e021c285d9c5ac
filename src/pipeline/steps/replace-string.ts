import { isPlaceholder, type Pattern, type PatternPart, parsePattern, pattern } from '../../ir/pattern.js'
import type { LoweredOperand } from '../../lower/operand.js'
import { readPlaceholders } from '../../lower/placeholder-text.js'
import type { PythonRegex } from '../../python/regex/python-regex.js'
import type { PythonTemplate } from '../../python/regex/python-template.js'
import { readRegex, readTemplate } from '../../python/regex/read-regex.js'
import { samePattern, substitute } from '../../python/regex/substitute.js'
import { valueAt } from '../../rule/yaml/node.js'
import type { Refusal } from '../../text/wording.js'
import { defineStep } from '../define.js'
import { parseSigmaText, partsBetween, sigmaText } from '../sigma-text.js'

interface Options {
  readonly regex: string
  readonly replacement: string
  readonly skip_special?: boolean
  readonly interpret_special?: boolean
  readonly keep_original?: boolean
}

export const replaceString = defineStep<Options>({
  options: {
    regex: { type: 'string' },
    replacement: { type: 'string' },
    skip_special: {
      type: 'boolean',
    },
    interpret_special: {
      type: 'boolean',
    },
    keep_original: { type: 'boolean' },
  },
  required: ['regex', 'replacement'],
  prepare: ({ skip_special = false, interpret_special = false, keep_original = false }, reader) => {
    const regex = readRegex(valueAt(reader.node, 'regex'), reader)
    const template = readTemplate(valueAt(reader.node, 'replacement'), regex, reader)
    const replace = skip_special ? inParts(interpret_special) : inWhole
    return {
      changes: 'value',
      apply: (operand) => {
        const value = patternOf(operand)
        const replaced = value && replace(value, regex, template)
        if (value === undefined || replaced === undefined) return undefined
        if ('refused' in replaced) return replaced
        if (samePattern(value, replaced)) return undefined
        return [...(keep_original ? [operand] : []), { type: 'text', pattern: replaced }]
      },
    }
  },
})

function patternOf(operand: LoweredOperand): Pattern | undefined {
  if (operand.type === 'text') return operand.pattern
  return operand.type === 'number' ? [operand.text] : undefined
}

type Replace = (value: Pattern, regex: PythonRegex, template: PythonTemplate) => Pattern | Refusal | undefined

const inWhole: Replace = (value, regex, template) =>
  substitute(sigmaText(value), regex, template, {
    copy: partsBetween(value),
    parse: (text) => withPlaceholders(parseSigmaText(text), value),
  })

/** A replacement adds placeholders only to a value that has some. */
function withPlaceholders(replacement: Pattern, value: Pattern): Pattern {
  if (!value.some(isPlaceholder)) return replacement
  return pattern(
    replacement.flatMap((part) => (typeof part === 'string' ? readPlaceholders(escaped(part)).parts : [part])),
  )
}

/** Writes a plain text as in a rule, except for a backslash that makes a percent sign plain. */
const escaped = (text: string): string => text.replace(/[*?]|\\(?!%)/g, '\\$&')

const inParts =
  (interpret: boolean): Replace =>
  (value, regex, template) => {
    const parts: PatternPart[] = []
    for (const part of value) {
      const replaced = typeof part === 'string' ? inPart(part, regex, template, interpret) : undefined
      if (replaced !== undefined && 'refused' in replaced) return replaced
      for (const newPart of replaced ?? [part]) parts.push(newPart)
    }
    return pattern(parts)
  }

const inPart = (part: string, regex: PythonRegex, template: PythonTemplate, interpret: boolean) =>
  substitute(part, regex, template, {
    copy: (start, end) => [part.slice(start, end)],
    parse: (text) => (interpret ? parsePattern(text) : [text]),
  })
