import { SegMailerError } from './failure.js'
import { broken } from './transport.js'

/** Any number of things, at hand or yet to come. */
export type Items<T> = Iterable<T> | AsyncIterable<T>

const CHUNK = 64 * 1024

/** A body that is made while it is sent. */
export interface Upload {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>
  /** Takes nothing more from its source. To be called whatever becomes of the request. */
  stop(): void
  /** What to throw in place of what sending threw: the error of the source, if it had one. */
  reason(thrown: unknown): unknown
}

/** One line an item, made as the receiver takes them. */
export function linesOf(items: Items<unknown>): Upload {
  return uploadOf(texts(items))
}

async function* texts(items: Items<unknown>): AsyncGenerator<string> {
  for await (const item of items) {
    yield `${JSON.stringify(item)}\n`
  }
}

/** Text and bytes, in pieces that are worth sending. */
export function uploadOf(pieces: Items<string | Uint8Array>): Upload {
  const iterator = chunksOf(pieces, new TextEncoder())
  let failed: { readonly cause: unknown } | undefined
  let stopped = false
  const stop = () => {
    stopped = true
    // Not awaited: the source may be waiting for something that never comes.
    iterator.return(undefined).catch(() => undefined)
  }
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      // Node goes on pulling for a connection that is gone. An error, lest it look like the end.
      if (stopped) {
        return controller.error(new Error('Stopped'))
      }
      try {
        const { done, value } = await iterator.next()
        done ? controller.close() : controller.enqueue(value)
      } catch (cause) {
        failed = { cause }
        throw cause
      }
    },
    cancel: stop,
  })
  return { body, stop, reason: (thrown) => (failed ? failed.cause : thrown) }
}

async function* chunksOf(
  pieces: Items<string | Uint8Array>,
  encoder: TextEncoder,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  let text = ''
  for await (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece
    } else {
      yield encoder.encode(text)
      yield new Uint8Array(piece)
      text = ''
    }
    if (text.length >= CHUNK) {
      yield encoder.encode(text)
      text = ''
    }
  }
  yield encoder.encode(text)
}

/** What a body of one JSON value a line holds, as it arrives. */
export async function* parsedLines<T>(body: ReadableStream<Uint8Array>): AsyncGenerator<T> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (let done = false; !done; ) {
      const chunk = await reader.read().catch((cause: unknown) => {
        throw new SegMailerError(broken(cause), { cause })
      })
      done = chunk.done
      const lines = (rest + decoder.decode(chunk.value, { stream: !done })).split('\n')
      rest = done ? '' : (lines.pop() ?? '')
      for (const line of lines) {
        if (line !== '') {
          yield JSON.parse(line) as T
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
