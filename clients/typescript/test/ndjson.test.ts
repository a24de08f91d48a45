import { describe, expect, test, vi } from 'vitest'
import { isSegMailerError } from '../src/index.js'
import { linesOf, parsedLines, uploadOf } from '../src/ndjson.js'
import { errorOf, toArray } from './support/client.js'

const bytes = (text: string) => new TextEncoder().encode(text)

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

  test('keeps the order of text and bytes', async () => {
    const pieces = ['a', bytes('b'), 'c', 'd', bytes('é'), 'f']

    expect(await new Response(uploadOf(pieces).body).text()).toBe('abcdéf')
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
