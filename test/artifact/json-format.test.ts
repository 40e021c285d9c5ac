import { expect, test } from 'vitest'
import { auth0 } from '../../backends/auth0/index.js'
import { backends } from '../../backends/index.js'
import { type Backend, jsonFormat, makeArtifact, parsePipeline, parseRules } from '../../src/index.js'

const text = `title: T
id: 5bd5d4a8-7a7f-4a8e-9d0d-0a4c1c3c5e11
level: high
team: blue
logsource: {product: p}
detection:
  s: {a: 1, b|cidr: 10.1.2.0/20, c|re: 'a|b+'}
  condition: s
`

test.each([...backends.values()])('$name: prints the whole conversion as JSON', (backend: Backend) => {
  const [document] = parseRules({ name: 'rule.yml', text })
  if (document?.rule === undefined) throw new Error(String(document?.diagnostics))
  const artifact = makeArtifact(document.rule, backend, jsonFormat, { lossy: true })
  const { query, bareQuery, fidelity, assumptions, residual, options, state } = artifact.conversion
  if (query === null) {
    expect(artifact.text).toBeNull()
    return
  }
  const data = JSON.parse(artifact.text ?? '')
  expect(Object.keys(data)).toEqual([
    ...['metadata', 'custom', 'logsources', 'target', 'options', 'query', 'fidelity', 'approximations'],
    ...['assumptions', 'residual', 'ruleSettings', 'diagnostics', 'bareQuery', 'state'],
  ])
  expect(data).toMatchObject({
    metadata: { title: 'T', level: 'high' },
    custom: { team: 'blue' },
    logsources: [{ product: 'p' }],
    target: backend.name,
    options,
    query,
    bareQuery,
    fidelity,
    assumptions,
    state,
  })
  expect(data.residual?.text ?? null).toBe(residual?.text ?? null)
  expect(data.diagnostics.map(({ code }: { code: string }) => code)).toEqual(
    artifact.diagnostics.map(({ code }) => code),
  )
})

test('a residual names the steps that changed it, without the text of their pipelines', () => {
  const [document] = parseRules({
    name: 'rule.yml',
    text: 'title: T\nlogsource: {product: auth0}\ndetection:\n  s: {data.user_name: joe, a: 1, b: 2}\n  condition: s\n',
  })
  const { pipeline } = parsePipeline({
    name: 'pipeline.yml',
    text: `name: mine
transformations:
  - id: rename
    type: field_name_mapping
    mapping: { a: data.a }
# ${'x'.repeat(10_000)}
`,
  })
  const { text } = makeArtifact(document!.rule!, auth0, jsonFormat, { lossy: true, pipelines: [pipeline!] })
  const [a, b] = JSON.parse(text!).residual.expr.args
  expect(a.leaf).toMatchObject({
    field: 'data.a',
    changedBy: [
      {
        id: 'rename',
        kind: 'field_name_mapping',
        pipeline: 'mine',
        confidence: null,
        file: 'pipeline.yml',
        line: 4,
        column: 11,
        endLine: 4,
        endColumn: 29,
      },
    ],
  })
  expect(b.leaf).not.toHaveProperty('changedBy')
  expect(text!.length).toBeLessThan(5_000)
})
