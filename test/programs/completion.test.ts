import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { folderWith } from '../cli/invoke.js'

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))

/** The command lines, and what each shell inserts for the last word. */
const rows: readonly (readonly [line: string, completed: readonly string[]])[] = [
  ['sigmacast conv', ['convert']],
  ['sigmacast convert --targ', ['--target']],
  ['sigmacast convert --target sp', ['splunk']],
  ['sigmacast convert --target=sp', ['--target=splunk']],
  ['sigmacast convert -t splunk,es', ['splunk,esql']],
  ['sigmacast convert -t splunk --option data-m', ['data-model=']],
  ['sigmacast convert -t splunk --option data-model=t', ['data-model=tstats']],
  ['sigmacast convert -p ecs-windows-', ['ecs-windows-defend', 'ecs-windows-old']],
  ['sigmacast completion ', ['bash', 'fish', 'zsh']],
  ['sigmacast convert ru', ['rules/']],
  ['sigmacast convert --output=ru', ['--output=rules/']],
]

/** A script that completes the line of the environment variable `LINE`, and prints a line for each word. */
interface Shell {
  readonly name: string
  readonly script: string
}

const shells: readonly Shell[] = [
  {
    name: 'bash',
    // Readline splits words at `=`, and completes files if there is no other completion.
    script: `eval "$(sigmacast completion bash)"
      files= lead=
      compopt() { [[ $2 == default ]] && files=1; return 0; }
      spaced=\${LINE//=/ = }
      read -ra COMP_WORDS <<< "$spaced"
      [[ $LINE == *' ' ]] && COMP_WORDS+=('')
      COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
      _sigmacast sigmacast
      word=\${LINE##* }
      [[ $word == *=* ]] && lead=\${word%=*}=
      [[ \${#COMPREPLY[@]} -eq 0 && -n $files ]] && COMPREPLY=($(compgen -d -S / -- "\${word#"$lead"}"))
      printf "%s\\n" "\${COMPREPLY[@]/#/$lead}"`,
  },
  {
    name: 'zsh',
    // The functions of the completion system, outside of an editor.
    script: `
      compdef() { }
      compset() { }
      _describe() { local name; for name in names open; do print -rl -- \${\${(P)name}%%:*}; done }
      _files() {
        local word=\${words[-1]} lead=
        [[ $word == *=* ]] && lead=\${word%%=*}=
        local -a found=(\${word#$lead}*(/N))
        print -rl -- $lead$^found/
      }
      eval "$(sigmacast completion zsh)"
      words=("\${(@s: :)LINE}") CURRENT=\${#words}
      _sigmacast`,
  },
  { name: 'fish', script: 'sigmacast completion fish | source; complete -C "$LINE"' },
]

const isInstalled = ({ name }: Shell): boolean => spawnSync(name, ['-c', 'exit 0']).status === 0

/** A folder with the built program as \`bin/sigmacast\`, and with a folder of rules. */
function folderWithProgram(): string {
  const folder = folderWith({ 'bin/.keep': '', 'rules/one.yml': '' })
  const program = join(folder, 'bin/sigmacast')
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`)
  chmodSync(program, 0o755)
  return folder
}

for (const shell of shells) {
  describe.skipIf(!isInstalled(shell))(shell.name, () => {
    test.each(rows)('completes `%s`', (line, completed) => {
      const cwd = folderWithProgram()
      const env = { PATH: `${join(cwd, 'bin')}:${process.env.PATH}`, HOME: cwd, LINE: line }
      const written = execFileSync(shell.name, ['-c', shell.script], { cwd, env, encoding: 'utf8' })
      const words = written.split('\n').map((text) => text.split('\t', 1)[0] ?? '')
      expect(words.filter((word) => word !== '').sort()).toEqual(completed)
    })
  })
}
