import type { Backend } from '../emit/backend.js'
import type { OptionSpec } from '../emit/option.js'
import { modifiers } from '../lower/modifiers/index.js'
import { didYouMean } from '../text/suggest.js'
import { alignColumns } from './columns.js'
import { defineCommand, type Targets } from './command.js'
import { usageError } from './usage-error.js'

type Entry = Readonly<Record<string, string | boolean | readonly string[]>>

const backendsOf = (targets: Targets): Backend[] => [...targets.values()]

/** What can be listed, each as the entries of a table. */
const lists = {
  targets: (targets) => backendsOf(targets).map(({ name, title }) => ({ name, title })),
  formats: (targets) =>
    backendsOf(targets).flatMap(({ name, formats }) =>
      formats.map((format) => ({ target: name, name: format.name, about: format.about })),
    ),
  modifiers: () => [...modifiers].map(([name, { about }]) => ({ name, about })),
  options: (targets) =>
    backendsOf(targets).flatMap(({ name, options }) =>
      Object.entries(options).map(([option, spec]) => ({ target: name, name: option, ...described(spec) })),
    ),
} satisfies Record<string, (targets: Targets) => readonly Entry[]>

const described = (spec: OptionSpec): Entry => ({
  type: spec.type === 'choice' ? spec.choices : spec.type,
  default: spec.default,
  about: spec.about,
})

export const list = defineCommand({
  name: 'list',
  usage: `${Object.keys(lists).join('|')} [flags]`,
  about: 'lists what sigmacast knows',
  notes: [],
  flags: { json: { about: 'one line of JSON for each entry' } },
  examples: ['sigmacast list targets', 'sigmacast list modifiers --json'],
  run: async (io, [what, ...more], { json }, targets) => {
    const names = Object.keys(lists)
    const choices = `it lists ${names.join(', ')}`
    if (what === undefined) throw usageError('`list` needs to know what', choices)
    if (!isList(what)) throw usageError(`\`list\` does not know \`${what}\``, didYouMean(what, names) ?? choices)
    if (more.length > 0) throw usageError(`\`list\` shows one thing at a time; \`${more[0]}\` is too much`)
    const entries: readonly Entry[] = lists[what](targets)
    const lines = json ? entries.map((entry) => JSON.stringify(entry)) : alignColumns(entries.map(cells))
    io.stdout.write(lines.map((line) => `${line}\n`).join(''))
    return 0
  },
})

const isList = (what: string): what is keyof typeof lists => Object.hasOwn(lists, what)

const cells = (entry: Entry): string[] =>
  Object.values(entry).map((value) => (Array.isArray(value) ? value.join('|') : String(value)))
