import { SegMailerError } from './failure.js'
import { broken } from './transport.js'

/** Any number of things, at hand or yet to come. */
export type Items<T> = Iterable<T> | AsyncIterable<T>

const CHUNK = 64 * 1024

/** One line an item, made as the receiver takes them. */
export function linesOf(items: Items<unknown>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return streamOf(texts(items))
}

async function* texts(items: Items<unknown>): AsyncGenerator<string> {
  for await (const item of items) {
    yield `${JSON.stringify(item)}\n`
  }
}

/** Text as bytes, in pieces that are worth sending. */
export function streamOf(
  pieces: Items<string | Uint8Array>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  const iterator = chunksOf(pieces, encoder)
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next()
      if (next.done) {
        controller.close()
      } else {
        controller.enqueue(next.value)
      }
    },
    async cancel() {
      await iterator.return(undefined)
    },
  })
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
