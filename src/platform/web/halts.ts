/** Ends a request with a page that says why: thrown anywhere below a handler, it also undoes the request's transaction. */
export class WebHalt extends Error {
  readonly status: 400 | 403 | 404 | 409 | 413 | 422 | 429 | 503
  constructor(status: WebHalt['status'], sentence = '') {
    super(sentence)
    this.status = status
  }
}

/** What one may not see does not exist. */
export function found<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw new WebHalt(404)
  return row
}

/** Seen, but not allowed: says the rule that stands in the way. */
export function forbid(sentence: string): never {
  throw new WebHalt(403, sentence)
}

/** Stops here when a rule has something to say. */
export function allow(refusal: string | null): void {
  if (refusal) forbid(refusal)
}
