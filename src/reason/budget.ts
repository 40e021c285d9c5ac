/** The remaining work of a question, in steps. It depends only on the question, never on the machine. */
export interface Budget {
  remaining: number
}

/** Opens a budget of steps for one question. */
export const openBudget = (steps: number): Budget => ({ remaining: steps })

/** Charges some steps. Returns false if the budget is used up. */
export function spend(budget: Budget, steps = 1): boolean {
  budget.remaining -= steps
  return budget.remaining >= 0
}
