import { expect, test } from 'vitest'
import { parseRules } from '../../src/index.js'

/** The fields of the items of a selection; null for keywords. */
function fieldsOf(selection: string): unknown {
  const text = `title: t\nlogsource: {}\ndetection: { s: ${selection}, condition: s }\n`
  const [document] = parseRules({ name: 'x.yml', text })
  if (document?.rule?.kind !== 'detection') return document?.diagnostics.map(({ code }) => code)
  return document.rule.selections.map(({ selection }) =>
    selection.kind === 'items' ? selection.items.map(({ field }) => field) : selection.kind,
  )
}

test.each(['null', '~', 'Null', 'NULL', "''"])('the key %s is no field', (key) => {
  expect(fieldsOf(`{ ${key}: a, b: c }`)).toEqual([[null, 'b']])
})

test.each(['"null"', "'~'", 'null|contains', 'nil'])('the key %s names a field', (key) => {
  expect(fieldsOf(`{ ${key}: a }`)).toEqual([[key.replace(/["']|\|.*/g, '')]])
})
