import type { PythonRegex } from '../../python/regex/python-regex.js'
import { readRegex } from '../../python/regex/read-regex.js'
import type { JsonSchema } from '../../rule/schema/json-schema.js'
import type { DataObject } from '../../rule/yaml/data.js'
import { valueAt } from '../../rule/yaml/node.js'
import { diagnosePipeline, refuseInPipeline } from '../../text/diagnose-pipeline.js'
import type { Refusal } from '../../text/wording.js'
import type { Action, PlaceholderRequest, PlaceholderResolver } from '../action.js'
import { defineStep } from '../define.js'
import type { AnyEntry, EntryReader } from '../entry.js'
import { checkHandled } from './check-handled.js'
import { type PlaceholderValue, userValue } from './placeholder-value.js'
import { type Handled, handledOptions, isHandled, replacePlaceholders } from './replace-placeholders.js'

/** Options of all three steps: how the data is read. */
interface Options extends Handled {
  readonly format?: 'plaintext' | 'csv' | 'json' | 'yaml'
  readonly filter?: string | null
  readonly csv_column?: string | number | null
  readonly csv_has_header?: boolean
  readonly jq_expression?: string | null
}

const commonOptions = {
  format: {
    enum: ['plaintext', 'csv', 'json', 'yaml'],
  },
  filter: {
    type: ['string', 'null'],
  },
  csv_column: { type: ['string', 'integer', 'null'] },
  csv_has_header: { type: 'boolean' },
  jq_expression: { type: ['string', 'null'] },
  ...handledOptions,
} as const

/** Defines a kind of step that asks the user's own function for the values of placeholders. */
export const externalPlaceholders = (
  kind: string,
  formatOptions: Readonly<Record<string, JsonSchema>>,
  source: string,
): AnyEntry<Action> =>
  defineStep<Options>({
    options: { ...commonOptions, ...formatOptions },
    required: [source as keyof Options],
    prepare: (options, reader) => {
      checkHandled(options, reader)
      checkFormat(options, reader)
      const filter = options.filter ? readRegex(valueAt(reader.node, 'filter'), reader) : undefined
      const handled = isHandled(options)
      return {
        changes: 'value',
        apply: (operand, _, { resolve, limits }) =>
          replacePlaceholders(
            operand,
            handled,
            (placeholder) => valuesFrom(resolve, { kind, placeholder, options: options as DataObject }, filter),
            limits,
          ),
      }
    },
  })

function valuesFrom(
  resolve: PlaceholderResolver | undefined,
  request: PlaceholderRequest,
  filter: PythonRegex | undefined,
): readonly PlaceholderValue[] | Refusal {
  const { kind, placeholder } = request
  if (resolve === undefined) return refuseInPipeline('external-source', [kind, placeholder])
  const values = (resolve(request) ?? []).filter((value) => filter === undefined || value.search(filter.search) !== -1)
  return values.length === 0 ? refuseInPipeline('no-placeholder-values', [placeholder]) : values.map(userValue)
}

/** Each format requires an option of its own with the position of the values. */
function checkFormat(options: Options, { node, source, report }: EntryReader): void {
  const { format = 'plaintext', csv_column, csv_has_header = true, jq_expression } = options
  const reportOption = (option: string, because: string): void => {
    report(diagnosePipeline('bad-option', source, (valueAt(node, option) ?? node).span, [option, because]))
  }
  if (format === 'csv' && csv_column == null) reportOption('format', '`csv` requires `csv_column`')
  if (format === 'csv' && typeof csv_column === 'string' && !csv_has_header) {
    reportOption('csv_column', 'without a header row, columns have numbers only')
  }
  if ((format === 'json' || format === 'yaml') && jq_expression == null) {
    reportOption('format', `\`${format}\` requires \`jq_expression\``)
  }
}
