import { LEVELS } from '../../rule/metadata/levels.js'
import type { AttackName } from './attack-matrix.js'
import { withQuery } from './count-rules.js'
import type { Coverage, CoverageCounts } from './coverage.js'

/** The meanings that the color of a technique in a layer can have. */
export const LAYER_COLORS = ['count', 'level'] as const

export type LayerColor = (typeof LAYER_COLORS)[number]

const MEANINGS: Readonly<Record<LayerColor, string>> = {
  count: 'number of rules',
  level: 'highest level of the rules',
}

/** Settings of `navigatorLayer`. */
export interface LayerSettings {
  /** Default `count`: the number of rules. */
  readonly color?: LayerColor
  /** Default `sigmacast`. */
  readonly name?: string
}

/**
 * A layer of ATT&CK Navigator, format 4.5:
 * https://github.com/mitre-attack/attack-navigator/blob/master/layers/spec/v4.5/layerformat.md
 */
export interface NavigatorLayer {
  readonly name: string
  readonly versions: { readonly attack: string; readonly navigator: string; readonly layer: '4.5' }
  readonly domain: 'enterprise-attack'
  readonly description: string
  readonly sorting: 3
  readonly layout: { readonly layout: 'side'; readonly expandedSubtechniques: 'none' }
  readonly techniques: readonly LayerTechnique[]
  readonly gradient: { readonly colors: readonly string[]; readonly minValue: number; readonly maxValue: number }
  readonly legendItems: readonly { readonly label: string; readonly color: string }[]
}

/** A technique with rules, in the form of ATT&CK Navigator. */
export interface LayerTechnique {
  readonly techniqueID: string
  /** The number of rules; with `level`, 1 for informational to 5 for critical, 0 without a level. */
  readonly score: number
  readonly color: string
  readonly metadata: readonly { readonly name: string; readonly value: string }[]
}

interface Step {
  readonly label: string
  readonly color: string
  /** The lowest score with this color. */
  readonly from: number
}

/** Numbers of rules. A gradient alone would show few rules like none, since numbers differ by orders of magnitude. */
const COUNT_STEPS: readonly Step[] = [
  { label: '1 to 4 rules', color: '#d5e6fa', from: 1 },
  { label: '5 to 19 rules', color: '#a9cbf2', from: 5 },
  { label: '20 to 99 rules', color: '#5f9bdd', from: 20 },
  { label: '100 rules or more', color: '#1a5cab', from: 100 },
]

const LEVEL_STEPS: readonly Step[] = [
  { label: 'no level', color: '#e3e6ea', from: 0 },
  { label: 'informational', color: '#d5e6fa', from: 1 },
  { label: 'low', color: '#b9d3a8', from: 2 },
  { label: 'medium', color: '#f6d77a', from: 3 },
  { label: 'high', color: '#ef9a4e', from: 4 },
  { label: 'critical', color: '#d4483b', from: 5 },
]

/** Returns the layer that shows the techniques with rules. Techniques without a rule have no color. */
export function navigatorLayer(coverage: Coverage, settings: LayerSettings = {}): NavigatorLayer {
  const { color = 'count', name = 'sigmacast' } = settings
  const steps = color === 'count' ? COUNT_STEPS : LEVEL_STEPS
  const covered = coverage.techniques.filter(({ rules }) => rules > 0)
  const shown = covered.flatMap((technique) => [technique, ...technique.subtechniques.filter(({ rules }) => rules > 0)])
  return {
    name,
    // The oldest Navigator that reads layers of this format.
    versions: { attack: coverage.attack.version, navigator: '4.9.0', layer: '4.5' },
    domain: 'enterprise-attack',
    description: `${covered.length} of ${coverage.techniques.length} techniques have a rule. Color: ${MEANINGS[color]}.`,
    sorting: 3,
    layout: { layout: 'side', expandedSubtechniques: 'none' },
    techniques: shown.map((technique) => layerTechnique(technique, color, steps)),
    gradient: {
      colors: steps.map((step) => step.color),
      minValue: steps[0]?.from ?? 0,
      maxValue: steps.at(-1)?.from ?? 1,
    },
    legendItems: steps.map((step) => ({ label: step.label, color: step.color })),
  }
}

function layerTechnique(
  technique: CoverageCounts & AttackName,
  color: LayerColor,
  steps: readonly Step[],
): LayerTechnique {
  const { id, rules, bestLevel, tested, outputs } = technique
  const score = color === 'count' ? rules : bestLevel === null ? 0 : 1 + LEVELS.indexOf(bestLevel)
  return {
    techniqueID: id,
    score,
    color: steps.findLast(({ from }) => from <= score)?.color ?? '',
    metadata: [
      { name: 'Rules', value: String(rules) },
      { name: 'Best level', value: bestLevel ?? 'none' },
      { name: 'With tests', value: String(tested) },
      ...Object.entries(outputs).map(([output, counts]) => ({ name: output, value: String(withQuery(counts)) })),
    ],
  }
}
