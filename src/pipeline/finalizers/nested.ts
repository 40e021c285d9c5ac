import { defineFinalizer } from '../define.js'
import type { Output } from './output.js'

export const nested = defineFinalizer<{ readonly finalizers: readonly unknown[] }>({
  options: { finalizers: { type: 'array', items: { $ref: '#/$defs/finalizer' }, minItems: 1 } },
  required: ['finalizers'],
  prepare: (_, reader) => {
    const [first, ...others] = reader.readSteps('finalizers')
    return (output, context) => {
      if (first === undefined) throw new Error('bug: the schema lets an empty list of finalizers pass')
      let result = first.finalize(output, context)
      for (const { finalize } of others) {
        if (typeof result !== 'string') return result
        result = finalize(result satisfies Output, context)
      }
      return result
    }
  },
})
