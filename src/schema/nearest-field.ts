import { oncePer } from '../text/keep-recent.js'
import { nearest, openSuggestionBudget } from '../text/suggest.js'
import type { FieldSchemaData } from './field-schema.js'
import { forEachField } from './field-tree.js'

const declaredNames = oncePer((schema: FieldSchemaData): readonly string[] => {
  const names: string[] = []
  forEachField(schema.fields, (name, { type }) => {
    if (type !== 'object' && type !== 'nested') names.push(name)
  })
  return names
})

/**
 * Returns the declared field that a wrong name probably means: the same name in other letter case, else the most
 * similar one. Undefined if none is similar.
 */
export function nearestField(schemas: readonly FieldSchemaData[], name: string): string | undefined {
  const names = schemas.flatMap(declaredNames)
  const lower = name.toLowerCase()
  return names.find((candidate) => candidate.toLowerCase() === lower) ?? nearest(name, names, openSuggestionBudget())
}
