import { readFile } from 'node:fs/promises'

/** The folder of the repository. */
export const root = new URL('../../', import.meta.url)

/** Returns the text of a file of the repository. */
export const readText = (path) => readFile(new URL(path, root), 'utf8')

/** Returns the value of a JSON file of the repository. */
export const readJson = async (path) => JSON.parse(await readText(path))
