/** A small fault that is put into the code, one at a time, to see whether the proof finds it. */
export interface Mutant {
  /** Describes the fault; unique. */
  readonly name: string
  /** The file, from the root of the repository. */
  readonly file: string
  /** A text that occurs exactly once in the file. */
  readonly from: string
  readonly to: string
  /** The reason why no query changes its meaning, so that no proof can find the fault. */
  readonly equivalent?: string
}

/** The faults of one file, each as its name and the two texts. */
export const mutantsOf = (
  file: string,
  mutants: Readonly<Record<string, readonly [from: string, to: string, equivalent?: string]>>,
): readonly Mutant[] =>
  Object.entries(mutants).map(([name, [from, to, equivalent]]) => ({
    name,
    file,
    from,
    to,
    ...(equivalent === undefined ? {} : { equivalent }),
  }))

/** The text of the file with the fault. Throws if the mutant is out of date. */
export function mutated({ name, file, from, to }: Mutant, text: string): string {
  const times = text.split(from).length - 1
  if (times !== 1) throw new Error(`the mutant “${name}” is out of date: its text occurs ${times} times in ${file}`)
  return text.replace(from, () => to)
}
