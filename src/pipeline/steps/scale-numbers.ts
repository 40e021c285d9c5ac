import { plainText } from '../../ir/pattern.js'
import type { LoweredOperand } from '../../lower/operand.js'
import { defineStep } from '../define.js'

/** For data in another unit. Digits are computed exactly, in any number. */
export const scaleNumbers = defineStep<{ readonly power: number; readonly round?: boolean }>({
  options: {
    power: {
      type: 'integer',
      minimum: -18,
      maximum: 18,
    },
    round: { type: 'boolean' },
  },
  required: ['power'],
  prepare: ({ power, round = false }) => ({
    changes: 'value',
    apply: (operand): readonly LoweredOperand[] | undefined => {
      switch (operand.type) {
        case 'number':
          return replaced(scaled(operand.text, power, round), (text) => ({ type: 'number', text }))
        case 'comparison':
          return replaced(scaled(operand.value, power, round), (value) => ({ ...operand, value }))
        case 'text':
          return replaced(scaled(plainText(operand.pattern) ?? '', power, round), (text) => ({ type: 'number', text }))
        default:
          return undefined
      }
    },
  }),
})

const replaced = (
  text: string | undefined,
  operand: (text: string) => LoweredOperand,
): readonly LoweredOperand[] | undefined => (text === undefined ? undefined : [operand(text)])

/** Moves the decimal point of a number; `undefined` if the text is no decimal number. */
function scaled(text: string, power: number, round: boolean): string | undefined {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === '') return undefined
  const places = fraction.length - power
  const digits = (whole + fraction).padEnd(whole.length + fraction.length + Math.max(-places, 0), '0')
  const padded = digits.padStart(Math.max(places, 0) + 1, '0')
  const point = padded.length - Math.max(places, 0)
  const before = padded.slice(0, point).replace(/^0+(?=\d)/, '')
  const after = padded.slice(point).replace(/0+$/, '')
  const minus = sign === '-' ? '-' : ''
  if (round) return `${minus}${BigInt(before) + (/^[5-9]/.test(after) ? 1n : 0n)}`
  return `${minus}${before}${after === '' ? '' : `.${after}`}`
}
