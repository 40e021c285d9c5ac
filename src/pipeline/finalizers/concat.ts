import { defineFinalizer } from '../define.js'

interface Options {
  readonly separator?: string
  readonly prefix?: string
  readonly suffix?: string
}

/** The text of an earlier finalizer counts as one query. */
export const concat = defineFinalizer<Options>({
  options: { separator: { type: 'string' }, prefix: { type: 'string' }, suffix: { type: 'string' } },
  required: [],
  prepare:
    ({ separator = '\n', prefix = '', suffix = '' }) =>
    (output) =>
      prefix + (typeof output === 'string' ? output : output.join(separator)) + suffix,
})
