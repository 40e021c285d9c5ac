import { leaf, mapLeaves } from '../../ir/bool.js'
import { ANY, isAny, type Pattern, pattern, placeholders } from '../../ir/pattern.js'
import { refuseInPipeline } from '../../text/diagnose-pipeline.js'
import { replaceValues } from '../apply/replace-values.js'
import { defineStep } from '../define.js'

type Method = 'plain' | 'ignore_case_flag' | 'ignore_case_brackets'

/** A value is compared as a whole, so its expression has anchors; without them it would over-match. */
export const regex = defineStep<{ readonly method?: Method }>({
  options: {
    method: {
      enum: ['plain', 'ignore_case_flag', 'ignore_case_brackets'],
    },
  },
  required: [],
  prepare: ({ method = 'ignore_case_brackets' }) => ({
    changes: 'item',
    apply: (item, context) => {
      const how = item.cased ? 'plain' : method
      const change = replaceValues(
        item,
        {
          changes: 'value',
          apply: (operand) => {
            // A text without letters is not case-sensitive.
            if (operand.type !== 'text' || operand.pattern.every(isAny)) return undefined
            const [name] = placeholders(operand.pattern)
            if (name !== undefined) return refuseInPipeline('regex-with-placeholder', [name])
            const whole = item.field === null ? pattern([ANY, ...operand.pattern, ANY]) : operand.pattern
            return [{ type: 'regex', ...regexOf(whole, how) }]
          },
        },
        context,
      )
      if (change === undefined || change === 'drop' || 'refused' in change) return change
      return mapLeaves(change, (changed) => leaf({ ...changed, cased: false }))
    },
  }),
})

/** A wildcard also matches line breaks. */
function regexOf(whole: Pattern, method: Method): { readonly source: string; readonly flags: string } {
  const open = isAny(whole[0])
  const close = isAny(whole.at(-1))
  const inner = whole.slice(open ? 1 : 0, close ? -1 : undefined)
  const text = inner
    .map((part) => (typeof part === 'string' ? literal(part, method) : isAny(part) ? '.*' : '.'))
    .join('')
  const dots = inner.some((part) => typeof part !== 'string')
  return {
    source: `${open ? '' : '^'}${text}${close ? '' : '$'}`,
    flags: `${method === 'ignore_case_flag' ? 'i' : ''}${dots ? 's' : ''}`,
  }
}

function literal(text: string, method: Method): string {
  return Array.from(text, (char) => {
    const [lower, upper] = [char.toLowerCase(), char.toUpperCase()]
    const isPair = lower !== upper && [...lower].length === 1 && [...upper].length === 1
    return method === 'ignore_case_brackets' && isPair
      ? `[${lower}${upper}]`
      : char.replace(/[\\^$.|?*+()[\]{}/]/, '\\$&')
  }).join('')
}
