// `sigmacast/project`: for scripts of a detection repository. It reads configurations and writes files.

export { type Backtest, type BacktestSettings, backtestRules } from './project/backtest/backtest.js'
export type { BadLine } from './project/backtest/bad-line.js'
export type { Log } from './project/backtest/open-log.js'
export type { Config, EnvironmentConfig, ModuleConfig, OutputConfig, OverrideConfig } from './project/config/config.js'
export { defineConfig, type LoadedConfig, loadConfig } from './project/config/load-config.js'
export type { LoadSettings } from './project/config/open-config.js'
export type { Output, Project, RuleOutputSettings } from './project/config/project.js'
export { type CoverageChange, compareCoverage } from './project/coverage/compare-coverage.js'
export type { MeasuredCoverage, RevisionChanges } from './project/coverage/cover-files.js'
export { type CoverProjectSettings, coverProject } from './project/coverage/cover-project.js'
export type {
  Coverage,
  CoverageCounts,
  CoverageRule,
  LogSourceCoverage,
  OutdatedTag,
  TacticCoverage,
  TechniqueCoverage,
} from './project/coverage/coverage.js'
export { type CoverageGap, type CoverageGaps, findGaps } from './project/coverage/find-gaps.js'
export { measureCoverage } from './project/coverage/measure-coverage.js'
export {
  type LayerSettings,
  type LayerTechnique,
  type NavigatorLayer,
  navigatorLayer,
} from './project/coverage/navigator-layer.js'
export { type DiffSettings, diffRules } from './project/diff/diff-rules.js'
export type {
  ArtifactFacts,
  Meaning,
  MetadataChange,
  OutputChange,
  RuleChange,
  RulesDiff,
} from './project/diff/rules-diff.js'
export { type GenerateSettings, generate } from './project/generate/generate.js'
export type { FileChange, GenerateResult, OutputResult } from './project/generate/generate-result.js'
export { type PlanProjectSettings, planProject } from './project/generate/plan-project.js'
export type {
  PlannedArtifact,
  PlannedFile,
  PlannedOutput,
  ProjectPlan,
  RuleIdentity,
} from './project/generate/project-plan.js'
export type { ManifestArtifact } from './project/manifest/manifest.js'
export type { Selection } from './project/select/selection.js'
export { type RunTestsSettings, runTests } from './project/test/run-tests.js'
export type { TestedRule, TestResult, TestRun } from './project/test/test-run.js'
export {
  convertFiles,
  type FileResult,
  type RuleResult,
  type RuleTargetResult,
} from './project/threads/convert-files.js'
export type { ConvertFilesSettings } from './project/threads/convert-settings.js'
