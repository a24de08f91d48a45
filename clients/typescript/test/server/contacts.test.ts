import { describe, expect, test, vi } from 'vitest'
import { etagOf, isSegMailerError } from '../../src/index.js'
import { aClient, aName, anAddress, errorOf, toArray } from '../support/client.js'

const client = aClient()

describe('a contact', () => {
  test('is created, read, changed, found and erased', async () => {
    const email = anAddress()

    const created = await client.contacts.upsert({
      identifier: { email },
      attributes: { firstName: 'Jane', seats: 5, address: { city: 'Rome' } },
    })
    const { id } = created.contact
    const updated = await client.contacts.update(id, { attributes: { seats: 6, firstName: null } })
    const got = await client.contacts.get(id)
    const listed = await toArray(client.contacts.list({ email }))
    await client.contacts.delete(id)

    expect(created).toMatchObject({ created: true, changed: true, contact: { email } })
    expect(updated).toMatchObject({ created: false, changed: true })
    expect(got.attributes).toEqual({ seats: 6, address: { city: 'Rome' } })
    expect(listed).toEqual([got])
    expect(isSegMailerError(await errorOf(client.contacts.get(id)), 'not-found')).toBe(true)
  })

  test('is erased and refused from then on, if that is wanted', async () => {
    const email = anAddress()
    const { contact } = await client.contacts.upsert({ identifier: { email } })

    await client.contacts.delete(contact.id, { suppress: true })

    const error = await errorOf(client.contacts.upsert({ identifier: { email } }))
    expect(isSegMailerError(error, 'address-suppressed')).toBe(true)
    expect(await toArray(client.suppressions.list({ email }))).toMatchObject([{ reason: 'erased' }])
    await client.suppressions.delete({ email })
    expect((await client.contacts.upsert({ identifier: { email } })).created).toBe(true)
  })

  test('is changed only if it is as it was, when the caller says so', async () => {
    const { contact } = await client.contacts.upsert({ identifier: { email: anAddress() } })
    const got = await client.contacts.get(contact.id)

    expect(etagOf(got)).toBeDefined()
    expect(etagOf(contact)).toBe(etagOf(got))
    const change = await client.contacts.update(got.id, { subscribed: false }, { ifMatch: got })
    expect(change.contact.subscribed).toBe(false)

    const late = client.contacts.update(got.id, { subscribed: true }, { ifMatch: got })
    expect(isSegMailerError(await errorOf(late), 'precondition-failed')).toBe(true)
    await client.contacts.delete(got.id, { ifMatch: change.contact })
  })

  test('cannot be compared with a copy, whose tag is not known', async () => {
    const { contact } = await client.contacts.upsert({ identifier: { email: anAddress() } })

    expect(() =>
      client.contacts.update(contact.id, { subscribed: false }, { ifMatch: { ...contact } }),
    ).toThrow(/^ifMatch must be an entity tag, or an object as `get`/)
    const [listed] = await toArray(client.contacts.list({ email: contact.email ?? '' }))
    expect(() =>
      client.contacts.update(contact.id, { subscribed: false }, { ifMatch: listed ?? '' }),
    ).toThrow(/those of lists have none$/)
  })

  test('is written once, however often a call with one key is made', async () => {
    const identifier = { email: anAddress() }
    const operations = [{ op: 'increment', attribute: 'logins', value: 1 }] as const
    const options = { idempotencyKey: aName('key') }

    const first = await client.contacts.upsert({ identifier, operations }, options)
    const second = await client.contacts.upsert({ identifier, operations }, options)
    const third = await client.contacts.upsert({ identifier, operations })

    expect(second).toEqual(first)
    expect(first.created).toBe(true)
    expect(third.contact.attributes['logins']).toBe(2)
  })

  test('that is wrong is refused with every mistake', async () => {
    const wrong = { identifier: { email: 'nobody' }, atributes: {} }

    const error = await errorOf(client.contacts.upsert(wrong))

    const pointers =
      isSegMailerError(error, 'validation-failed') &&
      error.failure.errors.map(({ pointer }) => pointer)
    expect(pointers).toEqual(expect.arrayContaining(['#/identifier/email', '#/atributes']))
    expect(isSegMailerError(error, 'validation-failed') && error.failure.requestId).toBeTruthy()
  })

  test('comes with all that is held about the person', async () => {
    const { contact } = await client.contacts.upsert({ identifier: { email: anAddress() } })
    await client.events.track({ event: 'logged_in', identifier: { id: contact.id } })

    const held = await client.contacts.exportPerson(contact.id)
    const timeline = await toArray(client.contacts.timeline(contact.id))

    expect(held).toMatchObject({ contact: { id: contact.id }, messages: [], runs: [] })
    expect(timeline).toMatchObject([{ kind: 'event', event: { event: 'logged_in' } }])
    expect(await toArray(client.contacts.segments(contact.id))).toEqual([])
  })
})

describe('many contacts', () => {
  test('are listed page by page, each once', async () => {
    const { id: segment } = await client.segments.create({ name: aName('Many'), type: 'manual' })
    const contacts = Array.from({ length: 23 }, () => ({ email: anAddress() }))
    await client.contacts.bulk(contacts.map((identifier) => ({ identifier })))
    await client.segments.add(segment, { contacts })

    const pages = await toArray(client.contacts.list({ segment, limit: 5 }).pages())
    const listed = await toArray(client.contacts.list({ segment, limit: 5 }))

    expect(pages.map(({ data }) => data.length)).toEqual([5, 5, 5, 5, 3])
    expect(new Set(listed.map(({ email }) => email))).toEqual(
      new Set(contacts.map(({ email }) => email)),
    )
    expect(listed).toHaveLength(23)
  })

  test('are found by a condition', async () => {
    const team = aName('team')
    await client.contacts.bulk(
      Array.from({ length: 7 }, (_, seats) => ({
        identifier: { email: anAddress() },
        attributes: { team, seats },
      })),
    )

    const found = client.contacts.search({
      condition: {
        all: [
          { attribute: 'team', operator: 'equals', value: team },
          { attribute: 'seats', operator: 'greaterThan', value: 2 },
        ],
      },
      limit: 3,
    })

    expect((await toArray(found)).map(({ attributes }) => attributes['seats'])).toEqual([
      3, 4, 5, 6,
    ])
  })

  test('are exported as objects and as CSV', async () => {
    const { id: segment } = await client.segments.create({ name: aName('Out'), type: 'manual' })
    const identifier = { email: anAddress() }
    const { contact } = await client.contacts.upsert({ identifier, attributes: { plan: '=1+1' } })
    await client.segments.add(segment, { contacts: [identifier] })

    const lines = await toArray(client.contacts.export({ segment }))
    const csv = await new Response(await client.contacts.exportCsv({ segment })).text()
    const raw = await new Response(await client.contacts.exportCsv({ segment, raw: true })).text()

    expect(lines).toMatchObject([{ id: contact.id, attributes: { plan: '=1+1' } }])
    expect(csv).toContain(identifier.email)
    expect(csv).toContain("'=1+1")
    expect(raw).not.toContain("'=1+1")
  })

  test('are imported from a file that is made on the way', async () => {
    const [ann, ben] = [anAddress(), anAddress()]
    async function* file() {
      yield 'E-Mail,Seats\n'
      yield `${ann},7\n`
      yield new TextEncoder().encode(`${ben},8\nnobody,9\n`)
    }

    const mapping = { 'E-Mail': 'email', Seats: 'attributes.seats' }
    const begun = await client.contacts.import(file(), { mapping, inferTypes: true })

    await vi.waitUntil(async () => (await client.imports.get(begun.id)).state === 'completed', {
      timeout: 20_000,
    })
    const done = await client.imports.get(begun.id)
    expect(done.rows).toEqual({ read: 3, created: 2, updated: 0, unchanged: 0, failed: 1 })
    expect(await toArray(client.imports.errors(begun.id))).toMatchObject([{ row: 4 }])
    const [contact] = (await client.contacts.list({ email: ben }).page()).data
    expect(contact?.attributes).toEqual({ seats: 8 })
    await client.imports.delete(begun.id)
  })

  test('are imported from a file at hand', async () => {
    const email = anAddress()
    const line = `${JSON.stringify({ identifier: { email }, attributes: { plan: 'pro' } })}\n`

    const bytes = new TextEncoder().encode(line)
    for (const file of [line, new Blob([line]), Buffer.from(line), bytes, bytes.buffer]) {
      const { id, format } = await client.imports.create(file, {
        format: 'ndjson',
        fileName: 'a.ndjson',
      })

      expect(format).toBe('ndjson')
      await vi.waitUntil(async () => (await client.imports.get(id)).state === 'completed', {
        timeout: 20_000,
      })
      expect((await client.imports.get(id)).rows).toMatchObject({ read: 1, failed: 0 })
    }
  })

  test('end with the reason of a signal, on their way in and out', async () => {
    await client.contacts.upsert({ identifier: { email: anAddress() } })
    const abort = new AbortController()
    async function* file() {
      yield 'email\n'
      abort.abort(new Error('The user left'))
      await new Promise(() => undefined)
    }
    const late = new AbortController()
    const lines = client.contacts.export({}, { signal: late.signal })
    await lines.next()
    late.abort(new Error('Enough'))

    const importing = client.contacts.import(file(), { signal: abort.signal })

    expect(await errorOf(importing)).toEqual(new Error('The user left'))
    expect(await errorOf(toArray(lines))).toEqual(new Error('Enough'))
  })
})
