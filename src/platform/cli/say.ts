/** Tells the person at the terminal where the work stands. On the error output: a program reads the other one. */
export const say = (sentence: string): void => console.error(sentence)

const seconds = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** Does one step of a long work, and says how long it took. */
export const step = async <T>(label: string, work: () => Promise<T>): Promise<T> => {
  const started = performance.now()
  const result = await work()
  say(`  ${label} : ${seconds.format((performance.now() - started) / 1000)} s`)
  return result
}
