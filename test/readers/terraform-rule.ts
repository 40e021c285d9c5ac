import { parse } from '@cdktf/hcl2json'

// Terraform resources, read by HCL's own parser and converted to the form of the API according to the pages of the
// provider.

type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value }
type Values = { readonly [key: string]: Value }

/** The attributes and the blocks (in brackets) of a body, with the keys of the API. */
interface Shape {
  readonly [name: string]: string | readonly [key: string, shape: Shape]
}

const SHAPE: Shape = {
  name: 'name',
  type: 'type',
  enabled: 'isEnabled',
  has_extended_title: 'hasExtendedTitle',
  message: 'message',
  tags: 'tags',
  query: [
    'queries',
    {
      name: 'name',
      query: 'query',
      aggregation: 'aggregation',
      group_by_fields: 'groupByFields',
      has_optional_group_by_fields: 'hasOptionalGroupByFields',
      distinct_fields: 'distinctFields',
      metrics: 'metrics',
      data_source: 'dataSource',
    },
  ],
  case: ['cases', { status: 'status', condition: 'condition', notifications: 'notifications' }],
  filter: ['filters', { action: 'action', query: 'query' }],
  options: [
    'options',
    {
      detection_method: 'detectionMethod',
      evaluation_window: 'evaluationWindow',
      keep_alive: 'keepAlive',
      max_signal_duration: 'maxSignalDuration',
      new_value_options: [
        'newValueOptions',
        {
          forget_after: 'forgetAfter',
          learning_method: 'learningMethod',
          learning_duration: 'learningDuration',
          instantaneous_baseline: 'instantaneousBaseline',
        },
      ],
      sequence_detection_options: [
        'sequenceDetectionOptions',
        {
          steps: ['steps', { name: 'name', condition: 'condition', evaluation_window: 'evaluationWindow' }],
          step_transitions: [
            'stepTransitions',
            { parent: 'parent', child: 'child', evaluation_window: 'evaluationWindow' },
          ],
        },
      ],
    },
  ],
}

/** Single blocks, which are objects in the API. */
const SINGLE = new Set(['options', 'newValueOptions', 'sequenceDetectionOptions'])

/** The messages of HCL's own parser about a file. */
export const parseHcl = (text: string): Promise<Values> => parse('rules.tf', text) as Promise<Values>

/**
 * The resources of a file by address, each as a rule of the API. Throws for properties that the provider does not
 * support.
 */
export async function readTerraform(text: string): Promise<ReadonlyMap<string, unknown>> {
  // An object represents its JSON; the parser leaves function calls unchanged.
  const plain = text.replace(/^ {2}json = jsonencode\((\{$.*?^ {2}\})\)$/gms, '  json = $1')
  const { resource = {} } = (await parseHcl(plain)) as { resource?: Record<string, Record<string, readonly Values[]>> }
  return new Map(
    Object.entries(resource).flatMap(([type, named]) =>
      Object.entries(named).map(([name, [body = {}]]): [string, unknown] => [
        `${type}.${name}`,
        type === 'datadog_security_monitoring_rule'
          ? fromBody(body, SHAPE)
          : type === 'datadog_security_monitoring_rule_json'
            ? decoded(body.json ?? '')
            : decodedResource(body),
      ]),
    ),
  )
}

function fromBody(body: Values, shape: Shape): unknown {
  const entries = Object.entries(body).map(([name, value]) => {
    const known = shape[name]
    if (known === undefined) throw new Error(`the provider does not know ${name}`)
    if (typeof known === 'string') return [known, decoded(value)]
    const [key, inner] = known
    const blocks = (value as readonly Values[]).map((one) => fromBody(one, inner))
    return [key, SINGLE.has(key) ? blocks[0] : blocks]
  })
  return Object.fromEntries(entries)
}

/** A resource of any other provider. References to attributes look like templates to the parser; only `lifecycle` contains some. */
export function decodedResource({ lifecycle, ...body }: Values): Readonly<Record<string, unknown>> {
  const kept = JSON.stringify(lifecycle)?.replace(/\$\{(\w+)\}/g, '$1')
  return { ...(decoded(body) as Values), ...(kept === undefined ? {} : { lifecycle: JSON.parse(kept) }) }
}

/** The parser leaves the escapes of templates in texts; our texts contain no templates. */
export function decoded(value: Value): unknown {
  if (typeof value === 'string') {
    if (/[$%]\{/.test(value.replace(/\$\$\{|%%\{/g, ' '))) throw new Error(`a template: ${value}`)
    return value.replaceAll('$${', '${').replaceAll('%%{', '%{')
  }
  if (Array.isArray(value)) return value.map(decoded)
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, decoded(one)]))
  return value
}

/**
 * A rule as an HCL file can contain it: no empty lists or zeros, which the provider omits, and texts as Terraform
 * normalizes them.
 */
export function asTerraformKeeps(value: unknown, isJson = false): unknown {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd').normalize('NFC')
  if (Array.isArray(value)) return value.map((one) => asTerraformKeeps(one, isJson))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(
    ([key, one]) => isJson || !((Array.isArray(one) && one.length === 0) || (one === 0 && key !== 'learningDuration')),
  )
  return Object.fromEntries(entries.map(([key, one]) => [key, asTerraformKeeps(one, isJson)]))
}
