import { type Items, type Source, sourceOf } from './source.js'

/** A part of a file. */
export type Piece = string | Uint8Array | ArrayBuffer

const CHUNK = 64 * 1024

/** In milliseconds: how long what is gathered waits for more. */
export const LINGER = 1_000
/** In milliseconds: after which a blank is sent while nothing comes. Servers hang up after thirty seconds. */
export const SILENCE = 10_000

const BLANK = ' '

/** A body that is made while it is sent. */
export interface Upload {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>
  /** Takes nothing more from its source. To be called whatever becomes of the request. */
  stop(): void
  /** What to throw in place of what sending threw: the error of the source, if it had one. */
  reason(thrown: unknown): unknown
}

/**
 * Text and bytes, in pieces that are worth sending; a slow source's as they come.
 *
 * @param lines whether a line may begin with a blank that means nothing, as in NDJSON: it keeps the
 *   connection alive while the source is silent
 */
export function uploadOf(pieces: Items<Piece>, lines: boolean): Upload {
  const encoder = new TextEncoder()
  const source = sourceOf(pieces)
  let betweenLines = lines
  let failed: { readonly cause: unknown } | undefined
  let stopped = false
  const stop = () => {
    stopped = true
    source.stop()
  }
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const send = (bytes: Uint8Array<ArrayBuffer>) => {
        controller.enqueue(bytes)
        betweenLines = lines && bytes.at(-1) === 10
      }
      try {
        for (;;) {
          const { text, rest } = await gathered(source)
          // Node goes on pulling for a connection that is gone. An error, lest it look like the end.
          if (stopped) {
            return controller.error(new Error('Stopped'))
          }
          if (text !== '') {
            send(encoder.encode(text))
          }
          if (rest) {
            return rest.done ? controller.close() : send(bytesOf(rest.value))
          }
          if (text !== '') {
            return
          }
          if (betweenLines) {
            return controller.enqueue(encoder.encode(BLANK))
          }
        }
      } catch (cause) {
        failed = { cause }
        throw cause
      }
    },
    cancel: stop,
  })
  return { body, stop, reason: (thrown) => (failed ? failed.cause : thrown) }
}

/** What is to be sent together. The `rest` follows the text: bytes, or the end. Nothing at all after a silence. */
async function gathered(
  source: Source<Piece>,
): Promise<{ readonly text: string; readonly rest?: IteratorResult<Piece, void> }> {
  let text = ''
  source.within(SILENCE)
  while (text.length < CHUNK) {
    const come = await source.next()
    if (come === undefined) {
      break
    }
    if (come.done || typeof come.value !== 'string') {
      return { text, rest: come }
    }
    if (text === '') {
      source.within(LINGER)
    }
    text += come.value
  }
  return { text }
}

function bytesOf(piece: unknown): Uint8Array<ArrayBuffer> {
  if (ArrayBuffer.isView(piece) || piece instanceof ArrayBuffer) {
    return new Uint8Array(piece as ArrayBuffer)
  }
  throw new TypeError('A file is text and bytes')
}
