import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseRules } from '../../src/index.js'
import { judgeTogether } from './auth0-together.js'

const folder = new URL('../../rules/auth0/', import.meta.url)
const rules = readdirSync(folder).flatMap((name) =>
  parseRules({ name, text: readFileSync(new URL(name, folder), 'utf8') }).flatMap(({ rule }) =>
    rule?.kind === 'detection' ? [[rule.metadata.title, rule] as const] : [],
  ),
)

test.each(rules)('search and program together select what the rule matches: %s', (_, rule) => {
  expect(judgeTogether(rule)).toBeGreaterThan(0)
})
