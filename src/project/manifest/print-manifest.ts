import { compareTexts } from '../../text/compare-texts.js'
import { MANIFEST_VERSION, type Manifest, type ManifestArtifact, type ManifestFile } from './manifest.js'

/**
 * Returns the text of a manifest. Each file and each artifact is one line, so that a change of a rule changes few lines,
 * and Git merges changes of different rules.
 */
export function printManifest({ sigmacast, files, artifacts }: Manifest): string {
  const placed = [...artifacts].map((artifact, index) => ({ artifact, index }))
  placed.sort((a, b) => compareTexts(a.artifact.path, b.artifact.path) || a.index - b.index)
  return [
    '{',
    `  "manifest": ${MANIFEST_VERSION},`,
    `  "sigmacast": ${JSON.stringify(sigmacast)},`,
    ...list('files', [...files].sort((a, b) => compareTexts(a.path, b.path)).map(fileLine), ','),
    ...list(
      'artifacts',
      placed.map(({ artifact }) => artifactLine(artifact)),
      '',
    ),
    '}',
    '',
  ].join('\n')
}

const list = (name: string, lines: readonly string[], end: string): readonly string[] =>
  lines.length === 0
    ? [`  "${name}": []${end}`]
    : [
        `  "${name}": [`,
        ...lines.map((line, index) => `    ${line}${index === lines.length - 1 ? '' : ','}`),
        `  ]${end}`,
      ]

const fileLine = ({ path, output, environment, hash }: ManifestFile): string =>
  JSON.stringify({ path, output, ...(environment === undefined ? {} : { environment }), hash })

function artifactLine(artifact: ManifestArtifact): string {
  const { path, id, rule, variant, target, format, name, fidelity, assumptions, losses, inputs, settings, hash } =
    artifact
  return JSON.stringify({
    path,
    id,
    rule,
    ...(variant === undefined ? {} : { variant }),
    target,
    format,
    name,
    fidelity,
    assumptions,
    losses,
    inputs: Object.fromEntries(Object.entries(inputs).sort(([a], [b]) => compareTexts(a, b))),
    settings,
    hash,
  })
}
