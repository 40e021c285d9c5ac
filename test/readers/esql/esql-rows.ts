import type { Json } from '../../../src/index.js'
import { aggregateFunctions, keyOf } from './esql-aggregates.js'
import { evaluate } from './esql-evaluate.js'
import { esqlField } from './esql-field.js'
import type { EsqlAggregate, EsqlCommand, EsqlScalar, EsqlValue } from './esql-tree.js'
import type { FieldTypes } from './esql-types.js'

/** A row of a result: the columns that commands have computed. The fields of an event are read on demand. */
export type EsqlColumns = ReadonlyMap<string, EsqlValue>

interface Row {
  readonly computed: EsqlColumns
  readonly event: Json | undefined
}

/** The result of a query on events, at a moment that is `NOW()`. */
export function runCommands(
  commands: readonly EsqlCommand[],
  types: FieldTypes,
  events: readonly Json[],
  now: Date,
): readonly EsqlColumns[] {
  const columnOf =
    ({ computed, event }: Row) =>
    (name: string): EsqlValue => {
      if (computed.has(name)) return computed.get(name) ?? null
      return event === undefined ? null : esqlField(event, name, types.get(name) ?? 'text')
    }
  const seenBy = (row: Row) => ({ column: columnOf(row), now })
  let rows: readonly Row[] = events.map((event) => ({ computed: new Map(), event }))
  for (const command of commands) {
    switch (command.kind) {
      case 'where':
        rows = rows.filter((row) => evaluate(command.condition, seenBy(row)) === true)
        break
      case 'eval':
        rows = rows.map((row) => {
          const computed = new Map(row.computed)
          for (const { name, value } of command.columns)
            computed.set(name, evaluate(value, seenBy({ ...row, computed })))
          return { ...row, computed }
        })
        break
      case 'stats': {
        const groups = grouped(rows, (row) => command.by.map(({ value }) => evaluate(value, seenBy(row))))
        rows = groups.map(({ key, rows: own }) => {
          const columns = new Map<string, EsqlValue>()
          for (const one of command.aggregates) columns.set(one.name, aggregated(one, own, seenBy))
          command.by.forEach(({ name }, index) => void columns.set(name, key[index] ?? null))
          return { computed: columns, event: undefined }
        })
        break
      }
    }
  }
  return rows.map(({ computed }) => computed)
}

interface Group {
  readonly key: readonly (EsqlScalar | null)[]
  readonly rows: Row[]
}

/** A row with several values for a key belongs to the group of each. …/esql/commands/stats-by */
function grouped(rows: readonly Row[], keysOf: (row: Row) => readonly EsqlValue[]): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    let keys: readonly (readonly (EsqlScalar | null)[])[] = [[]]
    for (const value of keysOf(row)) {
      const values = new Map(several(value).map((one) => [keyOf(one), one]))
      const all = values.size === 0 ? [null] : [...values.values()]
      keys = keys.flatMap((key) => all.map((one) => [...key, one]))
    }
    for (const key of keys) {
      const name = JSON.stringify(key.map(keyOf))
      const group = groups.get(name) ?? { key, rows: [] }
      groups.set(name, group)
      group.rows.push(row)
    }
  }
  return [...groups.values()]
}

function aggregated(
  { call, args, where }: EsqlAggregate,
  rows: readonly Row[],
  seenBy: (row: Row) => Parameters<typeof evaluate>[1],
): EsqlValue {
  const kept = where === null ? rows : rows.filter((row) => evaluate(where, seenBy(row)) === true)
  const [value, rank] = args
  if (value === undefined) return kept.length
  const values = kept.flatMap((row) => several(evaluate(value, seenBy(row))))
  return aggregateFunctions[call]?.evaluate(values, rank?.kind === 'number' ? Number(rank.text) : 0) ?? null
}

const several = (value: EsqlValue): readonly EsqlScalar[] =>
  value === null ? [] : Array.isArray(value) ? value : [value as EsqlScalar]
