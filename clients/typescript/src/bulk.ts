import { jsonOf, streamOfAnswer } from './answer.js'
import { linesOf, parsedLines } from './ndjson.js'
import type { CallOptions } from './options.js'
import { callOf } from './request.js'
import { type Items, until } from './source.js'
import type { Exchange } from './transport.js'

export interface BulkOptions extends CallOptions {
  /** The most items in one request, up to 10,000; 1,000 if missing. */
  readonly chunk?: number
  /**
   * Sends everything as one request, as NDJSON: faster, but tried only once, and answered five hundred
   * at a time. Where items only trickle in, and where fetch cannot send streams (browsers, mostly),
   * leave it out.
   */
  readonly stream?: boolean
}

/** What became of an item; `index` is its place among all items. */
export interface ItemResult {
  readonly index: number
  readonly status: string
}

export type BulkSummary<Result extends ItemResult> = Readonly<Record<Result['status'], number>> & {
  /** Results of items that failed, the first 1,000 of them. */
  readonly failures: readonly Result[]
}

/**
 * Many items on their way. Await it for the counts, or go through the results as they come:
 * `for await (const result of bulk)`. Either sends the items, once; nothing is sent before.
 */
export interface Bulk<Result extends ItemResult>
  extends AsyncIterable<Result>,
    PromiseLike<BulkSummary<Result>> {}

export const MAX_FAILURES = 1_000
export const MAX_CHUNK = 10_000
const USUAL_CHUNK = 1_000
// Of the million values and the 10 MB that the server takes: a value has two characters at least, with
// its comma, and a character three bytes at most.
const MAX_CHARACTERS = 1_900_000

/** Where items go, and what may become of one. */
export interface BulkTarget<Result extends ItemResult> {
  readonly path: string
  /** The member of the body that holds the items. */
  readonly member: string
  readonly statuses: readonly Result['status'][]
}

export function bulkOf<Result extends ItemResult>(
  exchange: Exchange,
  target: BulkTarget<Result>,
  items: Items<unknown>,
  options: BulkOptions = {},
): Bulk<Result> {
  const { chunk = USUAL_CHUNK } = options
  if (!Number.isInteger(chunk) || chunk < 1 || chunk > MAX_CHUNK) {
    throw new TypeError(`chunk must be a whole number from 1 to ${MAX_CHUNK}`)
  }
  const results = () =>
    options.stream
      ? streamed<Result>(exchange, target.path, items, options)
      : chunked<Result>(exchange, target, chunksOf(until(items, options.signal), chunk), options)
  let begun = false
  const begin = () => {
    if (begun) {
      throw new TypeError('A bulk call sends its items once: await it, or go through its results')
    }
    begun = true
    return results()
  }
  let summary: Promise<BulkSummary<Result>> | undefined
  return {
    [Symbol.asyncIterator]: begin,
    // biome-ignore lint/suspicious/noThenProperty: whoever awaits it wants the counts.
    then(onSummary, onError) {
      summary ??= summaryOf(target, begin)
      return summary.then(onSummary, onError)
    },
  }
}

/** Requests one after the other, each with an idempotency key. */
async function* chunked<Result extends ItemResult>(
  exchange: Exchange,
  target: BulkTarget<Result>,
  chunks: AsyncIterable<readonly string[]>,
  options: CallOptions,
): AsyncGenerator<Result> {
  let first = 0
  for await (const texts of chunks) {
    const call = {
      ...callOf({ method: 'POST', keyed: true }, { path: target.path, input: undefined, options }),
      body: `{"${target.member}":[${texts.join()}]}`,
    }
    const { results } = await exchange(call, jsonOf<{ results: Result[] }>, options)
    for (const result of results) {
      yield { ...result, index: first + result.index }
    }
    first += texts.length
  }
}

/** One request whose results come while items are still going out. */
async function* streamed<Result extends ItemResult>(
  exchange: Exchange,
  path: string,
  items: Items<unknown>,
  options: CallOptions,
): AsyncGenerator<Result> {
  const { body, stop, reason } = linesOf(items)
  const headers = { 'content-type': 'application/x-ndjson' }
  const call = { method: 'POST', path, headers, body, repeat: 'never' } as const
  try {
    // How long it takes to begin depends on how fast items come.
    const answer = await exchange(call, streamOfAnswer, { timeout: 0, ...options })
    for await (const line of parsedLines<Result | { readonly summary: unknown }>(
      answer,
      options.signal,
    )) {
      if (!('summary' in line)) {
        yield line
      }
    }
  } catch (thrown) {
    throw reason(thrown)
  } finally {
    stop()
  }
}

/** Items as JSON, as many as fit into a request. */
async function* chunksOf(items: Items<unknown>, most: number): AsyncGenerator<readonly string[]> {
  let texts: string[] = []
  let characters = 0
  for await (const item of items) {
    const text = JSON.stringify(item)
    if (texts.length > 0 && (texts.length >= most || characters + text.length > MAX_CHARACTERS)) {
      yield texts
      texts = []
      characters = 0
    }
    texts.push(text)
    characters += text.length
  }
  if (texts.length > 0) {
    yield texts
  }
}

async function summaryOf<Result extends ItemResult>(
  target: BulkTarget<Result>,
  results: () => AsyncIterable<Result>,
): Promise<BulkSummary<Result>> {
  const counts: Record<string, number> = {}
  for (const status of target.statuses) {
    counts[status] = 0
  }
  const failures: Result[] = []
  for await (const result of results()) {
    counts[result.status] = (counts[result.status] ?? 0) + 1
    if (result.status === 'failed' && failures.length < MAX_FAILURES) {
      failures.push(result)
    }
  }
  return { ...counts, failures } as BulkSummary<Result>
}
