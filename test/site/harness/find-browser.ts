import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The names of Chromium and Chrome as programs. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Returns the path of Chromium: `SIGMACAST_CHROMIUM`, or the first one in the path. Undefined if there is none. */
export function findBrowser(): string | undefined {
  const named = process.env.SIGMACAST_CHROMIUM
  if (named !== undefined) return named
  const folders = (process.env.PATH ?? '').split(delimiter)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}
