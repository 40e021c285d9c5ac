// The scripts ask the program for every completion, so they know each flag and pipeline of the installed version.

export const SHELLS = ['bash', 'zsh', 'fish'] as const

export type Shell = (typeof SHELLS)[number]

export const isShell = (name: string): name is Shell => SHELLS.some((shell) => shell === name)

/** https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html; without `compopt` in bash 3 of macOS. */
const bash = `# Completions of sigmacast for bash. In ~/.bashrc: eval "$(sigmacast completion bash)"
_sigmacast() {
  local i line name word= before= lead=
  local -a words=()
  # Bash splits words at \`=\`.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ \${#words[@]} -gt 0 && ($word == = || $before == =) ]]; then
      words[\${#words[@]}-1]+=$word
    else
      words+=("$word")
    fi
    before=$word
  done
  word=\${words[\${#words[@]}-1]}
  [[ $COMP_WORDBREAKS == *=* ]] && lead=\${word%"\${word##*=}"}
  COMPREPLY=()
  while IFS= read -r line; do
    name=\${line%%$'\\t'*}
    if [[ $line == :files ]]; then
      compopt -o default 2>/dev/null
    else
      COMPREPLY+=("\${name#"$lead"}")
      [[ $name == *= ]] && compopt -o nospace 2>/dev/null
    fi
  done < <("$1" completion --words -- "\${words[@]}" 2>/dev/null)
}
if type compopt >/dev/null 2>&1; then
  complete -F _sigmacast sigmacast
else
  complete -o default -F _sigmacast sigmacast
fi
`

/** https://zsh.sourceforge.io/Doc/Release/Completion-System.html */
const zsh = `#compdef sigmacast
# Completions of sigmacast for zsh. In ~/.zshrc, after compinit: eval "$(sigmacast completion zsh)"
_sigmacast() {
  local line name files=
  local -a names open
  for line in "\${(@f)$("\${words[1]}" completion --words -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    name=\${line%%$'\\t'*}
    line=\${name//:/\\\\:}:\${line#"$name"}
    case $name in
      '') ;;
      :files) files=1 ;;
      *=) open+=("\${line/$'\\t'/}") ;;
      *) names+=("\${line/$'\\t'/}") ;;
    esac
  done
  _describe sigmacast names -- open -S ''
  if [[ -n $files ]]; then
    compset -P '*='
    _files
  fi
}
if [[ \${funcstack[1]} == _sigmacast ]]; then
  _sigmacast "$@"
else
  compdef _sigmacast sigmacast
fi
`

/** https://fishshell.com/docs/current/completions.html */
const fish = `# Completions of sigmacast for fish, in ~/.config/fish/completions/sigmacast.fish
function __sigmacast_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    for line in ($words[1] completion --words -- $words[2..] "$word" 2>/dev/null)
        if test "$line" = :files
            set -l lead (string match -r -- '^--[^=]*=' "$word")
            __fish_complete_path (string replace -- "$lead" '' "$word") | string replace -r -- '^' "$lead"
        else
            echo $line
        end
    end
end
complete -c sigmacast -f -a '(__sigmacast_complete)'
`

/** The script of each shell. */
export const scripts: Readonly<Record<Shell, string>> = { bash, zsh, fish }
