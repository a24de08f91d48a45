import { describe, expect, test, vi } from 'vitest'
import { isSegMailerError, segmailer } from '../../src/index.js'
import { aClient, aName, anAddress, errorOf, toArray } from '../support/client.js'
import { answers, hangsUp, troublemaker } from '../support/troublemaker.js'

const client = aClient()

function people(count: number) {
  return Array.from({ length: count }, () => ({ identifier: { email: anAddress() } }))
}

describe.each([{ stream: false }, { stream: true }])('a bulk call with %o', ({ stream }) => {
  test('keeps within what one body may hold, also of small values', async () => {
    const items = Array.from({ length: 300 }, (_, n) => ({
      identifier: { email: `many-values-${n}@example.com` },
      attributes: Object.fromEntries(
        Array.from({ length: 5 }, (_, i) => [`n${i}`, Array<number>(800).fill(1)]),
      ),
    }))

    const summary = await client.contacts.bulk(items, { stream })

    expect(summary).toMatchObject({ failed: 0 })
  })

  test('writes what an iterable yields, and counts', async () => {
    const items = [...people(3), { identifier: { email: 'nobody' } }]

    const summary = await client.contacts.bulk(items, { stream })

    expect(summary).toMatchObject({ created: 3, updated: 0, unchanged: 0, deleted: 0, failed: 1 })
    expect(summary.failures).toMatchObject([
      {
        index: 3,
        status: 'failed',
        error: { type: 'https://segmailer.com/problems/validation-failed' },
      },
    ])
  })

  test('yields results in order, counted over all of its requests', async () => {
    const items = people(25)
    async function* slowly() {
      yield* items
      yield* items.slice(0, 2).map((item) => ({ ...item, attributes: { plan: 'pro' } }))
    }

    const results = await toArray(client.contacts.bulk(slowly(), { chunk: 10, stream }))

    expect(results.map(({ index }) => index)).toEqual(Array.from({ length: 27 }, (_, i) => i))
    expect(results.map(({ status }) => status)).toEqual([
      ...Array(25).fill('created'),
      ...Array(2).fill('updated'),
    ])
    expect(results[25]?.id).toBe(results[0]?.id)
  })

  test('brings nobody back who has left, unless it says so', async () => {
    const identifier = { email: anAddress() }
    await client.contacts.upsert({ identifier, subscribed: false })
    const items = [{ identifier, subscribed: true }]

    const [kept] = await toArray(client.contacts.bulk(items, { stream }))
    const [back] = await toArray(client.contacts.bulk(items, { stream, resubscribe: true }))

    expect(kept).toMatchObject({ status: 'unchanged', subscribed: false })
    expect(back).toMatchObject({ status: 'updated' })
    expect(back).not.toHaveProperty('subscribed')
  })

  test('of nothing does nothing', async () => {
    expect(await client.contacts.bulk([], { stream })).toMatchObject({ created: 0, failed: 0 })
  })

  test('records each event once', async () => {
    const email = anAddress()
    const id = aName('event')
    const events = [1, 2].map(() => ({ event: 'logged_in', identifier: { email }, id }))

    const summary = await client.events.trackMany(events, { stream })

    expect(summary).toEqual({ recorded: 1, duplicate: 1, failed: 0, failures: [] })
  })

  test('fails when making an item does', async () => {
    async function* items() {
      yield* people(1)
      throw new Error('The database is gone')
    }

    const error = await errorOf(client.contacts.bulk(items(), { stream }))

    expect(String(error)).toContain('The database is gone')
  })

  test('ends when nobody wants more results', async () => {
    let ended = false
    function* endless() {
      try {
        for (;;) {
          yield* people(1)
        }
      } finally {
        ended = true
      }
    }

    for await (const { status } of client.contacts.bulk(endless(), { chunk: 100, stream })) {
      expect(status).toBe('created')
      break
    }

    await vi.waitUntil(() => ended, { timeout: 20_000 })
  })
})

describe('a bulk call sends its items once', () => {
  const done = answers(200, { results: [{ index: 0, status: 'created' }] })
  const apiKey = 'sm_live_test'

  test('however often it is awaited', async () => {
    const { baseUrl, arrived } = await troublemaker(done)
    const bulk = segmailer({ apiKey, baseUrl }).contacts.bulk(people(1))

    const summaries = await Promise.all([bulk, bulk])
    const later = await bulk

    expect(summaries[1]).toBe(summaries[0])
    expect(later.created).toBe(1)
    expect(arrived).toHaveLength(1)
  })

  test('and says so to whoever wants both the counts and the results', async () => {
    const { baseUrl, arrived } = await troublemaker(done)
    const { contacts } = segmailer({ apiKey, baseUrl })
    const gone = contacts.bulk(people(1))
    const awaited = contacts.bulk(people(1))

    expect(await toArray(gone)).toHaveLength(1)
    await awaited

    const message = /^TypeError: A bulk call sends its items once/
    expect(String(await errorOf(gone))).toMatch(message)
    expect(String(await errorOf(toArray(gone)))).toMatch(message)
    expect(String(await errorOf(toArray(awaited)))).toMatch(message)
    expect(arrived).toHaveLength(2)
  })
})

describe('a bulk call that is aborted', () => {
  test.each([{ stream: false }, { stream: true }])(
    'ends with the reason while its source is awaited: %o',
    async ({ stream }) => {
      const abort = new AbortController()
      let asked: () => void = () => undefined
      const waiting = new Promise<void>((resolve) => {
        asked = resolve
      })
      async function* items() {
        yield* people(1)
        asked()
        await new Promise(() => undefined)
      }

      const failing = errorOf(client.contacts.bulk(items(), { stream, signal: abort.signal }))
      await waiting
      abort.abort(new Error('The user left'))

      expect(await failing).toEqual(new Error('The user left'))
    },
  )

  test('ends with the reason while results come', async () => {
    const abort = new AbortController()
    function* endless() {
      for (;;) {
        yield* people(1)
      }
    }
    const failing = errorOf(
      (async () => {
        const results = client.contacts.bulk(endless(), { stream: true, signal: abort.signal })
        for await (const { status } of results) {
          expect(status).toBe('created')
          abort.abort(new Error('Enough'))
        }
      })(),
    )

    expect(await failing).toEqual(new Error('Enough'))
  })

  test('asks its source for nothing when the signal is aborted already', async () => {
    const items = {
      async *[Symbol.asyncIterator]() {
        await new Promise(() => undefined)
        yield* people(1)
      },
    }
    const signal = AbortSignal.abort(new Error('Too late'))

    expect(await errorOf(client.contacts.bulk(items, { signal }))).toEqual(new Error('Too late'))
  })
})

describe('a streamed bulk call', () => {
  test('yields results while items are still to come', async () => {
    let firstResult: () => void = () => undefined
    const seen = new Promise<void>((resolve) => {
      firstResult = resolve
    })
    async function* items() {
      yield* people(2_000)
      await seen
      yield* people(1)
    }

    const results = []
    for await (const result of client.contacts.bulk(items(), { stream: true })) {
      results.push(result)
      firstResult()
    }

    expect(results).toHaveLength(2_001)
  })
})

describe('a bulk call in chunks', () => {
  const apiKey = 'sm_live_test'
  const done = (count: number) =>
    answers(200, {
      results: Array.from({ length: count }, (_, index) => ({ index, status: 'created' })),
    })

  test('repeats only the chunk that was lost, under its own key', async () => {
    const { baseUrl, arrived } = await troublemaker(done(2), hangsUp, done(2), done(1))

    const summary = await segmailer({ apiKey, baseUrl }).contacts.bulk(people(5), { chunk: 2 })

    const keys = arrived.map(({ headers }) => headers['idempotency-key'])
    expect(summary.created).toBe(5)
    expect(keys[2]).toBe(keys[1])
    expect(new Set(keys).size).toBe(3)
    expect(arrived[2]?.body).toBe(arrived[1]?.body)
  })

  test('begins another chunk before a request becomes too large', async () => {
    const { baseUrl, arrived } = await troublemaker(done(2), done(1))
    const attributes = { text: '€'.repeat(900_000) }
    const items = people(3).map((item) => ({ ...item, attributes }))

    await segmailer({ apiKey, baseUrl }).contacts.bulk(items)

    expect(arrived.map(({ body }) => JSON.parse(body).contacts.length)).toEqual([2, 1])
    expect(arrived.every(({ body }) => Buffer.byteLength(body) < 10_000_000)).toBe(true)
  })

  test('keeps no more failures than the bound', async () => {
    const failed = answers(200, {
      results: Array.from({ length: 600 }, (_, index) => ({ index, status: 'failed' })),
    })
    const { baseUrl } = await troublemaker(failed)

    const items = people(1_200)
    const summary = await segmailer({ apiKey, baseUrl }).contacts.bulk(items, { chunk: 600 })

    expect(summary.failed).toBe(1_200)
    expect(summary.failures).toHaveLength(1_000)
    expect(summary.failures.at(-1)?.index).toBe(999)
  })

  test.each([0, 1.5, 10_001])('does not take %d for a size', (chunk) => {
    expect(() => client.contacts.bulk([], { chunk })).toThrow(/^chunk must be/)
  })

  test('is refused as a whole when the key may not write', async () => {
    const error = await errorOf(aClient({ apiKey: 'sm_live_wrong' }).contacts.bulk(people(1)))

    expect(isSegMailerError(error, 'unauthorized')).toBe(true)
  })
})
