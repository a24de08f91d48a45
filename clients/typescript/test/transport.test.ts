import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { isSegMailerError, segmailer } from '../src/index.js'
import { errorOf } from './support/client.js'
import { holdTheClock } from './support/clock.js'
import {
  answers,
  answersProblem,
  breaksOff,
  hangsUp,
  neverAnswers,
  troublemaker,
} from './support/troublemaker.js'

const CONTACT = { id: 'c1', email: 'jane@example.com' }
const CHANGE = { contact: CONTACT, created: true, changed: true }
const BUSY = 'https://iana.org/assignments/http-problem-types#temporary-reduced-capacity'
const QUOTA = 'https://iana.org/assignments/http-problem-types#quota-exceeded'
const JANE = { identifier: { email: 'jane@example.com' } }
const apiKey = 'sm_live_test'

describe('a call', () => {
  test('carries the key, and says what it sends and takes', async () => {
    const { baseUrl, arrived } = await troublemaker(answers(201, CHANGE))

    await segmailer({ apiKey, baseUrl: `${baseUrl}/prefix/` }).contacts.upsert(JANE)

    expect(arrived).toMatchObject([
      {
        method: 'POST',
        url: '/prefix/api/v2/contacts',
        headers: {
          authorization: 'Bearer sm_live_test',
          accept: 'application/json',
          'content-type': 'application/json',
        },
        body: JSON.stringify(JANE),
      },
    ])
  })

  test('escapes what it puts into the path and the query', async () => {
    const { baseUrl, arrived } = await troublemaker(answers(200, { data: [], nextCursor: null }))
    const client = segmailer({ apiKey, baseUrl })

    await client.contacts.list({ email: 'a+b&c@example.com', limit: 5 }).page()
    await client.contacts.timeline('../x y', { limit: 1 }).page()

    expect(arrived.map(({ url }) => url)).toEqual([
      '/api/v2/contacts?email=a%2Bb%26c%40example.com&limit=5',
      '/api/v2/contacts/..%2Fx%20y/timeline?limit=1',
    ])
  })

  test('is not made without an id', async () => {
    const client = segmailer({ apiKey, baseUrl: 'http://127.0.0.1:1' })

    expect(() => client.contacts.get('')).toThrow('/api/v2/contacts/{id} needs its id')
    expect(() => client.contacts.get('..')).toThrow(TypeError)
  })

  test('follows no redirect', async () => {
    const { baseUrl, arrived } = await troublemaker(
      answers(301, '', { location: 'http://127.0.0.1:1/' }),
    )

    const error = await errorOf(segmailer({ apiKey, baseUrl }).contacts.upsert(JANE))

    expect(isSegMailerError(error, 'unexpected-answer') && error.failure.status).toBe(301)
    expect(arrived).toHaveLength(1)
  })

  test('goes through the fetch it was given', async () => {
    const given = vi.fn(async () => Response.json(CONTACT))

    const contact = await segmailer({
      apiKey,
      baseUrl: 'https://segmailer.example.com',
      fetch: given,
    }).contacts.get('c1')

    expect(contact).toEqual(CONTACT)
    expect(given).toHaveBeenCalledOnce()
    expect(given.mock.calls[0]?.at(0)).toBe('https://segmailer.example.com/api/v2/contacts/c1')
  })
})

describe('a call in a browser', () => {
  test('calls fetch as browsers want it, which is not as a method', async () => {
    const callers: unknown[] = []
    async function strict(this: unknown) {
      callers.push(this)
      return Response.json(CONTACT)
    }

    await segmailer({ apiKey, baseUrl: 'https://a.example', fetch: strict }).contacts.get('c1')

    expect(callers).toEqual([undefined])
  })

  test('draws its key also on a page that did not come by https', async () => {
    const { baseUrl, arrived } = await troublemaker(answers(201, CHANGE))
    const getRandomValues = crypto.getRandomValues.bind(crypto)
    vi.stubGlobal('crypto', { getRandomValues })
    onTestFinished(() => {
      vi.unstubAllGlobals()
    })
    const client = segmailer({ apiKey, baseUrl })

    await client.contacts.upsert(JANE)
    await client.contacts.upsert(JANE)

    const keys = arrived.map(({ headers }) => headers['idempotency-key'])
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(keys[1]).not.toBe(keys[0])
  })
})

describe('a call that fails in passing', () => {
  test('is made again after 429 when the server says, with the same idempotency key', async () => {
    const clock = holdTheClock()
    const { baseUrl, arrived } = await troublemaker(
      answersProblem(QUOTA, 429, { headers: { 'retry-after': '7' } }),
      answers(201, CHANGE),
    )

    const upserted = segmailer({ apiKey, baseUrl }).contacts.upsert(JANE)
    await clock.passes(7062.5)

    expect((await upserted).created).toBe(true)
    const keys = arrived.map(({ headers }) => headers['idempotency-key'])
    expect(keys).toHaveLength(2)
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(keys[1]).toBe(keys[0])
  })

  test('waits longer each time', async () => {
    const clock = holdTheClock()
    const { baseUrl, arrived } = await troublemaker(
      answers(503, 'down', { 'content-type': 'text/html' }),
      answersProblem(BUSY, 503),
      answersProblem('https://segmailer.com/problems/internal-error', 500),
      hangsUp,
      answers(200, CONTACT),
    )

    const got = segmailer({ apiKey, baseUrl }).contacts.get('c1')
    await clock.passes(187.5)
    await clock.passes(375)
    await clock.passes(750)
    await clock.passes(1500)

    expect(await got).toEqual(CONTACT)
    expect(arrived).toHaveLength(5)
  })

  test('is made again when the connection breaks in the middle of the answer', async () => {
    const clock = holdTheClock()
    const { baseUrl } = await troublemaker(breaksOff, answers(200, CONTACT))

    const got = segmailer({ apiKey, baseUrl }).contacts.get('c1')
    await clock.passes(187.5)

    expect(await got).toEqual(CONTACT)
  })

  test('is given up after as many attempts as were allowed', async () => {
    const clock = holdTheClock()
    const { baseUrl, arrived } = await troublemaker(answersProblem(BUSY, 503))

    const failing = errorOf(segmailer({ apiKey, baseUrl, retries: 2 }).contacts.get('c1'))
    await clock.passes(187.5)
    await clock.passes(375)

    expect(isSegMailerError(await failing, 'temporary-reduced-capacity')).toBe(true)
    expect(arrived).toHaveLength(3)
  })

  test('is given up at once when the server asks for more patience than the bound', async () => {
    const { baseUrl, arrived } = await troublemaker(
      answersProblem(QUOTA, 429, { headers: { 'retry-after': '3600' } }),
    )

    const error = await errorOf(segmailer({ apiKey, baseUrl }).contacts.get('c1'))

    expect(isSegMailerError(error, 'quota-exceeded') && error.failure.retryAfter).toBe(3600)
    expect(arrived).toHaveLength(1)
  })

  test('understands an instant in Retry-After', async () => {
    const at = new Date(Date.now() + 3_600_000).toUTCString()
    const { baseUrl } = await troublemaker(
      answersProblem(QUOTA, 429, { headers: { 'retry-after': at } }),
    )

    const error = await errorOf(segmailer({ apiKey, baseUrl }).contacts.get('c1'))

    const seconds = isSegMailerError(error, 'quota-exceeded') ? (error.failure.retryAfter ?? 0) : 0
    expect(seconds).toBeGreaterThan(3_590)
    expect(seconds).toBeLessThanOrEqual(3_600)
  })

  test('asks for the answer of its own first attempt while that still runs', async () => {
    const clock = holdTheClock()
    const { baseUrl } = await troublemaker(
      hangsUp,
      answersProblem('https://segmailer.com/problems/idempotency-key-in-flight', 409, {
        headers: { 'retry-after': '2' },
      }),
      answers(201, CHANGE),
    )

    const upserted = segmailer({ apiKey, baseUrl }).contacts.upsert(JANE)
    await clock.passes(187.5)
    await clock.passes(2062.5)

    expect((await upserted).created).toBe(true)
  })

  test('is not made again when it was wrong', async () => {
    const { baseUrl, arrived } = await troublemaker(
      answersProblem('https://segmailer.com/problems/validation-failed', 422),
    )

    const error = await errorOf(segmailer({ apiKey, baseUrl }).contacts.upsert(JANE))

    expect(isSegMailerError(error, 'validation-failed')).toBe(true)
    expect(arrived).toHaveLength(1)
  })
})

describe('a call that may have been done before its answer was lost', () => {
  const counting = { operations: [{ op: 'increment', attribute: 'logins', value: 1 }] } as const

  test('is not made again when that would count twice', async () => {
    const { baseUrl, arrived } = await troublemaker(hangsUp)

    const error = await errorOf(segmailer({ apiKey, baseUrl }).contacts.update('c1', counting))

    expect(isSegMailerError(error, 'network')).toBe(true)
    expect(arrived).toHaveLength(1)
  })

  test('is made again when it names the version that it is for', async () => {
    const clock = holdTheClock()
    const { baseUrl, arrived } = await troublemaker(hangsUp, answers(200, CHANGE))

    const client = segmailer({ apiKey, baseUrl })
    const updated = client.contacts.update('c1', counting, { ifMatch: '"7"' })
    await clock.passes(187.5)

    expect((await updated).changed).toBe(true)
    expect(arrived.map(({ headers }) => headers['if-match'])).toEqual(['"7"', '"7"'])
  })

  test('does not blame others for a change that may be its own', async () => {
    const clock = holdTheClock()
    const changed = answersProblem('https://segmailer.com/problems/precondition-failed', 412)
    const { baseUrl, arrived } = await troublemaker(hangsUp, changed)

    const client = segmailer({ apiKey, baseUrl })
    const failing = errorOf(client.contacts.update('c1', { subscribed: false }, { ifMatch: '"7"' }))
    await clock.passes(187.5)

    expect(isSegMailerError(await failing, 'network')).toBe(true)
    expect(arrived).toHaveLength(2)
  })

  test('says that others changed it when it was refused before', async () => {
    const clock = holdTheClock()
    const changed = answersProblem('https://segmailer.com/problems/precondition-failed', 412)
    const { baseUrl } = await troublemaker(answersProblem(BUSY, 503), changed)

    const client = segmailer({ apiKey, baseUrl })
    const failing = errorOf(client.contacts.update('c1', { subscribed: false }, { ifMatch: '"7"' }))
    await clock.passes(187.5)

    expect(isSegMailerError(await failing, 'precondition-failed')).toBe(true)
  })

  test('is not made again when it would be refused for its own effect', async () => {
    const { baseUrl, arrived } = await troublemaker(hangsUp)

    const client = segmailer({ apiKey, baseUrl })
    const error = await errorOf(client.workflows.update('w1', { name: 'Hi', expectedRevision: 3 }))

    expect(isSegMailerError(error, 'network')).toBe(true)
    expect(arrived).toHaveLength(1)
  })

  test('is made again for a revision when the server says that it did nothing', async () => {
    const clock = holdTheClock()
    const busy = 'https://iana.org/assignments/http-problem-types#temporary-reduced-capacity'
    const { baseUrl, arrived } = await troublemaker(answersProblem(busy, 503), answers(200, {}))

    const client = segmailer({ apiKey, baseUrl })
    const updated = client.workflows.update('w1', { name: 'Hi', expectedRevision: 3 })
    await clock.passes(187.5)

    expect(await updated).toEqual({})
    expect(arrived).toHaveLength(2)
  })

  test('is made again when it names no revision', async () => {
    const clock = holdTheClock()
    const { baseUrl, arrived } = await troublemaker(hangsUp, answers(200, {}))

    const updated = segmailer({ apiKey, baseUrl }).workflows.update('w1', { name: 'Hi' })
    await clock.passes(187.5)

    expect(await updated).toEqual({})
    expect(arrived).toHaveLength(2)
  })

  test('has erased the contact if that is not found any more', async () => {
    const clock = holdTheClock()
    const { baseUrl, arrived } = await troublemaker(
      hangsUp,
      answersProblem('https://segmailer.com/problems/not-found', 404),
    )

    const deleted = segmailer({ apiKey, baseUrl }).contacts.delete('c1')
    await clock.passes(187.5)

    expect(await deleted).toBeUndefined()
    expect(arrived).toHaveLength(2)
  })

  test('has found nothing to erase if the first attempt says so', async () => {
    const { baseUrl } = await troublemaker(
      answersProblem('https://segmailer.com/problems/not-found', 404),
    )

    const error = await errorOf(segmailer({ apiKey, baseUrl }).contacts.delete('c1'))

    expect(isSegMailerError(error, 'not-found')).toBe(true)
  })
})

describe('a call that takes too long', () => {
  test('fails with a timeout when it may not be tried again', async () => {
    const clock = holdTheClock()
    const { baseUrl, arrivals } = await troublemaker(neverAnswers)

    const failing = errorOf(segmailer({ apiKey, baseUrl, retries: 0 }).contacts.get('c1'))
    await arrivals(1)
    await clock.passes(30_000)

    const error = await failing
    expect(isSegMailerError(error, 'timeout') && error.message).toBe(
      'No answer within 30000 ms (timeout)',
    )
  })

  test('is tried again, with as much time as before', async () => {
    const clock = holdTheClock()
    const { baseUrl, arrivals } = await troublemaker(neverAnswers, answers(200, CONTACT))

    const got = segmailer({ apiKey, baseUrl, timeout: 2_000 }).contacts.get('c1')
    await arrivals(1)
    await clock.passes(2_000)
    await clock.passes(187.5)

    expect(await got).toEqual(CONTACT)
  })

  test('may be given another time than others', async () => {
    const clock = holdTheClock()
    const { baseUrl, arrivals } = await troublemaker(neverAnswers)

    const options = { timeout: 1_234, retries: 0 }
    const failing = errorOf(segmailer({ apiKey, baseUrl }).contacts.get('c1', options))
    await arrivals(1)
    await clock.passes(1_234)

    expect(isSegMailerError(await failing, 'timeout')).toBe(true)
  })
})

describe('a call that is aborted', () => {
  test('ends with the reason while it waits for an answer', async () => {
    const { baseUrl, arrivals } = await troublemaker(neverAnswers)
    const abort = new AbortController()

    const call = segmailer({ apiKey, baseUrl }).contacts.get('c1', { signal: abort.signal })
    const failing = errorOf(call)
    await arrivals(1)
    abort.abort(new Error('The user left'))

    expect(await failing).toEqual(new Error('The user left'))
  })

  test('ends with the reason while it waits for its next attempt', async () => {
    const clock = holdTheClock()
    const { baseUrl, arrived } = await troublemaker(answersProblem(BUSY, 503))
    const abort = new AbortController()

    const call = segmailer({ apiKey, baseUrl }).contacts.get('c1', { signal: abort.signal })
    const failing = errorOf(call)
    await clock.passes(187.5)
    await vi.waitUntil(() => arrived.length === 2, { timeout: 20_000 })
    abort.abort()

    expect(await failing).toMatchObject({ name: 'AbortError' })
    expect(arrived).toHaveLength(2)
  })

  test('is not made at all when the signal is aborted already', async () => {
    const { baseUrl, arrived } = await troublemaker(answers(200, CONTACT))

    const call = segmailer({ apiKey, baseUrl }).contacts.get('c1', { signal: AbortSignal.abort() })

    expect(await errorOf(call)).toMatchObject({ name: 'AbortError' })
    expect(arrived).toHaveLength(0)
  })
})
