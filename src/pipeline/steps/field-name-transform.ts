import { defineStep } from '../define.js'
import { fieldNamesSchema, type Names, namesByField } from '../name-list.js'

interface Options {
  readonly transform_func: keyof typeof functions
  readonly mapping?: Readonly<Record<string, Names | null>>
  readonly apply_keyword?: boolean
}

/** Splits a name into words: `TargetUserName`, `target_user_name` and `HTTPStatus` have three, three and two. */
const words = (name: string): readonly string[] =>
  name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{N}\p{Lo}]+|\p{Lu}|\p{N}+/gu)?.map((word) => word.toLowerCase()) ?? []

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** Dots separate a field name into parts, which are changed one by one. */
const eachName = (change: (words: readonly string[]) => string) => (name: string) =>
  name
    .split('.')
    .map((part) => change(words(part)) || part)
    .join('.')

const functions = {
  lower_case: (name: string): string => name.toLowerCase(),
  upper_case: (name: string): string => name.toUpperCase(),
  snake_case: eachName((words) => words.join('_')),
  camel_case: eachName((words) => words.map((word, index) => (index === 0 ? word : capital(word))).join('')),
  pascal_case: eachName((words) => words.map(capital).join('')),
} as const

/** In pySigma the function is Python code, which a file cannot contain; here it is one of several named functions. */
export const fieldNameTransform = defineStep<Options>({
  options: {
    transform_func: {
      enum: Object.keys(functions),
    },
    mapping: {
      type: 'object',
      additionalProperties: fieldNamesSchema,
    },
    apply_keyword: {
      type: 'boolean',
    },
  },
  required: ['transform_func'],
  prepare: ({ transform_func, mapping = {}, apply_keyword = false }) => {
    const renamed = namesByField(mapping)
    return {
      changes: 'field',
      rename: (name) => {
        if (name === null) return apply_keyword ? renamed.get('null') : undefined
        return renamed.get(name) ?? [functions[transform_func](name)]
      },
    }
  },
})
