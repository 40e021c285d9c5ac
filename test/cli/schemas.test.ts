import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { invoke } from './invoke.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sigmacast-'))
  writeFileSync(
    join(folder, 'rule.yml'),
    'title: t\nlogsource:\n  product: okta\n  service: okta\ndetection:\n  s:\n    okta.actor.idd: x\n  condition: s\n',
  )
  writeFileSync(join(folder, 'events.ndjson'), '{"okta":{"actor":{"idd":"x"}}}\n')
  writeFileSync(join(folder, 'broken.csv'), 'nothing here')
})
afterAll(() => rmSync(folder, { recursive: true }))

const convert = (flags: string) => invoke(`convert rule.yml --target kql ${flags}`, { cwd: folder, targets: backends })

describe('--schema', () => {
  test('a built-in schema reports an undeclared field, with a suggestion', async () => {
    const { code, stdout, stderr } = await convert('--schema elastic/okta.system')
    expect([code, stdout]).toEqual([0, 'okta.actor.idd: "x"\n'])
    expect(stderr).toContain(
      'rule.yml:7:5 warning field-undeclared: no field `okta.actor.idd` is declared in `elastic/okta.system`',
    )
    expect(stderr).toContain('did you mean `okta.actor.id`?')
  })

  test('accepts a file of events, and several separated by commas', async () => {
    expect((await convert('--schema events.ndjson')).stderr).not.toContain('field-')
    expect((await convert('--schema events.ndjson,elastic/okta.system')).stderr).not.toContain('field-')
  })

  test.each([
    ['elastic/okta.sistem', 'there is no schema `elastic/okta.sistem`'],
    ['broken.csv', '`broken.csv` is not a field schema: a field summary needs a column `field`'],
    ['missing.json', 'missing.json'],
  ])('%s is a usage error', async (name, message) => {
    const { code, stderr } = await convert(`--schema ${name}`)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  test('`list schemas` lists names and sources', async () => {
    const { stdout } = await invoke('list schemas --json', { cwd: folder, targets: backends })
    const entries = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(entries.find(({ name }) => name === 'elastic/okta.system')).toMatchObject({ index: 'logs-okta.system-*' })
  })
})
