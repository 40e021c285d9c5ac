import { textLimits } from '../../text/text-limits.js'
import { bind, numberArgument } from './parameters.js'
import { type Arguments, type Callable, isDict, type Value } from './values.js'
import { fail, type Work } from './work.js'

const callable = (name: string, call: (args: Arguments, work: Work) => Value): readonly [string, Callable] => [
  name,
  { kind: 'callable', name, call },
]

/**
 * The global functions of every template.
 * https://jinja.palletsprojects.com/en/stable/templates/#list-of-global-functions
 */
export const functions: ReadonlyMap<string, Callable> = new Map([
  callable('dict', ({ positional, named }) => {
    const [map = null] = bind('dict', ['map'], 0, { positional, named: new Map() })
    return new Map([...(isDict(map) ? map : map === null ? [] : fail('`dict` requires a map')), ...named])
  }),
  callable('namespace', ({ positional, named }) => {
    const [map = null] = bind('namespace', ['map'], 0, { positional, named: new Map() })
    const entries = isDict(map) ? [...map].map(([key, value]) => [String(key), value] as const) : []
    return { kind: 'namespace', values: new Map([...entries, ...named]) }
  }),
  callable('range', (args, { spend }) => {
    const [first, second, third] = bind('range', ['start', 'stop', 'step'], 1, args)
    const step = numberArgument('range', third, 1)
    const [start, stop] =
      second === undefined
        ? [0, numberArgument('range', first, 0)]
        : [numberArgument('range', first, 0), numberArgument('range', second, 0)]
    if (step === 0) fail('the step of `range` must not be 0')
    const count = Math.max(0, Math.ceil((stop - start) / step))
    if (count > textLimits.templateRange) fail(`\`range\` gives at most ${textLimits.templateRange} numbers`)
    spend(count)
    return Array.from({ length: count }, (_, index) => start + index * step)
  }),
])
