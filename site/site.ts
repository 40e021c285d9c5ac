import type { Site } from '../src/site/shell/site.js'

/** The frame of the project's own pages: the playground and the documentation. */
export const projectSite: Site = {
  name: 'sigmacast',
  home: 'docs/index.html',
  places: [
    { title: 'Playground', path: 'playground/index.html' },
    { title: 'Docs', path: 'docs/index.html' },
  ],
  note: 'sigmacast compiles Sigma rules, and says how faithful each query is.',
  footer: [],
}

/** The frame of the documentation, whose header searches it. */
export const docsSite: Site = { ...projectSite, search: 'docs/search.html', searchLabel: 'Search the docs' }
