/** Laws: of rules whose titles, names and ids are nearly equal, no two have one name on a platform. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { backends } from '../../backends/index.js'
import { loadFormat } from '../../src/backend/format.js'
import { makeArtifact, parseRules, type Rule, trackNames } from '../../src/index.js'
import { law } from './law.js'

const ID = '6a1b6ac3-5f5d-4b6e-9d2c-7fd9f2b3b8a'

/** Titles that platforms may write in one way: they differ in case, punctuation, accents, width, or behind a long text. */
const title = fc.oneof(
  fc.constantFrom(
    'Foo Bar',
    'foo bar',
    'FOO  BAR',
    'foo-bar',
    'foo_bar',
    'Foo/Bar',
    'Foo\\Bar',
    '[Foo] Bar',
    '(Foo) Bar',
  ),
  fc.constantFrom(
    'Föo Bar',
    'Fo\u0308o Bar',
    'Ｆｏｏ Bar',
    'Foo Bar ',
    "Foo's Bar",
    'Foo Bar.',
    '登录',
    '登錄',
    'Foo 登录',
    'Foo 登錄',
  ),
  fc.constantFrom('...', '!', 'default', '1', 'rule 1', 'rule_1', 'constructor', '__proto__'),
  fc.constantFrom('a', 'b', '…').map((end) => `${'A long title '.repeat(30)}${end}`),
)

const rule = fc.record({
  title,
  id: fc.option(fc.constantFrom(`${ID}1`, `${ID}2`, `${ID}1`.toUpperCase(), `${ID}3`), { nil: undefined, freq: 6 }),
  name: fc.option(fc.constantFrom('foo_bar', 'Foo-Bar', 'foo bar', 'föo_bar', `${ID}1`), { nil: undefined }),
})

/** Parsed rules whose metadata are then replaced, because YAML cannot contain every text. */
const rules = fc.array(rule, { minLength: 2, maxLength: 12 }).map((heads) =>
  heads.map(({ title, id, name }, index): Rule => {
    const text =
      'title: t\nlogsource: {}\ndetection: {s: {a: x}, condition: s}\nlevel: high\ndate: 2026-01-01\nauthor: A\n'
    const parsed = parseRules({ name: `rules/${index}.yml`, text })[0]?.rule
    if (parsed?.kind !== 'detection') throw new Error('no rule')
    const own = { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) }
    return { ...parsed, metadata: { ...parsed.metadata, title, ...own } }
  }),
)

/** Returns the texts by which a platform tells artifacts apart. */
const namesIn: Readonly<Record<string, (text: string) => readonly unknown[]>> = {
  savedsearches: (text) => [/^\[(.*)\]$/m.exec(text)?.[1]],
  es: (text) => [/^\[(.*)\]$/m.exec(text)?.[1]],
  rest: (text) => [new URLSearchParams(text).get('name')],
  rule: (text) => [JSON.parse(text).rule_id],
  ndjson: (text) => [JSON.parse(text).rule_id],
  toml: (text) => [/^rule_id = "(.*)"$/m.exec(text)?.[1]],
  terraform: (text) => [
    /^resource "(.*)" \{$/m.exec(text)?.[1],
    ...(/^ {2}(?:rule_id) += (".*")$/m.exec(text)?.slice(1) ?? []),
    ...(text.includes('splunk_saved_searches') ? (/^ {2}name += (".*")$/m.exec(text)?.slice(1) ?? []) : []),
  ],
}

for (const backend of backends.values()) {
  for (const described of backend.formats) {
    // Datadog's API assigns the ids of rules.
    const read = backend.name === 'datadog' && described.name === 'rule' ? undefined : namesIn[described.name]
    if (read === undefined) continue
    const format = await loadFormat(described)
    law(
      `${backend.name} ${format.name}: names are unique, and those that a tracker knows`,
      [rules],
      (all) => {
        const track = trackNames()
        const names = all.flatMap((rule) => {
          const { text, name } = makeArtifact(rule, backend, format)
          if (text === null || track(rule, name) !== undefined) return []
          const found = read(text)
          expect(found.every((part) => typeof part === 'string' && part !== '')).toBe(true)
          const known = [name?.name, name?.creates?.name].filter((part) => part !== undefined)
          expect(found.map(plain)).toEqual(known.slice(0, found.length))
          expect(known).toHaveLength(found.length)
          return found.map((part, index) => `${index} ${part}`)
        })
        expect(new Set(names).size).toBe(names.length)
      },
      { few: 6, share: 0.1 },
    )
  }
}

/** Removes the quotation marks of an address and of a text of Terraform. */
const plain = (text: unknown): unknown =>
  typeof text !== 'string' ? text : text.startsWith('"') ? JSON.parse(text) : text.replace('" "', '.')
