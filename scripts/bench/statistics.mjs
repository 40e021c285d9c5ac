// Numbers about repeated measurements.

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]

export const spread = (numbers) => ({ min: Math.min(...numbers), median: median(numbers), max: Math.max(...numbers) })

/** The spread of the ratios of pairs; each list has the measurements in the order of the rounds. */
export const ratios = (over, under) => spread(over.map((value, round) => value / under[round]))

/** A figure with its goal, and the most that `--check` accepts: well above the noise of the figure when the limit was last set. */
export const figure = (name, { goal, limit }, values, unit = '') => ({ name, goal, limit, unit, ...values })
