import type { Backend } from '../backend/backend.js'
import type { Conversion } from '../backend/conversion.js'
import type { OptionSettings, OptionSpecs } from '../backend/option.js'
import type { Rule } from '../rule/rule.js'
import { convertRule } from './convert-rule.js'
import type { ConvertSettings } from './convert-settings.js'
import { firstOf } from './first-of.js'

/** Settings of a conversion for several targets: those of one, with options for each target. */
export interface ConvertToFirstSettings extends Omit<ConvertSettings, 'options'> {
  /** Options by the name of the backend. */
  readonly options?: Readonly<Record<string, OptionSettings<OptionSpecs>>>
}

/**
 * Converts a rule to the first of several targets that can express it exactly. If none can, returns the first
 * conversion with a query (which `lossy` allows to be wider). If there is none, returns that of the last target, with
 * the diagnostics of all targets. Throws a TypeError if there are no targets, or as `convertRule` does.
 *
 * @example
 * const { query, fidelity } = convertToFirst(rule, [backend])
 * fidelity // 'exact'
 */
export function convertToFirst(
  rule: Rule,
  backends: readonly Backend[],
  { options = {}, ...settings }: ConvertToFirstSettings = {},
): Conversion {
  const { conversion, diagnostics } = firstOf(backends, (backend) => {
    const own = Object.hasOwn(options, backend.name) ? options[backend.name] : undefined
    const conversion = convertRule(rule, backend, own === undefined ? settings : { ...settings, options: own })
    return { conversion, quality: qualityOf(conversion), diagnostics: conversion.diagnostics }
  })
  return { ...conversion, diagnostics }
}

/** The quality of a conversion, to choose between targets. */
export const qualityOf = ({ fidelity }: Pick<Conversion, 'fidelity'>): 'exact' | 'inexact' | 'none' =>
  fidelity === 'exact' || fidelity === 'none' ? fidelity : 'inexact'
