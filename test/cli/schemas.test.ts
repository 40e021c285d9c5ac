import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
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
  writeFileSync(join(folder, 'events.ndjson.gz'), gzipSync('{"okta":{"actor":{"idd":"x"}}}\n'))
  writeFileSync(join(folder, 'damaged.gz'), gzipSync('{"a":1}').subarray(0, 15))
  writeFileSync(join(folder, 'wide.json'), Buffer.from('\uFEFF{"a":1}', 'utf16le'))
  writeFileSync(join(folder, 'broken.csv'), 'nothing here')
  writeFileSync(join(folder, 'named.yml'), pipelineNaming('elastic/okta.system'))
  writeFileSync(join(folder, 'pattern.yml'), pipelineNaming('elastic/okta.*'))
  writeFileSync(join(folder, 'other.yml'), pipelineNaming('elastic/okta.system', 'aws'))
  writeFileSync(join(folder, 'none.yml'), `priority: 90\n${pipelineNaming([])}`)
  writeFileSync(join(folder, 'wrong.yml'), pipelineNaming('elastic/okta.sistem'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A pipeline that maps `user` to a field that Okta's schema lacks, and names a schema. */
function pipelineNaming(schemas: string | readonly string[], product = 'okta'): string {
  const rule_conditions = [{ type: 'logsource', product }]
  const transformations = [
    { type: 'set_state', key: 'schemas', val: schemas, rule_conditions },
    { type: 'field_name_mapping', mapping: { 'okta.actor.idd': 'okta.actor.idd' } },
  ]
  return `transformations: ${JSON.stringify(transformations)}\n`
}

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
    expect((await convert('--schema events.ndjson.gz')).stderr).not.toContain('field-')
    expect((await convert('--schema events.ndjson,elastic/okta.system')).stderr).not.toContain('field-')
  })

  test.each([
    ['elastic/okta.sistem', 'there is no schema `elastic/okta.sistem`'],
    ['broken.csv', '`broken.csv` is not a field schema: a field summary needs a column `field`'],
    ['missing.json', 'missing.json'],
    ['.', '`.` is a folder'],
    ['rule.yml', '`rule.yml` is not a field schema: line 1 holds no JSON object'],
    ['damaged.gz', '`damaged.gz` is not a field schema: its compressed content is damaged'],
    ['wide.json', 'save it as UTF-8'],
  ])('%s is a usage error', async (name, message) => {
    const { code, stderr } = await convert(`--schema ${name}`)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  test('`list schemas` aligns columns without padding rows to the longest source', async () => {
    const { stdout } = await invoke('list schemas', { cwd: folder, targets: backends })
    const gaps = [...stdout.matchAll(/ {2,}/g)].map(([gap]) => gap.length)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(140)
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

describe('schemas that pipelines name', () => {
  const UNDECLARED = 'field-undeclared: no field `okta.actor.idd` is declared in `elastic/okta.system`'

  test.each(['named.yml', 'pattern.yml'])('%s checks the fields that its steps give', async (pipeline) => {
    expect((await convert(`-p ${pipeline}`)).stderr).toContain(UNDECLARED)
  })

  test('a step for another log source names nothing', async () => {
    expect((await convert('-p other.yml')).stderr).not.toContain('field-undeclared')
  })

  test('a later pipeline can name others, or none', async () => {
    expect((await convert('-p named.yml -p none.yml')).stderr).not.toContain('field-undeclared')
  })

  test('--schema replaces them', async () => {
    expect((await convert('-p named.yml --schema events.ndjson')).stderr).not.toContain('field-undeclared')
  })

  test('a name that is not built in is a usage error', async () => {
    const { code, stderr } = await convert('-p wrong.yml')
    expect(code).toBe(2)
    expect(stderr).toContain('the pipeline `wrong.yml` names the schema `elastic/okta.sistem`, which is not built in')
    expect(stderr).toContain('did you mean `elastic/okta.system`?')
  })
})
