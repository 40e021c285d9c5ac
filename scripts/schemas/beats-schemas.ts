import { fieldTree } from '../../src/schema/build-field-tree.js'
import type { FieldSchemaData, SchemaField } from '../../src/schema/field-schema.js'

/**
 * The definitions of fields of all Beats of one version, as elastic/detection-rules compiles them from elastic/beats:
 * the folders of each Beat with their parsed `fields.yml` files.
 */
export type BeatsFolders = Readonly<Record<string, Folder>>

interface Folder {
  readonly folders?: Readonly<Record<string, Folder>>
  readonly files?: Readonly<Record<string, readonly Definition[] | null>>
}

interface Definition {
  readonly name?: string
  readonly type?: string
  readonly object_type?: string
  readonly path?: string
  readonly index?: boolean
  readonly enabled?: boolean
  readonly fields?: readonly Definition[] | null
  readonly multi_fields?: readonly Definition[]
}

const SOURCE = 'elastic/beats, compiled in elastic/detection-rules 14cf530f as etc/beats_schemas'

/** Modules of Filebeat whose logs public rules are about, each with its data set names in the index `filebeat-*`. */
const MODULES = 'auditd aws azure gcp google_workspace o365 okta system zeek'.split(' ')

/** The fields of Winlogbeat, of Auditbeat, and of modules of Filebeat. ECS fields, which all of them have, are left out. */
export function beatsSchemas(beats: BeatsFolders, version: string): readonly FieldSchemaData[] {
  const schema = (name: string, beat: string, modules: readonly string[]): FieldSchemaData => ({
    name: `elastic/${name}`,
    source: `${SOURCE}, ${beat}`,
    revision: version,
    index: `${beat}-*`,
    // Index templates of Beats map undeclared fields, too.
    isComplete: false,
    fields: fieldTree([...common(beats, beat), ...modules.flatMap((module) => ofModule(beats[beat], module))]),
  })
  const all = (beat: string): readonly string[] => Object.keys(beats[beat]?.folders?.module?.folders ?? {})
  return [
    schema('auditbeat', 'auditbeat', all('auditbeat')),
    ...MODULES.map((module) => schema(`filebeat.${module}`, 'filebeat', [module])),
    schema('winlogbeat', 'winlogbeat', all('winlogbeat')),
  ]
}

type Field = readonly [name: string, field: SchemaField]

/** The fields of the Beat itself, and those that its processors add. */
function common(beats: BeatsFolders, beat: string): readonly Field[] {
  const processors = Object.values(beats.libbeat?.folders?.processors?.folders ?? {})
  return [beats.libbeat, ...processors, beats[beat]].flatMap((folder) => ownFields(folder, ''))
}

/** The fields of a module and of its data sets, whose names begin with the module. */
function ofModule(beat: Folder | undefined, name: string): readonly Field[] {
  const module = beat?.folders?.module?.folders?.[name]
  const dataSets = Object.entries(module?.folders ?? {}).filter(([folder]) => !folder.startsWith('_'))
  return [...ownFields(module, ''), ...dataSets.flatMap(([, folder]) => ownFields(folder, `${name}.`))]
}

function ownFields(folder: Folder | undefined, prefix: string): readonly Field[] {
  const files = folder?.folders?._meta?.files
  return ['fields.yml', 'fields.common.yml'].flatMap((file) => flat(files?.[file] ?? [], prefix))
}

/** Names below a flattened field are no fields of their own. Some data sets name their module again (`o365.audit` in o365). */
const flat = (definitions: readonly Definition[], prefix: string): readonly Field[] =>
  definitions.flatMap(({ fields, ...own }) => {
    const name = own.name?.startsWith(prefix) ? own.name : `${prefix}${own.name ?? ''}`
    const isGroup = own.type === 'group' || own.name === undefined
    const below = own.type === 'flattened' ? [] : flat(fields ?? [], own.name === undefined ? prefix : `${name}.`)
    return [...(isGroup ? [] : declared(name, own)), ...below]
  })

/** An alias is left out: Beats only create those of older names, and only if a setting for migrations is on. */
function declared(name: string, definition: Definition): readonly Field[] {
  const { type = 'keyword', object_type: below, multi_fields: others = [] } = definition
  if (type === 'alias') return []
  const isSearchable = definition.index !== false && definition.enabled !== false
  const field = { type, below, isSearchable, isList: false }
  return [
    [name, field],
    ...others.map(
      (other) => [`${name}.${other.name}`, { ...field, type: other.type ?? 'keyword', below: undefined }] as const,
    ),
  ]
}
