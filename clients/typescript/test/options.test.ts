import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { segmailer } from '../src/index.js'

const apiKey = 'sm_live_secret'
const baseUrl = 'https://segmailer.example.com'

describe('options', () => {
  test.each(['', ' sm_live_x', 'sm_live_x\n', 'schlüssel'])('refuse the key %j', (wrong) => {
    expect(() => segmailer({ apiKey: wrong, baseUrl })).toThrow(/^apiKey must be/)
  })

  test.each([
    '',
    'segmailer.example.com',
    'ftp://example.com',
    'https://',
    'https://user:password@example.com',
    'https://example.com/?a=b',
    'https://example.com/#a',
    'https://exa mple.com',
    'https://example.com:99999',
    'https://example.com/a path',
  ])('refuse the address %j', (wrong) => {
    expect(() => segmailer({ apiKey, baseUrl: wrong })).toThrow(/^baseUrl must be/)
  })

  test.each([-1, Number.NaN])('refuse a timeout of %d', (timeout) => {
    expect(() => segmailer({ apiKey, baseUrl, timeout })).toThrow(/^timeout must be/)
  })

  test.each([-1, 0.5, Number.NaN])('refuse %d retries', async (retries) => {
    expect(() => segmailer({ apiKey, baseUrl, retries })).toThrow(/^retries must be/)
    await expect(segmailer({ apiKey, baseUrl }).workspace.get({ retries })).rejects.toThrow(
      /^retries must be/,
    )
  })

  // Fetch would refuse them like a connection that broke, and they would be tried again and again.
  test.each(['', 'schlüssel', 'a\nb', 'x'.repeat(256)])('refuse %j as a header', (wrong) => {
    const client = segmailer({ apiKey, baseUrl })
    const jane = { identifier: { email: 'jane@example.com' } }

    expect(() => client.contacts.upsert(jane, { idempotencyKey: wrong })).toThrow(
      /^idempotencyKey must be/,
    )
    expect(() => client.contacts.update('c1', {}, { ifMatch: wrong })).toThrow(/^ifMatch must be/)
  })

  test('do not refuse a key because it looks like no key of today', () => {
    expect(() => segmailer({ apiKey: 'sm_test_1', baseUrl })).not.toThrow()
  })
})

describe('a client', () => {
  test('does not show its key when it is printed', () => {
    const client = segmailer({ apiKey, baseUrl })

    expect(inspect(client, { depth: 9, showHidden: true })).not.toContain('secret')
    expect(JSON.stringify(client)).not.toContain('secret')
  })
})
