import { shellScript, siteStyles } from './assets.generated.js'
import { siteIcon } from './icon.js'

/** Paths of the files that every page of a site uses. */
export const shellPaths = { style: 'assets/site.css', script: 'assets/shell.js', icon: 'assets/icon.svg' } as const

/** The texts of these files by their paths in the site. */
export const shellFiles: ReadonlyMap<string, string> = new Map([
  [shellPaths.style, siteStyles],
  [shellPaths.script, shellScript],
  [shellPaths.icon, siteIcon],
])
