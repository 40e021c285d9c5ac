/**
 * Returns a generated module and its declarations, as pairs of a path in the repository and a text.
 *
 * @param path the path in the repository, without an extension
 * @param values the exported constants by name, as JSON
 * @param declarations the text of the declarations
 */
export const constants = (path, values, declarations) => [
  [
    `${path}.generated.js`,
    Object.entries(values)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}\n`)
      .join(''),
  ],
  [`${path}.generated.d.ts`, declarations],
]
