/** One tab at a time holds the tablet: two would number their acts alike. */
export const alone = (): Promise<boolean> =>
  new Promise((say) => {
    if (!navigator.locks) return say(true)
    void navigator.locks.request('maillon-terrain', { ifAvailable: true }, (lock) => {
      say(lock !== null)
      return lock ? new Promise(() => {}) : undefined
    })
  })
