import { scalarText } from './yaml-text.js'

/** A file of a repository that `init` writes on request. */
export interface Snippet {
  readonly file: string
  readonly text: string
}

const line = (...lines: readonly string[]): string => lines.map((text) => `${text}\n`).join('')

/** The outputs are generated: review tools fold them, and merges keep one side whole. */
export const gitAttributes: Snippet = {
  file: '.gitattributes',
  text: line('dist/** linguist-generated -diff', 'sigmacast.lock.json linguist-generated'),
}

/** Checks the rules of a pull request in GitHub Actions. */
export const workflow = (folders: readonly string[]): Snippet => ({
  file: '.github/workflows/detections.yml',
  text: line(
    'name: Detections',
    '',
    'on:',
    '  push: { branches: [main] }',
    '  pull_request:',
    '',
    'permissions:',
    '  contents: read',
    '',
    'jobs:',
    '  check:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    '      - uses: actions/checkout@v5',
    '      - uses: actions/setup-node@v5',
    '        with: { node-version: 24 }',
    '      - run: npm ci',
    '      - run: npx sigmacast config',
    `      - run: npx sigmacast check ${folders.map(shellText).join(' ')}`,
  ),
})

const shellText = (text: string): string => (/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)

/** Checks changed rules before a commit. */
export const preCommit = (folders: readonly string[]): Snippet => ({
  file: '.pre-commit-config.yaml',
  text: line(
    'repos:',
    '  - repo: local',
    '    hooks:',
    '      - id: sigmacast-check',
    '        name: check Sigma rules',
    '        entry: npx sigmacast check',
    '        language: system',
    `        files: ${scalarText(`^(${folders.map((name) => name.replace(/[^\w/-]/g, '\\$&')).join('|')})(/.*)?\\.ya?ml$`)}`,
  ),
})
