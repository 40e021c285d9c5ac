import { writeYamlText } from './write-yaml.js'

/** A file of a repository that `init` writes on request. */
export interface Snippet {
  readonly file: string
  readonly text: string
  /** True if its reader only looks for it in the root of the repository. */
  readonly isRootOnly?: true
}

const line = (...lines: readonly string[]): string => lines.map((text) => `${text}\n`).join('')

/** Outputs are generated: pull requests collapse them. */
export const gitAttributes: Snippet = {
  file: '.gitattributes',
  text: line('dist/** linguist-generated', 'sigmacast.lock.json linguist-generated'),
}

const expression = (text: string): string => `\${{ ${text} }}`

/** A step runs even if a check before it has failed: a pull request shows all that is wrong. */
const afterStep = (id: string, ...terms: readonly string[]): string =>
  expression(['!cancelled()', `steps.${id}.outcome == 'success'`, ...terms].join(' && '))

/** Checks rules and generated files in GitHub Actions, and comments on what a pull request changes. */
export const workflow: Snippet = {
  file: '.github/workflows/detections.yml',
  isRootOnly: true,
  text: line(
    'name: Detections',
    '',
    'on:',
    '  push: { branches: [main] }',
    '  pull_request:',
    '',
    'permissions:',
    '  contents: read',
    '  pull-requests: write # for the comment',
    '',
    'jobs:',
    '  detections:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    '      - uses: actions/checkout@v5',
    '        with: { fetch-depth: 0 } # `diff` needs the commits since the branch began',
    '      - uses: actions/setup-node@v5',
    '        with: { node-version: 24 }',
    '      - id: install',
    '        run: npm ci',
    '      - name: Check the rules',
    '        run: npx sigmacast check --reporter text --reporter github',
    '      - name: Check that the generated files are up to date',
    `        if: ${afterStep('install')}`,
    '        run: npx sigmacast generate --check --reporter text --reporter github',
    '      - name: Compare with the base',
    '        id: diff',
    `        if: ${afterStep('install', "github.event_name == 'pull_request'")}`,
    '        env:',
    `          BASE: ${expression('github.event.pull_request.base.sha')}`,
    '        run: |',
    '          npx sigmacast diff --against "$BASE" --reporter text --reporter markdown=diff.md',
    '          cat diff.md >> "$GITHUB_STEP_SUMMARY"',
    '      - name: Comment on the pull request',
    `        if: ${afterStep('diff', 'github.event.pull_request.head.repo.full_name == github.repository')}`,
    '        env:',
    `          GH_TOKEN: ${expression('github.token')}`,
    `          NUMBER: ${expression('github.event.pull_request.number')}`,
    '        run: |',
    "          marker='<!-- sigmacast-diff -->'",
    '          comment="$RUNNER_TEMP/sigmacast-comment.md"',
    '          { echo "$marker"; cat diff.md; } > "$comment"',
    '          comments="repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments"',
    '          mine=".[] | select(.body | startswith(\\"$marker\\")) | .id"',
    '          id=$(gh api --paginate "$comments" --jq "$mine" | head -n 1)',
    '          if [ -z "$id" ]; then gh api --silent "$comments" -F "body=@$comment"',
    '          else gh api --silent -X PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" -F "body=@$comment"',
    '          fi',
  ),
}

/**
 * Checks changed rules and all generated files before a commit. The hooks get no names of files, because a correlation
 * and a filter refer to rules in other files.
 */
export const preCommit = (folders: readonly string[]): Snippet => ({
  file: '.pre-commit-config.yaml',
  isRootOnly: true,
  text: line(
    'repos:',
    '  - repo: local',
    '    hooks:',
    '      - id: sigmacast-check',
    '        name: check Sigma rules',
    '        entry: npx sigmacast check --changed',
    '        language: system',
    `        files: ${writeYamlText(`^(${folders.map((name) => name.replace(/[^\w/-]/g, '\\$&')).join('|')})(/.*)?\\.ya?ml$`)}`,
    '        pass_filenames: false',
    '      - id: sigmacast-generate',
    '        name: check that generated queries are up to date',
    '        entry: npx sigmacast generate --check',
    '        language: system',
    '        pass_filenames: false',
  ),
})
