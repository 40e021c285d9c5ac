import { decodedResource, parseHcl } from '../terraform-rule.js'

// Resources of Elastic's provider, read by HCL's own parser, checked by the attributes that the provider's page lists,
// and converted to the form of the API:
// https://registry.terraform.io/providers/elastic/elasticstack/latest/docs/resources/kibana_security_detection_rule

type Check = (value: unknown) => string | undefined

const text =
  (pattern = /^/): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? undefined : `${JSON.stringify(value)} is no such text`
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value) ? undefined : `${JSON.stringify(value)} is none of ${words}`
const flag: Check = (value) => (typeof value === 'boolean' ? undefined : 'no boolean')
const whole =
  (least: number, most = Number.POSITIVE_INFINITY): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? undefined : `${value} is out of range`
const list =
  (item: Check = text()): Check =>
  (value) =>
    Array.isArray(value) ? value.map(item).find((problem) => problem !== undefined) : 'no list'
const shape =
  (required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'no object'
    const missing = Object.keys(required).find((key) => !(key in value))
    if (missing !== undefined) return `${missing} is missing`
    for (const [key, inner] of Object.entries(value)) {
      const check = required[key] ?? optional[key]
      const problem = check === undefined ? 'the provider does not know it' : check(inner)
      if (problem !== undefined) return `${key}: ${problem}`
    }
    return undefined
  }

const entry = { id: text(), name: text(), reference: text() }

const RESOURCE = shape(
  {
    name: (value) =>
      typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= 255 ? undefined : 'no name',
    type: oneOf('query', 'eql', 'esql', 'machine_learning', 'new_terms', 'saved_query', 'threat_match', 'threshold'),
    description: text(),
  },
  {
    space_id: text(),
    rule_id: text(),
    data_view_id: text(),
    timestamp_override: text(),
    query: text(),
    language: oneOf('kuery', 'lucene', 'eql', 'esql'),
    index: list(),
    enabled: flag,
    from: text(/^now-\d+[smhd]$/),
    to: text(),
    interval: text(/^\d+[smhd]$/),
    risk_score: whole(0, 100),
    severity: oneOf('low', 'medium', 'high', 'critical'),
    author: list(),
    tags: list(),
    license: text(),
    related_integrations: list(shape({ package: text(), version: text() }, { integration: text() })),
    required_fields: list(shape({ name: text(), type: text() })),
    false_positives: list(),
    references: list(),
    investigation_fields: list(),
    note: text(),
    setup: text(),
    max_signals: whole(1),
    version: whole(1),
    alert_suppression: shape(
      {},
      {
        group_by: list(),
        duration: text(/^[1-9]\d*[smh]$/),
        missing_fields_strategy: oneOf('suppress', 'doNotSuppress'),
      },
    ),
    building_block_type: oneOf('default'),
    // Optional attributes that the provider removes from a rule if a resource does not have them.
    lifecycle: list(shape({ ignore_changes: list(oneOf('actions', 'exceptions_list', 'response_actions')) })),
    tiebreaker_field: text(),
    new_terms_fields: list(),
    history_window_start: text(),
    threshold: shape(
      { value: whole(1) },
      { field: list(), cardinality: list(shape({ field: text(), value: whole(1) })) },
    ),
    threat: list(
      shape(
        { framework: text(), tactic: shape(entry) },
        { technique: list(shape(entry, { subtechnique: list(shape(entry)) })) },
      ),
    ),
  },
)

interface Resource {
  readonly [name: string]: unknown
}

/** The problems of a resource, by the types and the validators of the provider. */
export function resourceProblems(resource: Resource): readonly string[] {
  const problem = RESOURCE(resource)
  const { type, index, data_view_id } = resource
  const places = [index, data_view_id].filter((value) => value !== undefined).length
  const needed = type === 'esql' ? 0 : 1
  return [
    ...(problem === undefined ? [] : [problem]),
    ...(places === needed ? [] : [`index and data_view_id: ${places} instead of ${needed}`]),
  ]
}

/** The resources of a file, each with its address. */
export async function readResources(file: string): Promise<readonly (readonly [address: string, Resource])[]> {
  const { resource = {} } = (await parseHcl(file)) as {
    resource?: Readonly<Record<string, Readonly<Record<string, readonly Resource[]>>>>
  }
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, bodies]) =>
      bodies.map((body) => [`${type}.${name}`, decodedResource(body as never)] as const),
    ),
  )
}

/** A rule of the API as the provider creates it from a resource; default indices and what Terraform reads are omitted. */
export function ruleOf({
  lifecycle,
  space_id,
  investigation_fields,
  alert_suppression,
  index,
  ...rest
}: Resource): Resource {
  const { duration, ...suppression } = (alert_suppression ?? {}) as { readonly duration?: string }
  const [, value, unit] = /^(\d+)([smh])$/.exec(duration ?? '') ?? []
  const suppressed = { ...suppression, ...(value === undefined ? {} : { duration: { value: Number(value), unit } }) }
  return {
    ...rest,
    ...(index === undefined || (Array.isArray(index) && index.includes('traces-apm*')) ? {} : { index }),
    ...(investigation_fields === undefined ? {} : { investigation_fields: { field_names: investigation_fields } }),
    ...(alert_suppression === undefined ? {} : { alert_suppression: suppressed }),
  }
}

/** A rule of the API as a resource can contain it: Kibana computes `ecs`, and Terraform normalizes texts. */
export const asResourceKeeps = (json: string): Resource =>
  JSON.parse(json, (key, value) => {
    if (key === 'ecs') return undefined
    return typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd').normalize('NFC') : value
  })
