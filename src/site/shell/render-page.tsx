import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { themeScript, themeScriptHash } from './assets.generated.js'
import { Footer, Header } from './frame.js'
import { linkFrom } from './links.js'
import { shellPaths } from './shell-files.js'
import type { Page, Site } from './site.js'

/**
 * Scripts, styles and images from the site only. `file:` is for pages that are opened from disk, where browsers differ
 * in the meaning of `'self'`. The only inline script sets the colour theme before the first paint.
 */
export const defaultPolicy: string = [
  "default-src 'none'",
  `script-src 'self' file: '${themeScriptHash}'`,
  "style-src 'self' file:",
  "img-src 'self' file: data:",
  "form-action 'self' file:",
  "base-uri 'none'",
].join('; ')

/**
 * Returns the HTML of a page in the frame of its site: header, navigation, theme, footer. All text is escaped. The page
 * needs the files of `shellFiles`.
 */
export const renderPage = (site: Site, page: Page): string =>
  `<!doctype html>\n${render(
    <html lang="en">
      <Head site={site} page={page} />
      <body class={page.className}>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <Header site={site} page={page} />
        <main id="main" tabindex={-1}>
          {page.body}
        </main>
        <Footer site={site} page={page} />
      </body>
    </html>,
  )}\n`

const Head = ({ site, page }: { readonly site: Site; readonly page: Page }): VNode => {
  const { path, title, description, scripts = [], modules = [], styles = [], policy = defaultPolicy } = page
  const link = (target: string): string => linkFrom(path, target)
  return (
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="referrer" content="no-referrer" />
      <title>{title === site.name ? title : `${title} - ${site.name}`}</title>
      <meta name="description" content={description} />
      <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      <link rel="icon" href={link(shellPaths.icon)} />
      {[shellPaths.style, ...styles].map((style) => (
        <link rel="stylesheet" href={link(style)} />
      ))}
      {site.feed !== undefined && (
        <link rel="alternate" type="application/atom+xml" title={site.name} href={link(site.feed)} />
      )}
      {[shellPaths.script, ...scripts].map((script) => (
        <script defer src={link(script)} />
      ))}
      {modules.map((script) => (
        <script type="module" src={link(script)} />
      ))}
    </head>
  )
}
