import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, expectTypeOf, test, vi } from 'vitest'
import {
  isSegMailerError,
  verifyWebhook,
  type WebhookMessage,
  type WebhookRefused,
} from '../src/index.js'
import { errorOf } from './support/client.js'

interface Vector {
  readonly name: string
  readonly secrets: readonly string[]
  readonly 'webhook-id': string
  readonly 'webhook-timestamp': string
  readonly 'webhook-signature': string
  readonly body: string
}

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const OTHER_SECRET = 'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8='
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
const BODY = '{"test": 2432232314}'
const SIGNED_AT = 1614265330

/** The vector that the specification publishes. */
const HEADERS = {
  'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  'webhook-timestamp': String(SIGNED_AT),
  'webhook-signature': SIGNATURE,
}

async function refusal(
  headers: Record<string, string | string[] | undefined>,
  { secret = SECRET, body = BODY } = {},
): Promise<WebhookRefused['reason'] | undefined> {
  const error = await errorOf(verifyWebhook(secret, headers, body))
  return isSegMailerError(error, 'webhook-refused') ? error.failure.reason : undefined
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: SIGNED_AT * 1000 })
  return () => {
    vi.useRealTimers()
  }
})

describe('a webhook that is as it was sent', () => {
  test('is believed, as text and as bytes', async () => {
    const message = { test: 2432232314 }

    expect(await verifyWebhook(SECRET, HEADERS, BODY)).toEqual(message)
    expect(await verifyWebhook(SECRET, HEADERS, new TextEncoder().encode(BODY))).toEqual(message)
    expect(await verifyWebhook(SECRET, HEADERS, Buffer.from(BODY))).toEqual(message)
    const { buffer } = new TextEncoder().encode(BODY)
    expect(await verifyWebhook(SECRET, HEADERS, buffer)).toEqual(message)
  })

  test('is believed with headers of any kind', async () => {
    const upperCase = Object.fromEntries(
      Object.entries(HEADERS).map(([name, value]) => [name.toUpperCase(), value]),
    )
    const lists = Object.fromEntries(
      Object.entries(HEADERS).map(([name, value]) => [name, [value]]),
    )

    for (const headers of [new Headers(HEADERS), upperCase, lists]) {
      await expect(verifyWebhook(SECRET, headers, BODY)).resolves.toBeDefined()
    }
  })

  test('is believed with any of several secrets, prefixed or not', async () => {
    const secrets = [OTHER_SECRET, SECRET.slice('whsec_'.length)]

    await expect(verifyWebhook(secrets, HEADERS, BODY)).resolves.toBeDefined()
  })

  test('is believed when one of several signatures fits', async () => {
    const signatures = [
      'v1,AAAA',
      'v1',
      ',',
      'v1,not*base64',
      `v1a,${SIGNATURE.slice(3)}`,
      SIGNATURE,
    ]

    await expect(
      verifyWebhook(SECRET, { ...HEADERS, 'webhook-signature': signatures.join(' ') }, BODY),
    ).resolves.toBeDefined()
  })

  test('is believed for five minutes, and as long ahead', async () => {
    for (const seconds of [-300, 300]) {
      vi.setSystemTime((SIGNED_AT + seconds) * 1000)

      await expect(verifyWebhook(SECRET, HEADERS, BODY)).resolves.toBeDefined()
    }
  })
})

// Whoever breaks this is told by `npm run types`.
describe('types of webhooks', () => {
  test('know what is told of workflows', () => {
    type Data<Type> = Extract<WebhookMessage, { type: Type }>['data']

    expectTypeOf<Data<'workflow.started'>['run']['startedAt']>().toEqualTypeOf<string>()
    expectTypeOf<Data<'workflow.completed'>['run']['outcome']>().toEqualTypeOf<
      'completed' | 'goal' | 'exited' | 'stopped'
    >()
    expectTypeOf<Data<'workflow.failed'>['run']['step']>().toEqualTypeOf<string>()
    expectTypeOf<Data<'contact.updated'>['changed']>().toEqualTypeOf<readonly string[]>()
  })
})

describe('a webhook that is not', () => {
  test('is refused when anything that is signed differs', async () => {
    const fits = String(SIGNED_AT + 1)

    expect(await refusal({ ...HEADERS, 'webhook-id': 'msg_other' })).toBe('signature')
    expect(await refusal({ ...HEADERS, 'webhook-timestamp': fits })).toBe('signature')
    expect(await refusal(HEADERS, { body: `${BODY} ` })).toBe('signature')
    expect(await refusal(HEADERS, { secret: OTHER_SECRET })).toBe('signature')
  })

  test('is refused for each single bit that differs in the signature', async () => {
    const mac = Buffer.from(SIGNATURE.slice(3), 'base64')
    for (let bit = 0; bit < mac.length * 8; bit++) {
      const wrong = Buffer.from(mac)
      wrong[bit >> 3] = (wrong[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const signature = `v1,${wrong.toString('base64')}`

      expect(await refusal({ ...HEADERS, 'webhook-signature': signature })).toBe('signature')
    }
  })

  test('is refused when its signature is of no version that is known, or cut', async () => {
    for (const signature of [
      SIGNATURE.replace('v1', 'v2'),
      SIGNATURE.slice(0, -5),
      SIGNATURE.slice(3),
    ]) {
      expect(await refusal({ ...HEADERS, 'webhook-signature': signature })).toBe('signature')
    }
  })

  test('is refused when it is older or newer than five minutes', async () => {
    vi.setSystemTime((SIGNED_AT + 301) * 1000)
    expect(await refusal(HEADERS)).toBe('too-old')

    vi.setSystemTime((SIGNED_AT - 301) * 1000)
    expect(await refusal(HEADERS)).toBe('too-new')
  })

  test.each(['', '1614265330.5', ' 1614265330', '0x60379f72', '1e9', 'NaN', '9'.repeat(16)])(
    'is refused when its time is %j',
    async (timestamp) => {
      expect(await refusal({ ...HEADERS, 'webhook-timestamp': timestamp })).toBe('headers')
    },
  )

  test.each(Object.keys(HEADERS))('is refused without %s', async (name) => {
    expect(await refusal({ ...HEADERS, [name]: undefined })).toBe('headers')
    expect(await refusal({ ...HEADERS, [name]: [] })).toBe('headers')
  })

  test('is refused when no more than many signatures come before the right one', async () => {
    const signature = `${'v1,AAAA '.repeat(1000)}${SIGNATURE}`

    expect(await refusal({ ...HEADERS, 'webhook-signature': signature })).toBe('signature')
  })

  test.each([{ test: 1 }, undefined, [1]])(
    'cannot be told from anything but its raw body: %j',
    async (parsed) => {
      const error = await errorOf(verifyWebhook(SECRET, HEADERS, parsed as unknown as string))

      expect(error).toBeInstanceOf(TypeError)
      expect(String(error)).toContain('raw body')
    },
  )

  test.each(['', 'whsec_', 'whsec_*'])('cannot be told with the secret %j', async (secret) => {
    expect(await errorOf(verifyWebhook(secret, HEADERS, BODY))).toBeInstanceOf(TypeError)
    expect(await errorOf(verifyWebhook([SECRET, secret], HEADERS, BODY))).toBeInstanceOf(TypeError)
  })

  test.each([[[]], [undefined], [[SECRET, undefined]]])(
    'cannot be told with the setting %j',
    async (secret) => {
      const wrong = secret as unknown as string
      expect(await errorOf(verifyWebhook(wrong, HEADERS, BODY))).toBeInstanceOf(TypeError)
    },
  )
})

// Computed by another library; the server's tests use them too.
const VECTORS = new URL('../../../server/src/test/resources/webhook-vectors.json', import.meta.url)

describe('a webhook that was signed elsewhere', () => {
  const { vectors } = JSON.parse(readFileSync(VECTORS, 'utf8')) as { vectors: readonly Vector[] }

  test.each(vectors)('is believed: $name', async ({ secrets, body, ...headers }) => {
    vi.setSystemTime(Number(headers['webhook-timestamp']) * 1000)
    const plain = {
      'webhook-id': headers['webhook-id'],
      'webhook-timestamp': headers['webhook-timestamp'],
      'webhook-signature': headers['webhook-signature'],
    }

    for (const secret of secrets) {
      const verified = verifyWebhook(secret, plain, body)

      // An empty body is signed correctly, and no message.
      await (body === ''
        ? expect(verified).rejects.toMatchObject({ failure: { reason: 'body' } })
        : expect(verified).resolves.toEqual(JSON.parse(body)))
    }
  })
})
