import { describe, expect, test } from 'vitest'
import { segmailer } from '../src/index.js'
import { toArray } from './support/client.js'
import { answers, troublemaker } from './support/troublemaker.js'

const apiKey = 'sm_live_test'
const pageOf = (nextCursor: string | null, ...ids: string[]) =>
  answers(200, { data: ids.map((id) => ({ id })), nextCursor })

describe('a list', () => {
  test('goes on from page to page, with the same filters', async () => {
    const { baseUrl, arrived } = await troublemaker(
      pageOf('n/2', 'a', 'b'),
      pageOf('n3'),
      pageOf(null, 'c'),
    )

    const contacts = segmailer({ apiKey, baseUrl }).contacts.list({ segment: 's1', limit: 2 })
    const ids = (await toArray(contacts)).map(({ id }) => id)

    expect(ids).toEqual(['a', 'b', 'c'])
    expect(arrived.map(({ url }) => url)).toEqual([
      '/api/v2/contacts?segment=s1&limit=2',
      '/api/v2/contacts?segment=s1&limit=2&cursor=n%2F2',
      '/api/v2/contacts?segment=s1&limit=2&cursor=n3',
    ])
  })

  test('asks for no page that nobody wants', async () => {
    const { baseUrl, arrived } = await troublemaker(pageOf('n2', 'a', 'b'))

    const contacts = segmailer({ apiKey, baseUrl }).contacts.list()
    expect(arrived).toHaveLength(0)
    for await (const { id } of contacts) {
      expect(id).toBe('a')
      break
    }

    expect(arrived).toHaveLength(1)
  })

  test('can be gone through twice, and yields what is there then', async () => {
    const { baseUrl } = await troublemaker(pageOf(null, 'a'), pageOf(null, 'a', 'b'))

    const contacts = segmailer({ apiKey, baseUrl }).contacts.list()

    expect(await toArray(contacts)).toHaveLength(1)
    expect(await toArray(contacts)).toHaveLength(2)
  })

  test('yields pages one at a time', async () => {
    const { baseUrl, arrived } = await troublemaker(pageOf('n2', 'a'), pageOf(null, 'b'))
    const contacts = segmailer({ apiKey, baseUrl }).contacts.list({ limit: 1 })

    const first = await contacts.page()
    const second = await contacts.page(first.nextCursor ?? undefined)

    expect([first.data[0]?.id, second.data[0]?.id, second.nextCursor]).toEqual(['a', 'b', null])
    expect(arrived.at(-1)?.url).toBe('/api/v2/contacts?limit=1&cursor=n2')
  })

  test('of a search carries its cursor in the body, and no idempotency key', async () => {
    const { baseUrl, arrived } = await troublemaker(pageOf('n2', 'a'), pageOf(null, 'b'))
    const condition = { attribute: 'plan', operator: 'equals', value: 'pro' } as const

    const found = await toArray(segmailer({ apiKey, baseUrl }).contacts.search({ condition }))

    expect(found).toHaveLength(2)
    expect(arrived.map(({ body }) => JSON.parse(body))).toEqual([
      { condition },
      { condition, cursor: 'n2' },
    ])
    expect(arrived.some(({ headers }) => 'idempotency-key' in headers)).toBe(false)
  })
})
