import { expect, test } from 'vitest'
import { type Files, invoke, rule } from './invoke.js'

const files: Files = {
  'one.yml': rule('One', '{f: 1, g: 2}'),
  'not.yml': 'title: Not\nlogsource: {category: test}\nfilter:\n  rules: any\n  n: {z: 1}\n  condition: not n\n',
  'more/two.yml': rule('Two', '{g: 1, a|fieldref: f}'),
  'names.yml': 'name: names\ntransformations:\n  - {type: field_name_mapping, mapping: {f: [x, y], g: g}}\n',
  'before.yml': 'priority: -1\ntransformations:\n  - {type: field_name_mapping, mapping: {f: h}}\n',
  'mini.yml': 'name: mini only\nallowed_backends: [mini]\n',
  'typo.yml': 'name: typo\ntransformation: []\n',
  'all.yml':
    'postprocessing:\n  - {type: embed, prefix: "<", suffix: ">"}\nfinalizers:\n  - {type: concat, separator: ", ", prefix: "all: "}\n',
  'bad.yml': 'finalizers:\n  - {type: template, template: "{{ queries[5] }}"}\n',
  'folder/a.yml': 'transformations:\n  - {type: field_name_prefix, prefix: a.}\n',
  'sysmon.yml': 'transformations:\n  - {type: field_name_prefix, prefix: own.}\n',
  'notes/read.me': 'nothing',
  'folder/b/c.yml': 'transformations:\n  - {type: field_name_prefix, prefix: c.}\n',
}

/** Each row: arguments, and the exit code, standard output and standard error. */
const rows: readonly (readonly [args: string, code: number, stdout: readonly string[], stderr: readonly string[]])[] = [
  ['convert one.yml -t plain -p names.yml', 0, ['(x=1 OR y=1) AND g=2'], []],
  ['convert one.yml -t plain -p before.yml --unmapped ignore', 0, ['h=1 AND g=2'], []],
  [
    'convert one.yml -t plain -p before.yml --strict',
    1,
    ['h=1 AND g=2'],
    ['no pipeline maps the field `g` (1 rule); it keeps its name'],
  ],
  [
    'convert one.yml -t plain -p before.yml --unmapped error',
    1,
    [],
    [
      'one.yml:5:12 error unmapped-field: no pipeline maps the field `g`',
      '   5 |     {f: 1, g: 2}',
      '     |            ^',
      '   help: map it in a pipeline; map it to itself if the name is correct',
    ],
  ],
  ['convert one.yml -t plain --pipeline=names.yml', 0, ['(x=1 OR y=1) AND g=2'], []],
  // Pipelines run by priority, not by their order on the command line: the first one leaves no `f` to the second.
  ['convert one.yml -t plain -p names.yml -p before.yml', 0, ['h=1 AND g=2'], []],
  [
    'convert one.yml more/two.yml -t plain -p before.yml',
    1,
    ['h=1 AND g=2'],
    [
      'more/two.yml:5:24 error not-expressible: Plain cannot express this: it is not in the language',
      '   5 |     {g: 1, a|fieldref: f}',
      '     |                        ^',
      '   the step `field_name_mapping 1` of the pipeline `before.yml` (before.yml:3:12)',
      '   help: `--lossy`, or `wider` in `accept.fidelity`, accepts a query that matches more, and reports what it does not check',
      '',
      'no pipeline maps the field `g` (2 rules); it keeps its name',
      'no pipeline maps the field `a` (1 rule); it keeps its name',
      '2 rules: plain 1 exact, 1 failed',
    ],
  ],
  ['convert one.yml -t plain -p folder', 0, ['c.a.f=1 AND c.a.g=2'], []],
  [
    'convert one.yml -t plain -p mini.yml',
    2,
    [],
    [
      'sigmacast: the pipeline `mini only` is only for mini, not for plain; `sigmacast list pipelines plain` lists those for plain',
      'See `sigmacast convert --help`.',
    ],
  ],
  [
    'convert one.yml -t plain -p name.yml',
    2,
    [],
    ['sigmacast: `name.yml` does not exist; did you mean `names.yml`?', 'See `sigmacast convert --help`.'],
  ],
  [
    'convert one.yml -t plain -p ours',
    2,
    [],
    ['sigmacast: there is no pipeline `ours`; see `sigmacast list pipelines`', 'See `sigmacast convert --help`.'],
  ],
  [
    'convert one.yml -t plain -p one.yml/below',
    2,
    [],
    [
      'one.yml/below:1:1 error unreadable-file: cannot read the file: not a directory',
      '   help: check the path, and that you may read the file',
      '',
      'sigmacast: the pipeline `one.yml/below` cannot be used',
      'See `sigmacast convert --help`.',
    ],
  ],
  [
    'convert one.yml -t plain -p notes',
    2,
    [],
    ['sigmacast: `notes` contains no .yml or .yaml file', 'See `sigmacast convert --help`.'],
  ],
  // A file is one pipeline, whatever its path is.
  ['convert one.yml -t plain -p folder/a.yml -p ./folder/../folder/a.yml', 0, ['a.f=1 AND a.g=2'], []],
  ['convert one.yml -t plain -p folder -p ./folder/a.yml', 0, ['c.a.f=1 AND c.a.g=2'], []],
  // A file may have the name of a built-in pipeline.
  ['convert one.yml -t plain -p sysmon.yml -p sysmon', 0, ['own.f=1 AND own.g=2'], []],
  [
    'convert one.yml -t plain -p typo.yml',
    2,
    [],
    [
      'typo.yml:2:1 error unknown-key: the document has no key `transformation`',
      '   2 | transformation: []',
      '     | ^^^^^^^^^^^^^^',
      '   help: did you mean `transformations`?',
      '',
      'sigmacast: the pipeline `typo.yml` cannot be used',
      'See `sigmacast convert --help`.',
    ],
  ],
  [
    'convert one.yml -t plain --unmapped maybe',
    2,
    [],
    ['sigmacast: `--unmapped` cannot be `maybe`; use one of error, warn, ignore', 'See `sigmacast convert --help`.'],
  ],
  [
    'convert one.yml more/two.yml -t plain -p all.yml --lossy',
    0,
    ['all: <g=1>, <f=1 AND g=2>'],
    [
      'more/two.yml:5:24 warning left-out: the Plain query omits this: it is not in the language',
      '   5 |     {g: 1, a|fieldref: f}',
      '     |                        ^',
      '',
      'more/two.yml:1:1 note: the plain query does not check: a|fieldref: f',
      '',
      '2 rules: plain 1 exact, 1 wider',
    ],
  ],
  ['convert one.yml -t plain -p all.yml -o all.txt', 0, [], ['all queries written to `all.txt`']],
  [
    'convert one.yml -t plain -p all.yml -o out/',
    2,
    [],
    [
      'sigmacast: the finalizers of the pipelines produce a single text; `out/` is a folder',
      'See `sigmacast convert --help`.',
    ],
  ],
  [
    'convert one.yml -t plain -p bad.yml',
    1,
    [],
    [
      'bad.yml:2:12 error template-failed: template failed: there is no `queries[5]`',
      '   2 |   - {type: template, template: "{{ queries[5] }}"}',
      '     |            ^^^^^^^^',
      '   help: correct the template, or the value that it uses',
    ],
  ],
  ['list fields one.yml', 0, ['f  1 rule', 'g  1 rule'], []],
  // Rules that a filter applies to test its conditions.
  ['list fields not.yml one.yml', 0, ['f  1 rule', 'g  1 rule', 'z  1 rule'], []],
  ['list fields one.yml more -p before.yml', 0, ['f  h  2 rules', 'g  g  2 rules', 'a  a  1 rule'], []],
  [
    'list fields one.yml -p names.yml --json',
    0,
    ['{"field":"f","becomes":["x","y"],"rules":1}', '{"field":"g","becomes":["g"],"rules":1}'],
    [],
  ],
]

test.each(rows)('%s', async (args, code, stdout, stderr) => {
  const outcome = await invoke(args, { files })
  expect({ code: outcome.code, stdout: outcome.stdout.trimEnd(), stderr: outcome.stderr.trimEnd() }).toEqual({
    code,
    stdout: stdout.join('\n'),
    stderr: stderr.join('\n'),
  })
})
