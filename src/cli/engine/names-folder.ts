import { statSync } from 'node:fs'

/** The flags of all commands that take no value from the next argument. The flags of a command are not loaded yet. */
export const FLAGS_ALONE: ReadonlySet<string> = new Set(
  `--all --breaking --changed --check --coverage --defaults --diff --events-only --exit-code --fix --force
  --generate --gitattributes --join-variants --json --keep-going --lossy --pre-commit --strict --update
  --update-baseline --verbose --watch --words --workflow`.split(/\s+/),
)

/**
 * True if an input of a command line is a folder, so that the run may read many files. The value of a flag, such as the
 * folder of `-o out/`, is no input.
 */
export const namesFolder = (args: readonly string[]): boolean =>
  args.some((arg, number) => !arg.startsWith('-') && !isValue(args[number - 1]) && isFolder(arg))

/** True if an argument after `before` is its value. Flags such as `-osite` and `--output=site` have theirs already. */
const isValue = (before = ''): boolean => /^(?:-\w|--[\w-]+)$/.test(before) && !FLAGS_ALONE.has(before)

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  } catch {
    return false // It cannot be a path.
  }
}
