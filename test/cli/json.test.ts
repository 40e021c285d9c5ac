import { expect, test } from 'vitest'
import { type Files, invoke, rule } from './invoke.js'

const id = '7f3f0a7c-1f6f-4f4e-9d0a-0d8e6f6f2a11'
const nobody = { id: null, title: null, name: null }

const files: Files = {
  'one.yml': rule('One', 'f: 1', `id: ${id}\nname: one\n`),
  'typo.yml': rule('Typo', 'f|startwith: a'),
  'regex.yml': rule('Regex', '{f: 1, g|re: a+}'),
  'text.yml': rule('Text', 'f|cased: abc'),
  'repeated.yml': rule('Repeated', 'f: 1').replace('f: 1', 'f: 1\n    f: 2'),
  'crash.yml': rule('Crash', 'crash: 1'),
  'bad.yml': Uint8Array.of(0xff),
  'broken.yml': ['title: a: b\n', rule('One', 'f: 1')].join('---\n'),
}

const line = (file: string, rule: object, rest: object): object => ({
  file,
  rule,
  target: 'plain',
  format: 'query',
  options: { table: false, order: 'none' },
  query: null,
  fidelity: 'none',
  approximations: [],
  assumptions: [],
  residual: null,
  ruleSettings: null,
  diagnostics: [],
  artifact: 'query' in rest ? rest.query : null,
  ...rest,
})

const one = line('one.yml', { id, title: 'One', name: 'one' }, { query: 'f=1', fidelity: 'exact' })

const misspelt = {
  code: 'unknown-modifier',
  severity: 'error',
  message: '`startwith` is not a modifier',
  line: 5,
  column: 7,
  endLine: 5,
  endColumn: 16,
  help: 'did you mean `startswith`?',
}
const badByte = {
  code: 'invalid-utf8',
  severity: 'error',
  message: 'byte 0 is not valid UTF-8',
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 2,
  help: 'save the file as UTF-8',
}

/** Each row: arguments before `--json`, the exit code, and the lines. */
const rows: readonly (readonly [args: string, code: number, lines: readonly object[]])[] = [
  ['convert one.yml -t plain', 0, [one]],
  ['convert one.yml -t plain,mini', 0, [one, { ...one, target: 'mini', options: {} }]],
  ['convert one.yml --first-of mini,plain', 0, [{ ...one, target: 'mini', options: {} }]],
  ['convert one.yml -t plain --format loud', 0, [{ ...one, format: 'loud', artifact: 'F=1' }]],
  [
    'convert one.yml -t plain --option table=true',
    0,
    [{ ...one, options: { table: true, order: 'none' }, query: 'f=1 | table', artifact: 'f=1 | table' }],
  ],
  [
    'convert text.yml -t plain',
    0,
    [
      line(
        'text.yml',
        { ...nobody, title: 'Text' },
        { query: 'f="abc"', fidelity: 'exact', assumptions: ['letter-case'] },
      ),
    ],
  ],
  ['convert typo.yml -t plain', 1, [line('typo.yml', { ...nobody, title: 'Typo' }, { diagnostics: [misspelt] })]],
  [
    'convert regex.yml -t plain --lossy',
    0,
    [
      line(
        'regex.yml',
        { ...nobody, title: 'Regex' },
        {
          query: 'f=1',
          fidelity: 'wider',
          residual: {
            expr: {
              kind: 'leaf',
              leaf: {
                kind: 'regex',
                field: 'g',
                source: 'a+',
                flags: '',
                span: { start: 82, end: 84 },
                item: { start: 76, end: 77 },
              },
            },
            text: 'g|re: "a+"',
          },
          diagnostics: [
            {
              code: 'left-out',
              severity: 'warning',
              message: 'the Plain query omits this: it has no regular expressions',
              line: 5,
              column: 18,
              endLine: 5,
              endColumn: 20,
              help: null,
            },
          ],
        },
      ),
    ],
  ],
  ['convert bad.yml one.yml -t plain', 1, [line('bad.yml', nobody, { diagnostics: [badByte] }), one]],
  [
    'convert broken.yml -t plain',
    1,
    [
      line('broken.yml', nobody, {
        diagnostics: [
          {
            code: 'yaml-syntax',
            severity: 'error',
            message: 'invalid YAML: a string that contains `: ` must be quoted',
            line: 1,
            column: 8,
            endLine: 1,
            endColumn: 12,
            help: "write `title: 'a: b'`",
          },
        ],
      }),
      line('broken.yml', { ...nobody, title: 'One' }, { query: 'f=1', fidelity: 'exact' }),
    ],
  ],
  ['check one.yml', 0, [{ file: 'one.yml', rule: { id, title: 'One', name: 'one' }, diagnostics: [] }]],
  [
    'check typo.yml bad.yml',
    1,
    [
      { file: 'bad.yml', rule: nobody, diagnostics: [badByte] },
      { file: 'typo.yml', rule: { ...nobody, title: 'Typo' }, diagnostics: [misspelt] },
    ],
  ],
]

test.each(rows)('%s --json', async (args, code, lines) => {
  const stdout = lines.map((value) => `${JSON.stringify(value)}\n`).join('')
  expect(await invoke(`${args} --json`, { files })).toEqual({ code, stdout, stderr: '' })
})

test('an internal error prints a line without a query', async () => {
  expect(await invoke('convert crash.yml one.yml -t plain --json', { files })).toEqual({
    code: 1,
    stdout: `${JSON.stringify(line('crash.yml', { ...nobody, title: 'Crash' }, {}))}\n${JSON.stringify(one)}\n`,
    stderr:
      'sigmacast: unexpected error at `crash.yml`: Error: no such thing. This is a bug in sigmacast; please report it.\n',
  })
})
