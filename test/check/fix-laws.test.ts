import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { diagnosticsAsFindings, fixAll } from './findings-of.js'

const folder = resolve(import.meta.dirname, '../diagnostics')
const files = readdirSync(folder).filter((name) => name.endsWith('.yml'))

const errorsIn = (name: string, text: string): number =>
  diagnosticsAsFindings({ name, text }).filter(({ severity }) => severity === 'error').length

// The fixtures of diagnostics have every kind of broken rule.
describe.each(['safe', 'unsafe'] as const)('%s fixes', (kind) => {
  const settings = { unsafe: kind === 'unsafe' }

  test.each(files)('of %s are stable, and add no error', (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const fixed = fixAll(name, text, settings)
    if (fixed === text) return
    expect(fixAll(name, fixed, settings)).toBe(fixed)
    expect(errorsIn(name, fixed)).toBeLessThanOrEqual(errorsIn(name, text))
  })
})
