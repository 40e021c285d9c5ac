// Runs the examples of doc comments: a line `expression // value` claims that the expression has the value.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as backends from '../../backends/index.js'
import * as allPipelines from '../../pipelines/all.js'
import * as pipelines from '../../pipelines/index.js'
import * as forAuthors from '../../src/backend.js'
import * as checking from '../../src/check.js'
import * as sigmacast from '../../src/index.js'
import * as reason from '../../src/reason.js'

const root = resolve(import.meta.dirname, '../..')

const text = `title: Failed logons
logsource:
    product: windows
detection:
    selection:
        EventID: 4625
        Image|endswith: '\\cmd.exe'
    condition: selection
`
const source = { name: 'rule.yml', text }
const rule = sigmacast.parseRules(source)[0]?.rule
const scope = {
  ...forAuthors,
  ...sigmacast,
  ...reason,
  ...checking,
  ...backends,
  ...pipelines,
  ...allPipelines,
  source,
  text,
  rule,
  backend: backends.splunk,
}

const examples = ['src', 'backends', 'pipelines']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/@example\n((?: \*(?: .*)?\n)+?)(?= \*\/| \* @)/g)].map(
      (match) => ({
        file,
        code: (match[1] ?? '').replaceAll(/^ \* ?/gm, ''),
      }),
    ),
  )

describe('examples of doc comments', () => {
  test('there are some', () => expect(examples.length).toBeGreaterThan(5))

  test.each(examples)('$file: $code', async ({ file, code }) => {
    const known = { ...scope, ...(await import(join(root, file))) }
    const claims: [unknown, unknown][] = []
    const body = code.replace(/^(.*\S) +\/\/ (.+)$/gm, '__claim(($1), ($2))')
    const run = new Function(...Object.keys(known), '__claim', `return (async () => {${body}\n})()`)
    await run(...Object.values(known), (found: unknown, claimed: unknown) => claims.push([found, claimed]))
    expect(claims.length).toBeGreaterThan(0)
    for (const [found, claimed] of claims) expect(found).toEqual(claimed)
  })
})
