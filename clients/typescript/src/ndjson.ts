import { SegMailerError } from './failure.js'
import type { Items } from './source.js'
import { broken } from './transport.js'
import { type Upload, uploadOf } from './upload.js'

/** One line an item, made as the receiver takes them. */
export function linesOf(items: Items<unknown>): Upload {
  return uploadOf(texts(items), true)
}

async function* texts(items: Items<unknown>): AsyncGenerator<string> {
  for await (const item of items) {
    yield `${JSON.stringify(item)}\n`
  }
}

/** What a body of one JSON value a line holds, as it arrives, until a signal says to stop. */
export async function* parsedLines<T>(
  body: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (let done = false; !done; ) {
      const chunk = await reader.read().catch((cause: unknown) => {
        signal?.throwIfAborted()
        throw new SegMailerError(broken(cause), { cause })
      })
      done = chunk.done
      const lines = (rest + decoder.decode(chunk.value, { stream: !done })).split('\n')
      rest = done ? '' : (lines.pop() ?? '')
      for (const line of lines) {
        signal?.throwIfAborted()
        if (line !== '') {
          yield parsed<T>(line)
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function parsed<T>(line: string): T {
  try {
    return JSON.parse(line) as T
  } catch (cause) {
    const detail = 'A line of the answer is not JSON'
    throw new SegMailerError({ kind: 'unexpected-answer', status: 200, detail }, { cause })
  }
}
