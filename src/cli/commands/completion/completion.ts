import { usageError } from '../../../project/files/usage-error.js'
import { didYouMean } from '../../../text/suggest.js'
import { type Command, type Commands, defineCommand } from '../command.js'
import { completionsOf } from './completions.js'
import { isShell, SHELLS, scripts } from './scripts.js'

/** Creates the command that completes the others. */
export const completionOf = (commands: Commands): Command =>
  defineCommand({
    name: 'completion',
    usage: '<bash|zsh|fish>',
    about: 'writes a script that completes command lines',
    notes: [
      'Completes commands, flags, their values, files, and names in sigmacast.yml.',
      '~/.bashrc, or ~/.zshrc after `compinit`: eval "$(sigmacast completion bash)"',
      'fish: sigmacast completion fish > ~/.config/fish/completions/sigmacast.fish',
    ],
    flags: {
      words: { about: 'list completions of the last argument after `--`, for the script' },
    },
    completes: [SHELLS, []],
    examples: ['sigmacast completion bash', 'sigmacast completion --words -- convert --target sp'],
    needs: ({ words }) => (words ? undefined : []),
    run: async (io, words, flags, targets) => {
      if (flags.words) {
        io.stdout.write(await completionsOf(words, commands, { targets, cwd: io.cwd }))
        return 0
      }
      const [shell, extra] = words
      const choices = `use one of ${SHELLS.join(', ')}`
      if (shell === undefined) throw usageError('`completion` requires a shell', choices)
      if (!isShell(shell)) throw usageError(`unknown shell \`${shell}\``, didYouMean(shell, SHELLS) ?? choices)
      if (extra !== undefined) throw usageError(`unexpected argument \`${extra}\``)
      io.stdout.write(scripts[shell])
      return 0
    },
  })
