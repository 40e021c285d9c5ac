import { matchesStart } from '../../../python/regex/python-regex.js'
import { readRegex } from '../../../python/regex/read-regex.js'
import { asList, valueAt } from '../../../rule/yaml/node.js'
import { defineCondition } from '../../define.js'
import type { EntryReader } from '../../entry.js'
import { type Names, namesOf, namesSchema } from '../../name-list.js'
import type { FieldSubject } from '../condition-test.js'

interface Options {
  readonly fields: Names
  readonly mode?: 'plain' | 're'
}

const options = {
  fields: namesSchema,
  mode: {
    enum: ['plain', 're'],
  },
} as const

export const includeFields = defineCondition<FieldSubject, Options>({
  options,
  required: ['fields'],
  prepare: (listOptions, reader) => {
    const isListed = listTest(listOptions, reader)
    return ({ name }) => isListed(name)
  },
})

export const excludeFields = defineCondition<FieldSubject, Options>({
  options,
  required: ['fields'],
  prepare: (listOptions, reader) => {
    const isListed = listTest(listOptions, reader)
    return ({ name }) => !isListed(name)
  },
})

function listTest({ fields, mode }: Options, reader: EntryReader): (name: string | null) => boolean {
  if (mode !== 're') {
    const names = new Set(namesOf(fields))
    return (name) => name !== null && names.has(name)
  }
  const regexes = asList(valueAt(reader.node, 'fields')).map((node) => readRegex(node, reader))
  return (name) => name !== null && regexes.some((regex) => matchesStart(regex, name) !== null)
}
