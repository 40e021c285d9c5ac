import { type LayerColor, navigatorLayer } from '../../../project/coverage/navigator-layer.js'
import { version } from '../../../project/version.generated.js'
import { diagnosticJson } from '../../../text/diagnostic-json.js'
import type { Colors } from '../../terminal/colors.js'
import { coverageMarkdown } from './coverage-markdown.js'
import type { CoverageReport } from './coverage-report.js'
import { coverageText } from './coverage-text.js'

/** The values of `--format`. */
export const COVERAGE_FORMATS = ['text', 'json', 'markdown', 'navigator'] as const

interface FormatSettings {
  readonly format: (typeof COVERAGE_FORMATS)[number]
  /** The colours of the layer. */
  readonly color: LayerColor
  /** True to list techniques without a rule, too. */
  readonly all: boolean
  readonly colors: Colors
  /** The width of the terminal; infinite for a file. */
  readonly columns: number
}

/** Formats a coverage. JSON has everything. A layer has the coverage alone. */
export function formatCoverage(report: CoverageReport, settings: FormatSettings): string {
  const { format, color, all } = settings
  switch (format) {
    case 'text':
      return coverageText(report, settings)
    case 'markdown':
      return coverageMarkdown(report, all)
    case 'navigator':
      return json(navigatorLayer(report.coverage, { color }))
    case 'json': {
      const { coverage, gaps = null, changes = null, diagnostics } = report
      return json({ version, ...coverage, gaps, changes, diagnostics: diagnostics.map(diagnosticJson) })
    }
  }
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
