import { streamOfAnswer } from './answer.js'
import { parsedLines } from './ndjson.js'
import type { CallOptions } from './options.js'
import type { Exchange } from './transport.js'

/** The body of an answer, as it comes. The timeout is for its beginning. */
export function downloaded(
  exchange: Exchange,
  path: string,
  options: CallOptions | undefined,
): Promise<ReadableStream<Uint8Array>> {
  const call = { method: 'GET', path, headers: {}, repeat: 'always' } as const
  return exchange(call, streamOfAnswer, options)
}

/** The lines of an answer, as they come; asked for when somebody goes through them. */
export async function* linesFrom<Line>(
  exchange: Exchange,
  path: string,
  options: CallOptions | undefined,
): AsyncGenerator<Line, void, undefined> {
  yield* parsedLines<Line>(await downloaded(exchange, path, options), options?.signal)
}
