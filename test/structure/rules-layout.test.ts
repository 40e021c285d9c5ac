import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkRules } from '../../src/check/check-rules.js'
import { formatRules } from '../../src/check/format/format-rules.js'
import type { Source } from '../../src/index.js'
import { positionAt } from '../../src/text/source.js'

const root = resolve(import.meta.dirname, '../..')

const sourcesIn = (folder: string): readonly Source[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yml'))
    .sort()
    .map((path) => ({ name: join(folder, path), text: readFileSync(join(root, folder, path), 'utf8') }))

describe('our own files', () => {
  test.each(['rules', 'pipelines'])('%s have the layout of `sigmacast format`', (folder) => {
    const sources = sourcesIn(folder)
    expect(sources.length).toBeGreaterThan(20)
    expect(sources.filter((source) => formatRules(source).text !== source.text).map(({ name }) => name)).toEqual([])
  })

  test('rules have no findings', () => {
    const findings = checkRules(sourcesIn('rules')).map(({ code, source, span }) => {
      const { line, column } = positionAt(source.text, span.start)
      return `${source.name}:${line}:${column} ${code}`
    })
    expect(findings).toEqual([])
  })
})
