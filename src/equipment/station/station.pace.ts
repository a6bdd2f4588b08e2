type Counts = { done: number; first: Date | null; last: Date | null }

/** Machines an hour, once there are enough of them to say so. */
export function perHour({ done, first, last }: Counts): number | null {
  const span = first && last ? last.getTime() - first.getTime() : 0
  return done >= 5 && span > 0 ? Math.round(((done - 1) * 3_600_000) / span) : null
}
