import { Ajv } from 'ajv'
import { quickly } from '../ajv-options.js'

// The parts of the API’s rule schema that our rules use, according to its page. Other keys are rejected.

const WINDOW = { enum: [0, 60, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400] }
const text = { type: 'string' }
const name = { type: 'string', minLength: 1 }
const paths = { type: 'array', items: name }

const closed = (properties: Record<string, unknown>, required: readonly string[]): object => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

const schema = closed(
  {
    name,
    type: { const: 'log_detection' },
    isEnabled: { type: 'boolean' },
    hasExtendedTitle: { type: 'boolean' },
    message: text,
    tags: {
      type: 'array',
      items: { type: 'string', pattern: '^\\p{L}[\\p{L}\\p{N}_:./-]*$', maxLength: 400 },
      uniqueItems: true,
    },
    queries: {
      type: 'array',
      minItems: 1,
      items: closed(
        {
          name: { type: 'string', pattern: '^[a-z]+$' },
          query: name,
          aggregation: { enum: ['count', 'cardinality', 'sum', 'new_value'] },
          groupByFields: paths,
          hasOptionalGroupByFields: { type: 'boolean' },
          distinctFields: paths,
          metrics: { ...paths, minItems: 1, maxItems: 5 },
          dataSource: { const: 'logs' },
        },
        ['query', 'aggregation', 'groupByFields', 'distinctFields', 'dataSource'],
      ),
    },
    cases: {
      type: 'array',
      minItems: 1,
      maxItems: 10,
      items: closed(
        {
          status: { enum: ['info', 'low', 'medium', 'high', 'critical'] },
          condition: { type: 'string', pattern: '^[a-z_]+ >=? [\\d.]+|^\\(' },
          notifications: { type: 'array', items: text },
        },
        ['status', 'notifications'],
      ),
    },
    options: closed(
      {
        detectionMethod: { enum: ['threshold', 'new_value', 'sequence_detection'] },
        evaluationWindow: WINDOW,
        keepAlive: WINDOW,
        maxSignalDuration: WINDOW,
        newValueOptions: closed(
          {
            forgetAfter: { type: 'integer', minimum: 1, maximum: 30 },
            learningMethod: { const: 'duration' },
            learningDuration: { type: 'integer', minimum: 0, maximum: 30 },
            instantaneousBaseline: { type: 'boolean' },
          },
          ['forgetAfter'],
        ),
        sequenceDetectionOptions: closed(
          {
            steps: {
              type: 'array',
              minItems: 2,
              maxItems: 10,
              items: closed({ name, condition: name, evaluationWindow: WINDOW }, ['name', 'condition']),
            },
            stepTransitions: {
              type: 'array',
              minItems: 1,
              items: closed({ parent: name, child: name, evaluationWindow: WINDOW }, ['parent', 'child']),
            },
          },
          ['steps', 'stepTransitions'],
        ),
      },
      ['detectionMethod', 'keepAlive', 'maxSignalDuration'],
    ),
  },
  ['name', 'isEnabled', 'message', 'queries', 'cases', 'options'],
)

const validate = new Ajv({ ...quickly, allErrors: true, unicodeRegExp: true }).compile<ApiRule>(schema)

/** A rule read from JSON, with the properties that the checks use. */
export interface ApiRule {
  readonly name: string
  readonly isEnabled: boolean
  readonly hasExtendedTitle: boolean
  readonly message: string
  readonly tags: readonly string[]
  readonly queries: readonly (Readonly<Record<string, unknown>> & { readonly name?: string; readonly query: string })[]
  readonly cases: readonly {
    readonly status: string
    readonly condition?: string
    readonly notifications: readonly string[]
  }[]
  readonly options: Readonly<Record<string, unknown>> & {
    readonly detectionMethod: string
    readonly evaluationWindow?: number
    readonly keepAlive: number
    readonly maxSignalDuration: number
  }
}

/** The reason why the API would reject a rule; empty if it would not. */
export function ruleProblems(rule: unknown): readonly string[] {
  if (!validate(rule)) return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  const { evaluationWindow = 0, keepAlive, maxSignalDuration, detectionMethod } = rule.options
  const labels = new Set(rule.queries.map((query) => query.name))
  const asked = rule.cases.flatMap(({ condition = '' }) => condition.match(/[a-z]\w*/g) ?? [])
  return [
    ...(evaluationWindow <= keepAlive && keepAlive <= maxSignalDuration ? [] : ['the durations of a signal']),
    ...(detectionMethod === 'new_value' || rule.cases.every(({ condition }) => condition !== undefined)
      ? []
      : ['no condition']),
    ...(detectionMethod === 'new_value' && [...labels].some((label) => label !== undefined)
      ? ['a name of a new value']
      : []),
    ...(detectionMethod === 'threshold' && asked.some((label) => !labels.has(label))
      ? ['a label without a query']
      : []),
    ...(rule.tags.some((tag) => [...tag].length > 200) ? ['a long tag'] : []),
  ]
}
