import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { isSegMailerError, type WebhookMessage } from '../../src/index.js'
import { aClient, aName, anAddress, errorOf, toArray } from '../support/client.js'

const client = aClient()

describe('segments', () => {
  test('are tried, made, changed, explained and deleted', async () => {
    const plan = aName('plan')
    const condition = { attribute: 'plan', operator: 'equals', value: plan } as const
    const { contact } = await client.contacts.upsert({
      identifier: { email: anAddress() },
      attributes: { plan },
    })

    const preview = await client.segments.preview({ condition, sample: 1 })
    const created = await client.segments.create({ name: aName('Segment'), condition })
    await vi.waitUntil(async () => (await client.segments.get(created.id)).state === 'live', {
      timeout: 20_000,
    })
    const got = await client.segments.get(created.id)
    const explained = await client.segments.explain(created.id, { contact: contact.id })
    const members = await toArray(client.segments.members(created.id))
    const history = await toArray(client.segments.history(created.id))
    const renamed = await client.segments.update(got.id, { description: 'Why' }, { ifMatch: got })
    await client.segments.delete(got.id, { ifMatch: renamed })

    expect(preview).toMatchObject({ count: 1 })
    expect(explained).toMatchObject({ matches: true, contact: { id: contact.id } })
    expect(members.map(({ id }) => id)).toEqual([contact.id])
    expect(history).toMatchObject([{ change: 'entered' }])
    expect(renamed.description).toBe('Why')
    expect(isSegMailerError(await errorOf(client.segments.get(got.id)), 'not-found')).toBe(true)
  })

  test('take and give back contacts by hand', async () => {
    const contacts = [{ email: anAddress() }]
    await client.contacts.upsert({ identifier: { email: contacts[0]?.email ?? '' } })
    const { id } = await client.segments.create({ name: aName('Manual'), type: 'manual' })

    const added = await client.segments.add(id, { contacts })
    const removed = await client.segments.remove(id, { contacts })

    expect(added).toMatchObject({ added: 1, missing: [] })
    expect(removed).toMatchObject({ removed: 1 })
  })

  test('name what refers to them when they cannot be deleted', async () => {
    const used = await client.segments.create({ name: aName('Used'), type: 'manual' })
    const name = aName('User')
    const user = await client.segments.create({ name, condition: { segment: used.id } })

    const error = await errorOf(client.segments.delete(used.id))

    expect(isSegMailerError(error, 'segment-in-use') && error.failure.referrers).toEqual([
      { type: 'segment', id: user.id, name },
    ])
  })
})

describe('messages', () => {
  test('are made from a template, sent, and found in the mailbox', async () => {
    const email = anAddress()
    const template = await client.templates.create({
      name: aName('Welcome'),
      subject: 'Welcome, {{ contact.firstName }}',
      body: '<p>Hello {{ contact.firstName }}</p>',
    })
    await client.contacts.upsert({ identifier: { email }, attributes: { firstName: 'Jane' } })

    const preview = await client.templates.preview(template.id, { contact: { email } })
    const sent = await client.messages.send({ to: { email }, template: template.id })
    await vi.waitUntil(async () => (await client.messages.get(sent.id)).state === 'sent', {
      timeout: 10_000,
    })
    const kept = (await client.mailbox.list().page()).data.find(({ to }) => to === email)
    const versions = await toArray(client.templates.versions(template.id))

    expect(preview.subject).toBe('Welcome, Jane')
    expect(kept?.subject).toBe('Welcome, Jane')
    expect((await client.mailbox.get(kept?.id ?? '')).text).toContain('Hello Jane')
    expect(versions).toMatchObject([{ version: 1 }])
    expect(await client.templates.version(template.id, 1)).toMatchObject({ version: 1 })
    expect(await toArray(client.messages.list({ template: template.id }))).toHaveLength(1)
  })
})

describe('campaigns', () => {
  test('are drafted, duplicated, changed and deleted', async () => {
    const { id: segment } = await client.segments.create({ name: aName('Few'), type: 'manual' })
    const { id: template } = await client.templates.create({
      name: aName('News'),
      subject: 'News',
      body: '<p>News</p>',
    })

    const draft = await client.campaigns.create({
      name: aName('News'),
      audience: { segment },
      content: { template },
    })
    const copy = await client.campaigns.duplicate(draft.id)
    const renamed = await client.campaigns.update(copy.id, { name: 'Other' }, { ifMatch: copy })
    const report = await client.campaigns.report(draft.id)

    expect(renamed.name).toBe('Other')
    expect(report).toBeDefined()
    await client.campaigns.delete(copy.id, { ifMatch: renamed })
    await client.campaigns.delete(draft.id)
    expect((await client.campaigns.list().page()).data).not.toContainEqual(
      expect.objectContaining({ id: draft.id }),
    )
  })
})

describe('webhooks', () => {
  test('tell what happened, signed so that the client believes it', async () => {
    const receiver = await aReceiver()
    const webhook = await client.webhooks.create({ url: receiver.url, types: ['contact.created'] })
    onTestFinished(() => client.webhooks.delete(webhook.id))
    const email = anAddress()

    await client.contacts.upsert({ identifier: { email }, attributes: { plan: 'pro' } })
    const { headers, body } = await receiver.next(email)
    const message = await client.webhooks.verify(webhook.secret ?? '', headers, body)

    expect(message.type === 'contact.created' && message.data.contact).toMatchObject({
      email,
      attributes: { plan: 'pro' },
    })
    const refused = client.webhooks.verify(webhook.secret ?? '', headers, `${body} `)
    expect(isSegMailerError(await errorOf(refused), 'webhook-refused')).toBe(true)
    const id = String(headers['webhook-id'])
    expect((await toArray(client.webhooks.deliveries(webhook.id))).map((one) => one.id)).toContain(
      id,
    )
    await client.webhooks.resend(webhook.id, id)
    expect((await receiver.next(email)).headers['webhook-id']).toBe(id)
  })

  test('are believed with the old and the new secret while one replaces the other', async () => {
    const receiver = await aReceiver()
    const webhook = await client.webhooks.create({ url: receiver.url, types: ['contact.deleted'] })
    onTestFinished(() => client.webhooks.delete(webhook.id))
    const rotated = await client.webhooks.rotate(webhook.id)

    await client.webhooks.test(webhook.id, { type: 'segment.entered' })
    const { headers, body } = await receiver.next('segment.entered')

    expect(rotated.secret).not.toBe(webhook.secret)
    for (const secret of [webhook.secret, rotated.secret]) {
      const message: WebhookMessage = await client.webhooks.verify(secret ?? '', headers, body)

      expect(message.type).toBe('segment.entered')
    }
  })
})

describe('everything else', () => {
  test('is a line each', async () => {
    const name = `declared_${Date.now()}`

    expect(await client.workspace.get()).toHaveProperty('id')
    expect(await client.attributes.declare(name, { type: 'number' })).toMatchObject({ name })
    await client.attributes.undeclare(name)
    expect((await client.events.names().page()).data).toBeInstanceOf(Array)
    expect((await client.domains.list().page()).data).toBeInstanceOf(Array)
    const key = await client.apiKeys.create({ name: 'For a test', scopes: ['contacts:read'] })
    const weak = aClient({ apiKey: key.key ?? '' })
    const error = await errorOf(weak.contacts.upsert({ identifier: { email: anAddress() } }))
    expect(isSegMailerError(error, 'missing-scope') && error.failure.scope).toBe('contacts:write')
    await client.apiKeys.revoke(key.id)
  })
})

/** Takes webhooks, one after the other. */
async function aReceiver() {
  const arrived: { headers: IncomingHttpHeaders; body: string }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) {
      body += chunk
    }
    arrived.push({ headers: request.headers, body })
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    /** The next message that holds a text: other tests change contacts, too. */
    next: async (text: string) => {
      const at = () => arrived.findIndex(({ body }) => body.includes(text))
      await vi.waitUntil(() => at() >= 0, { timeout: 10_000 })
      const [found] = arrived.splice(at(), 1)
      if (found === undefined) {
        throw new Error('Nothing arrived')
      }
      return found
    },
  }
}
