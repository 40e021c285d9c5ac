import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { approximations } from '../../src/backend/approximation.js'

const page = readFileSync(new URL('../../docs/correlations.md', import.meta.url), 'utf8')

test.each(Object.keys(approximations))('the page about correlations explains %s', (name) => {
  expect(page).toMatch(new RegExp(`^\\| .*\`${name}\`.* \\|`, 'm'))
})
