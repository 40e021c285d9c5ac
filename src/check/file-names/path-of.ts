import type { Source } from '../../text/source.js'

/** Returns the name of the file of a source; `undefined` for a stream. */
export const fileNameOf = ({ name }: Source): string | undefined =>
  name.startsWith('<') ? undefined : name.split(/[/\\]/).at(-1)

/** Returns the names of the folders of a source, outermost first. */
export const foldersOf = ({ name }: Source): readonly string[] => name.split(/[/\\]/).slice(0, -1)
