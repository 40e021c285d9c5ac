import { shellScript, siteStyles } from './assets.generated.js'

/** Paths of the files that every page of a site uses. */
export const shellPaths = { style: 'assets/site.css', script: 'assets/shell.js' } as const

/** The texts of these files by their paths in the site. */
export const shellFiles: ReadonlyMap<string, string> = new Map([
  [shellPaths.style, siteStyles],
  [shellPaths.script, shellScript],
])
