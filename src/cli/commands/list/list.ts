import { examples } from '../../../../backends/examples.js'
import { formatOptions } from '../../../backend/artifact/rule-options.js'
import type { Backend } from '../../../backend/backend.js'
import type { OptionSpec } from '../../../backend/option.js'
import { modifierDescriptions } from '../../../lower/modifiers/descriptions.js'
import { usageError } from '../../../project/files/usage-error.js'
import { limitSpecs } from '../../../text/limits.js'
import { didYouMean } from '../../../text/suggest.js'
import { wordList } from '../../../text/word-list.js'
import { backendFlags } from '../../flags/backend-flags.js'
import { limitFlags, parseLimits } from '../../flags/limit-flags.js'
import { listReplacementOf } from '../../flags/other-tools.js'
import { pipelineFlags, readPipelines } from '../../flags/pipeline-flags.js'
import { schemaEntries } from '../../flags/schema-flags.js'
import { givenFlags, selectionFlags } from '../../flags/selection-flags.js'
import { backendsOf } from '../../flags/target-names.js'
import { openSelection } from '../../inputs/open-selection.js'
import { defineCommand } from '../command.js'
import { type Entry, printEntries } from './entry-table.js'
import { listFields } from './list-fields.js'

/** The lists by their names, each with the function that returns the entries. */
const lists = {
  targets: (targets) => targets.map(({ name, title }) => ({ name, title })),
  formats: (targets) =>
    targets.flatMap(({ name, formats }) =>
      formats.map((format) => ({ target: name, name: format.name, about: format.about })),
    ),
  pipelines: async (targets) => (await import('../../../project/workspace/read-pipelines.js')).pipelineEntries(targets),
  schemas: schemaEntries,
  findings: async () => (await import('./finding-entries.js')).findingEntries(),
  limits: () => Object.entries(limitSpecs).map(([name, spec]) => ({ name, default: spec.default, about: spec.counts })),
  modifiers: () => Object.entries(modifierDescriptions).map(([name, about]) => ({ name, about })),
  options: (targets) =>
    targets.flatMap((backend) =>
      Object.entries({ ...backend.options, ...formatOptions(backend) }).map(([option, spec]) => ({
        target: backend.name,
        name: option,
        formats: Object.hasOwn(backend.options, option)
          ? 'all'
          : backend.formats.filter(({ options }) => Object.hasOwn(options, option)).map(({ name }) => name),
        ...described(spec),
      })),
    ),
} satisfies Record<string, (targets: readonly Backend[]) => readonly Entry[] | Promise<readonly Entry[]>>

/** The lists that may be limited to some targets. */
const LISTS_OF_TARGETS = ['formats', 'pipelines', 'options']

/** All lists: the one of fields reads rules. */
const NAMES = [...Object.keys(lists), 'fields']

const described = (spec: OptionSpec): Entry => ({
  type: spec.type === 'choice' ? spec.choices : spec.type,
  default: spec.default ?? null,
  about: spec.about,
})

export const list = defineCommand({
  name: 'list',
  usage: '<what> [targets or files] [flags]',
  about: 'lists targets, options and more, or the fields of rules',
  notes: [
    `<what> is ${wordList(NAMES, 'or')}.`,
    `Targets limit the lists of ${wordList(LISTS_OF_TARGETS, 'and')}.`,
    `With pipelines, \`list fields\` also shows the mapped name of each field.`,
  ],
  flags: {
    json: { about: 'write one line of JSON per entry' },
    ...backendFlags,
    ...selectionFlags,
    ...pipelineFlags,
    ...limitFlags,
  },
  completes: ([name]) =>
    name === undefined ? NAMES : name === 'fields' ? 'files' : LISTS_OF_TARGETS.includes(name) ? 'targets' : [],
  examples: examples.list,
  run: async (io, [name, ...extra], flags, targets, platforms) => {
    const { json, pipeline, limit } = flags
    const choices = `use one of ${NAMES.join(', ')}`
    if (name === undefined) throw usageError('`list` requires an argument', choices)
    if (name === 'fields') {
      const fields = await listFields(extra, await readPipelines(pipeline, io), io, platforms, {
        limits: parseLimits(limit),
        selection: await openSelection(flags, io.cwd),
      })
      printEntries(
        fields.map(({ field, becomes, rules }) =>
          pipeline.length === 0 ? { field, rules } : { field, becomes, rules },
        ),
        json,
        io,
      )
      return 0
    }
    if (!isList(name)) {
      const help = listReplacementOf(name) ?? didYouMean(name, NAMES) ?? choices
      throw usageError(`\`list\` has no list \`${name}\``, help)
    }
    if (pipeline.length > 0) throw usageError('`--pipeline` only applies to `list fields`')
    if (limit.length > 0) throw usageError('`--limit` only applies to `list fields`')
    const [selecting] = givenFlags(flags)
    if (selecting !== undefined) throw usageError(`${selecting} only applies to \`list fields\``)
    if (extra.length > 0 && !LISTS_OF_TARGETS.includes(name))
      throw usageError(`unexpected argument \`${extra[0]}\`: \`list ${name}\` takes no names`)
    const chosen = extra.length === 0 ? [...targets.values()] : backendsOf('list', extra, targets)
    printEntries(await lists[name](chosen), json, io, name === 'schemas' ? ['source', 'revision'] : [])
    return 0
  },
})

const isList = (name: string): name is keyof typeof lists => Object.hasOwn(lists, name)
