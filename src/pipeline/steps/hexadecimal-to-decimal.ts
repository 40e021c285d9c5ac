import { plainText } from '../../ir/pattern.js'
import { defineStep } from '../define.js'

/** The decimal numbers stay texts, which every target compares with fields of either type. */
export const hexadecimalToDecimal = defineStep<{ readonly keep_hexadecimal?: boolean }>({
  options: {
    keep_hexadecimal: {
      type: 'boolean',
    },
  },
  required: [],
  prepare: ({ keep_hexadecimal: keeps = false }) => ({
    changes: 'value',
    apply: (operand) => {
      const text = operand.type === 'text' ? plainText(operand.pattern) : undefined
      if (text === undefined || !/^0x[0-9a-f]+$/i.test(text)) return undefined
      return [{ type: 'text', pattern: [String(BigInt(text))] }, ...(keeps ? [operand] : [])]
    },
  }),
})
