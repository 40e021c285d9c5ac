import { resolve } from 'node:path'
import { examples } from '../../../backends/examples.js'
import { platformsOf } from '../../backend/platform.js'
import { overridePlaces } from '../../project/config/check/places.js'
import { nodeAt } from '../../project/config/read/paths.js'
import { type ExplainedSetting, explainOutput, originOf } from '../../project/config/settings/explain-settings.js'
import type { Io } from '../../project/files/io.js'
import { readInput } from '../../project/files/read-input.js'
import { usageError } from '../../project/files/usage-error.js'
import { parseRules } from '../../rule/parse-rules.js'
import { indexRules } from '../../rule/rule-index.js'
import { type Data, type DataObject, toData } from '../../rule/yaml/data.js'
import { jsonLine, printable } from '../../text/control-characters.js'
import { counted } from '../../text/count.js'
import { type OpenedProject, openProject, projectFlags } from '../inputs/open-project.js'
import { alignColumns } from '../terminal/columns.js'
import { defineCommand } from './command.js'

export const config = defineCommand({
  name: 'config',
  usage: '[outputs] [flags]',
  about: 'shows the settings in effect and where they come from',
  notes: ['Also checks the configuration.', 'Without names, it shows all outputs.'],
  flags: {
    ...projectFlags,
    rule: { value: '<file>', about: 'show the settings for the rules of a file', completes: 'files' },
    defaults: { about: 'also show options that nobody sets' },
    json: { about: 'write one line of JSON per output' },
  },
  completes: ['outputs'],
  examples: examples.config,
  run: async (io, outputs, flags, targets) => {
    const opened = withShownSource(await openProject(io, flags, targets, { outputs }))
    const file = flags.rule.at(-1)
    const explained =
      file === undefined ? explainAll(opened, flags.defaults) : await explainFile(file, opened, flags.defaults, io)
    const overrides = file === undefined ? overridesOf(opened) : []
    const lines = flags.json
      ? explained.map((output) => jsonLine(file === undefined ? { ...output, overrides } : output))
      : textOf(opened, explained, overrides)
    io.stdout.write(lines.map((line) => `${line}\n`).join(''))
    return 0
  },
})

/** Names the configuration as in messages, since its name is a part of the origins of settings. */
const withShownSource = ({ context, shown, ...opened }: OpenedProject): OpenedProject => ({
  ...opened,
  shown,
  context: { ...context, source: { ...context.source, name: shown.path(context.source.name) } },
})

interface ExplainedOutput {
  readonly output: string
  /** The title of the rule that is explained; absent for settings of the whole output. */
  readonly rule?: string
  readonly isSelected?: boolean
  readonly settings: readonly ExplainedSetting[]
}

const explainAll = ({ project, context }: OpenedProject, allOptions: boolean): readonly ExplainedOutput[] =>
  project.outputs.map(({ name }) => ({
    output: name,
    settings: explainOutput(name, project.environment, allOptions, context),
  }))

/** Explains each output for each rule of a file. A correlation has the log sources of the rules in its own file. */
async function explainFile(
  file: string,
  { project, context, shown }: OpenedProject,
  allOptions: boolean,
  io: Io,
): Promise<readonly ExplainedOutput[]> {
  const path = resolve(io.cwd, file)
  const input = project.inputs.find((candidate) => String(candidate.path) === path)
  if (input === undefined) throw usageError(`\`${file}\` is no rule file of the configuration`)
  const read = await readInput(input, io)
  const parsing = { limits: project.limits, platforms: platformsOf(project.targets.values()) }
  const documents = 'text' in read ? parseRules({ ...read, name: shown.path(read.name) }, parsing) : []
  const rules = indexRules(documents.flatMap(({ rule }) => rule ?? []))
  return project.outputs.flatMap((output) =>
    documents.map((document) => ({
      output: output.name,
      rule: document.identity.title ?? input.name,
      isSelected: output.selects(document, input, rules),
      settings: explainOutput(output.name, project.environment, allOptions, context, [document, input, rules]),
    })),
  )
}

/** Returns the overrides that apply in the environment. */
const overridesOf = ({ project, context }: OpenedProject): readonly ExplainedSetting[] =>
  overridePlaces(context)
    .filter(({ value }) => value === undefined || value === project.environment)
    .flatMap(({ path }) => {
      const node = nodeAt(context.root, path)
      return node === undefined ? [] : [{ name: 'override', value: toData(node), origin: originOf(path, context) }]
    })

function textOf(
  { project, context }: OpenedProject,
  outputs: readonly ExplainedOutput[],
  overrides: readonly ExplainedSetting[],
): readonly string[] {
  const environment = project.environment === undefined ? '' : `, environment ${project.environment}`
  return [
    printable(`${context.source.name}${environment}: ${counted(project.inputs.length, 'file')} of rules and filters`),
    ...outputs.flatMap((output) => ['', printable(titleOf(output)), ...rows(output.settings)]),
    ...(overrides.length === 0 ? [] : ['', 'overrides', ...rows(overrides)]),
  ]
}

const titleOf = ({ output, rule, isSelected }: ExplainedOutput): string =>
  rule === undefined ? output : `${output}: ${rule}${isSelected ? '' : ' (not selected)'}`

const rows = (settings: readonly ExplainedSetting[]): readonly string[] =>
  alignColumns(
    settings.map(({ name, value, origin }) => [
      `  ${printable(name)}`,
      printable(name === 'pipelines' ? pipelineText(value) : valueText(value)),
      origin,
    ]),
  )

/** Formats pipelines with the rules that they are for: `ours (product: windows)`. */
function pipelineText(value: Data): string {
  if (typeof value !== 'object' || value === null || !('use' in value)) return valueText(value)
  const { use = null, select = null } = value as DataObject
  return `${valueText(use)} (${valueText(select).replace(/^\{ | \}$/g, '')})`
}

/** Formats a value on one line, texts without quotation marks where they are clear. */
function valueText(value: Data): string {
  if (value === null) return '-'
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  if (typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${key}: ${Array.isArray(item) ? `[${valueText(item)}]` : valueText(item)}`)
      .join(', ')} }`
  return typeof value === 'string' && /^$|^\s|\s$/.test(value) ? JSON.stringify(value) : String(value)
}
