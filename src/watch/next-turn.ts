/** Lets everything else that is due have its turn: between two pieces of work that keep the processor busy. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
