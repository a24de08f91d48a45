import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { isSegMailerError } from '../src/index.js'
import { linesOf, parsedLines } from '../src/ndjson.js'
import { LINGER, SILENCE, uploadOf } from '../src/upload.js'
import { errorOf, toArray } from './support/client.js'
import { holdTheClock } from './support/clock.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = ({ value }: { value?: Uint8Array | undefined }) => new TextDecoder().decode(value)

/** A source that yields what it is told to, when it is told to. */
function aSlowSource<T>() {
  let controller: ReadableStreamDefaultController<T> | undefined
  const stream = new ReadableStream<T>({
    start: (given) => {
      controller = given
    },
  })
  return {
    source: stream,
    yields: (item: T) => controller?.enqueue(item),
    ends: () => controller?.close(),
  }
}

function streamOfChunks(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const left = [...chunks]
  return new ReadableStream({
    pull(controller) {
      const next = left.shift()
      if (next) {
        controller.enqueue(next)
      } else {
        controller.close()
      }
    },
  })
}

describe('lines', () => {
  test('come back as they went out, however the bytes are cut', async () => {
    const items = Array.from({ length: 100 }, (_, n) => ({ n, text: `Zoë 🎉\u2028\n"${n}"` }))
    const whole = new Uint8Array(await new Response(linesOf(items).body).arrayBuffer())

    for (const size of [1, 2, 3, 7, 64, 1_000_000]) {
      const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, i) =>
        whole.slice(i * size, (i + 1) * size),
      )

      expect(await toArray(parsedLines(streamOfChunks(chunks)))).toEqual(items)
    }
  })

  test('may end without a line end, and may be empty', async () => {
    const stream = streamOfChunks([bytes('{"a":1}\n\n{"a"'), bytes(':2}')])

    expect(await toArray(parsedLines(stream))).toEqual([{ a: 1 }, { a: 2 }])
    expect(await toArray(parsedLines(streamOfChunks([])))).toEqual([])
  })

  test('that are not wanted any more stop the stream', async () => {
    let cancelled = false
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(bytes('1\n')),
      cancel: () => {
        cancelled = true
      },
    })

    for await (const line of parsedLines(stream)) {
      expect(line).toBe(1)
      break
    }

    expect(cancelled).toBe(true)
  })

  test('of which one is no JSON end with an unexpected answer', async () => {
    const error = await errorOf(toArray(parsedLines(streamOfChunks([bytes('{"a":1}\n<html>\n')]))))

    expect(isSegMailerError(error, 'unexpected-answer') && error.failure).toMatchObject({
      status: 200,
      detail: 'A line of the answer is not JSON',
    })
  })

  test('end with the reason of a signal, also where several have come already', async () => {
    const abort = new AbortController()
    const lines = parsedLines(streamOfChunks([bytes('1\n2\n')]), abort.signal)

    expect((await lines.next()).value).toBe(1)
    abort.abort(new Error('The user left'))

    expect(await errorOf(lines.next())).toEqual(new Error('The user left'))
  })

  test('whose stream breaks end with a network failure', async () => {
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('reset')),
    })

    const error = await errorOf(toArray(parsedLines(stream)))

    expect(isSegMailerError(error, 'network') && error.failure.detail).toBe('reset')
  })
})

describe('a stream made of items', () => {
  test('takes items only as fast as they are read, in pieces that are worth sending', async () => {
    let made = 0
    function* items() {
      for (; made < 1_000_000; made++) {
        yield { email: `person-${made}@example.com` }
      }
    }

    const reader = linesOf(items()).body.getReader()
    const first = await reader.read()
    await reader.cancel()

    expect(first.value?.length).toBeGreaterThanOrEqual(65_536)
    expect(made).toBeLessThan(10_000)
  })

  test('is sent as far as it is there once its source is slow', async () => {
    const clock = holdTheClock()
    const { source, yields } = aSlowSource<object>()
    const reader = linesOf(source).body.getReader()

    const first = reader.read()
    yields({ n: 1 })
    yields({ n: 2 })
    await clock.passes(LINGER)

    expect(text(await first)).toBe('{"n":1}\n{"n":2}\n')
  })

  test('of lines keeps its connection while its source is silent', async () => {
    const clock = holdTheClock()
    const { source, yields, ends } = aSlowSource<object>()
    const reader = linesOf(source).body.getReader()

    const blank = reader.read()
    await clock.passes(SILENCE)
    const another = reader.read()
    await clock.passes(SILENCE)
    const line = reader.read()
    yields({ n: 1 })
    ends()

    expect([text(await blank), text(await another), text(await line)]).toEqual([
      ' ',
      ' ',
      '{"n":1}\n',
    ])
  })

  test.each([
    { lines: true, first: '{"n":' },
    { lines: false, first: 'a,b\n' },
  ])('says nothing where a blank would mean something: %o', async ({ lines, first }) => {
    const clock = holdTheClock()
    const { source, yields, ends } = aSlowSource<string>()
    const reader = uploadOf(source, lines).body.getReader()

    const begin = reader.read()
    yields(first)
    await clock.passes(LINGER)
    const end = reader.read()
    await clock.passes(SILENCE)
    yields('the rest')
    ends()

    expect([text(await begin), text(await end)]).toEqual([first, 'the rest'])
  })

  test('leaves no timer behind when it is stopped', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    const { body, stop } = linesOf(aSlowSource<object>().source)
    const reading = errorOf(body.getReader().read())
    await vi.waitUntil(() => vi.getTimerCount() === 1)

    stop()

    expect(vi.getTimerCount()).toBe(0)
    expect(await reading).toEqual(new Error('Stopped'))
  })

  test('keeps the order of text and bytes', async () => {
    const pieces = ['a', bytes('b'), 'c', 'd', Buffer.from('é'), bytes('f').buffer, 'g']

    expect(await new Response(uploadOf(pieces, false).body).text()).toBe('abcdéfg')
  })

  test('is made of nothing else', async () => {
    const numbers = [98, 99] as unknown as Uint8Array[]
    const { body, reason } = uploadOf(numbers, false)

    const error = reason(await errorOf(new Response(body).text()))

    expect(error).toEqual(new TypeError('A file is text and bytes'))
  })

  test('fails when making an item does', async () => {
    async function* items() {
      yield { n: 1 }
      throw new Error('The database is gone')
    }

    await expect(new Response(linesOf(items()).body).text()).rejects.toThrow('The database is gone')
  })

  test('takes nothing more once it is stopped, and does not look whole', async () => {
    let ended = false
    function* items() {
      try {
        for (;;) {
          yield 'x'.repeat(70_000)
        }
      } finally {
        ended = true
      }
    }
    const { body, stop } = linesOf(items())
    const reader = body.getReader()
    await reader.read()

    stop()

    await expect(
      (async () => {
        for (let read = 0; read < 5; read++) {
          await reader.read()
        }
      })(),
    ).rejects.toThrow('Stopped')
    await vi.waitUntil(() => ended, { timeout: 20_000 })
  })
})
