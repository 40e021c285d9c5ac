import { artifactMessages } from './catalogue/artifact.js'
import { type Diagnoser, diagnoserOf } from './diagnostic.js'

/** The codes of diagnostics about artifacts. */
export type ArtifactCode = keyof typeof artifactMessages

/** Creates a diagnostic about an artifact, for a format. */
export const diagnoseArtifact: Diagnoser<ArtifactCode> = /* @__PURE__ */ diagnoserOf(artifactMessages)
