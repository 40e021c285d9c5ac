/** Laws: a deployed rule has the texts of its Sigma rule, notifies nobody, and evaluates no template in them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageText, titleText } from '../../backends/datadog/artifact/message-text.js'
import { fillText } from '../../src/backend/artifact/fill-text.js'
import { hclText } from '../../src/backend/artifact/hcl.js'
import { codeSpan } from '../../src/backend/artifact/markdown.js'
import { parseRules } from '../../src/index.js'
import { made } from '../artifact/datadog-rules.js'
import { readMessage } from '../readers/datadog/datadog-message.js'
import { type ApiRule, ruleProblems } from '../readers/datadog/datadog-rule.js'
import { asTerraformKeeps, decoded, parseHcl, readTerraform } from '../readers/terraform-rule.js'
import { anyText } from './arbitraries/texts.js'
import { law } from './law.js'

/** Syntax characters of messages, HCL and Markdown. */
const PIECES = [
  ...['{', '{{', '}}', '}', '{{{{raw}}}}', '{{{{/raw}}}}', '{{@usr.id}}', '{{#if a}}', '@', '@slack-a', 'a@b.example'],
  ...[
    'https://a.example/@b',
    '${',
    '%{',
    '$',
    '$$',
    '%',
    '<<EOT\n',
    'EOT\n',
    '"',
    '\\',
    '\\n',
    '`',
    '\n',
    '\r\n',
    ' ',
    'a',
    'é',
    'e\u0301',
  ],
]
const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((texts) => texts.join(''))
const someText = fc.oneof(pieces, anyText)

/** The visible text; only the notation of URLs may change. */
const seen = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\u2060', '').replaceAll('%40', '@')

law('a text in a message is shown as it is, and notifies nobody', [someText], (text) => {
  const { text: shown, mentions } = readMessage(messageText(text))
  expect([seen(shown), mentions]).toEqual([seen(text), []])
})

const variables = new Map([['usr.id', { field: 'usr.id', variable: '{{@usr.id}}' }]])
const someMention = fc
  .array(fc.constantFrom('{{ usr.id }}', '{{usr.id}}', ...PIECES), { maxLength: 8 })
  .map((texts) => texts.join(''))

law('a text in a message shows the fields that it mentions, and the rest as it is', [someMention], (text) => {
  const parts = fillText(text, variables)
  const { text: shown, mentions } = readMessage(messageText(parts))
  const expected = parts.map((part) => (typeof part === 'string' ? seen(part) : '⟨@usr.id⟩')).join('')
  expect([seen(shown), mentions]).toEqual([expected, []])
})

law('a title is shown on one line, and notifies nobody', [someText], (text) => {
  const { text: shown, mentions } = readMessage(titleText(text))
  expect([seen(shown), mentions]).toEqual([seen(text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').trim()), []])
})

/** The contents of a code span at the beginning of a line: https://spec.commonmark.org/0.31.2/#code-spans */
function readCode(line: string): string {
  const [fence = ''] = /^`*/.exec(line) ?? []
  const [inside, ...others] = line.slice(fence.length).split(new RegExp(`(?<!\`)\`{${fence.length}}(?!\`)`))
  if (inside === undefined || others.join('') !== '') throw new Error(`no code span: ${line}`)
  return inside.trim() !== '' && /^ .* $/s.test(inside) ? inside.slice(1, -1) : inside
}

const someCode = someText.filter((text) => text !== '' && !/^[ \r\n]+$/.test(text))

law('a piece of a rule is the same in a message, and notifies nobody', [someCode], (text) => {
  const { text: shown, mentions } = readMessage(messageText(codeSpan(text)))
  expect([seen(readCode(shown)), mentions]).toEqual([seen(text.replace(/\s*[\r\n]+\s*/g, ' ')), []])
})

/** `law` does not support promises, which HCL's parser returns. */
const asyncLaw = (claim: string, holds: (texts: readonly string[]) => Promise<void>): void =>
  test(claim, async () => {
    const runs = Math.ceil(Number(process.env.SIGMACAST_RUNS ?? 150) / 20)
    const property = fc.asyncProperty(fc.array(someText, { minLength: 6, maxLength: 20 }), holds)
    await fc.assert(property, { numRuns: runs, seed: 1 })
  })

asyncLaw('texts of HCL are read as they were, as far as files can hold them', async (texts) => {
  const file = texts.map((text, index) => `a${index} = ${hclText(text)}\n`).join('')
  expect(file.split('\n').length).toBe(texts.length + 1)
  const found = await parseHcl(file)
  expect(texts.map((_, index) => decoded(found[`a${index}`] ?? ''))).toEqual(
    texts.map((text) => asTerraformKeeps(text)),
  )
})

asyncLaw('whatever a rule says, the API takes it, Terraform has the same, and the message says it', async (texts) => {
  const [title = '', description = '', value = '', author = '', response = '', ...others] = texts
  const falsepositives = others.map((text, index) => `${index}: ${text}`)
  const document = {
    title: `Any ${title}`,
    description,
    author,
    falsepositives,
    tags: ['attack.t1528'],
    logsource: { product: 'okta' },
    detection: { s: { field: `a${value}`, other: 1 }, condition: 's' },
    sigmacast: { response },
  }
  const [parsed] = parseRules({ name: 'rule.yml', text: JSON.stringify(document) })
  const rule = parsed?.rule
  if (rule === undefined) throw new Error(parsed?.diagnostics.join())
  const options = { 'extra-tags': ['team:a'], notifications: ['@slack-a'] }
  const { text, conversion } = made(rule, 'rule', options)
  if (text === null) throw new Error(conversion.diagnostics.join())
  const object = JSON.parse(text) as ApiRule
  expect(ruleProblems(object)).toEqual([])
  expect(object.queries[0]?.query).toBe(conversion.query)
  const { text: message, mentions } = readMessage(object.message)
  expect(mentions).toEqual([])
  for (const said of [author, description, response, ...falsepositives]) {
    // Continuation lines of an item are indented.
    for (const line of said.trim().split(/\r\n?|\n/)) expect(seen(message)).toContain(seen(line))
  }
  for (const resource of ['blocks', 'json']) {
    const file = `${made(rule, 'terraform', { ...options, resource }).text}\n`
    expect([...(await readTerraform(file)).values()]).toEqual([asTerraformKeeps(object, resource === 'json')])
  }
})
