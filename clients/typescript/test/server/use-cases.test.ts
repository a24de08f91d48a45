import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { isSegMailerError, type Reference, type WorkflowDefinition } from '../../src/index.js'
import { aClient, aName, anAddress, errorOf, toArray } from '../support/client.js'

const client = aClient()

// The published use cases, each from the call that a backend makes to what it is told in the answer.
describe('use cases', () => {
  const free = { id: '', name: aName('Free') }
  const pro = { id: '', name: aName('Pro') }
  const activated = { id: '', name: aName('Activated') }

  beforeAll(async () => {
    free.id = await aSegment(free.name, { attribute: 'plan', operator: 'equals', value: 'free' })
    pro.id = await aSegment(pro.name, { attribute: 'plan', operator: 'equals', value: 'pro' })
    activated.id = await aSegment(activated.name, {
      event: 'feature_used',
      operator: 'performed',
      atLeast: 3,
      withinLast: '7d',
      where: { property: 'feature', operator: 'equals', value: 'export' },
    })
  })

  afterAll(async () => {
    await Promise.all([free, pro, activated].map(({ id }) => client.segments.delete(id)))
  })

  test('sign-up: a new user is in the segment of their plan before the call returns', async () => {
    const signUp = await client.contacts.upsert({
      identifier: { email: anAddress(), externalId: aName('user') },
      attributes: { firstName: 'Jane', plan: 'free', signupDate: '2026-01-15' },
    })

    expect(signUp.created).toBe(true)
    expect(signUp.segments).toEqual({ entered: [free], exited: [] })
    expect(signUp.contact.segments).toEqual([free])
    expect(await toArray(client.segments.members(free.id))).toContainEqual(
      expect.objectContaining({ id: signUp.contact.id }),
    )
  })

  test('plan upgrade: one call moves a user from Free to Pro, and from workflow to workflow', async () => {
    const thanks = aName('Thank you')
    const { id: template } = await client.templates.create({
      name: thanks,
      subject: thanks,
      body: '<p>Thank you</p>',
    })
    const nurture = await aWorkflow(aName('Nurture'), {
      triggers: [{ type: 'segmentEntered', segment: free.id }],
      exits: [{ leftSegment: true }],
      start: 'wait',
      steps: { wait: { type: 'wait', for: '3d' } },
    })
    const welcome = await aWorkflow(aName('Welcome'), {
      triggers: [{ type: 'segmentEntered', segment: pro.id }],
      start: 'thank',
      steps: { thank: { type: 'sendEmail', template } },
    })
    const identifier = { email: anAddress() }
    const signUp = await client.contacts.upsert({ identifier, attributes: { plan: 'free' } })

    const upgrade = await client.contacts.upsert({ identifier, attributes: { plan: 'pro' } })

    expect(signUp.workflows).toEqual({ started: [nurture], exited: [] })
    expect(upgrade.created).toBe(false)
    expect(upgrade.segments).toEqual({ entered: [pro], exited: [free] })
    expect(upgrade.workflows).toEqual({ started: [welcome], exited: [nurture] })
    await vi.waitUntil(
      async () => (await client.mailbox.list().page()).data.some((mail) => mail.subject === thanks),
      { timeout: 10_000 },
    )
    const [run] = await toArray(client.runs.list(welcome.id))
    expect(await client.runs.get(welcome.id, run?.id ?? '')).toMatchObject({ state: 'completed' })
    await client.workflows.archive(nurture.id)
    await client.workflows.archive(welcome.id)
  })

  test('feature activation: the third use within a week activates, and says until when', async () => {
    const identifier = { email: anAddress() }
    const use = () =>
      client.events.track({ event: 'feature_used', identifier, data: { feature: 'export' } })

    const uses = [await use(), await use(), await use(), await use()]

    expect(uses.map(({ segments }) => segments.entered)).toEqual([[], [], [activated], []])
    const explained = await client.segments.explain(activated.id, {
      contact: uses[0]?.contact?.id ?? '',
    })
    expect(explained.matches).toBe(true)
    expect(Date.parse(explained.until ?? '')).toBeGreaterThan(Date.now() + 6 * 86_400_000)
  })

  test('account deletion: nothing of a user is left', async () => {
    const identifier = { email: anAddress() }
    const { contact } = await client.contacts.upsert({ identifier, attributes: { plan: 'pro' } })
    await client.events.track({ event: 'logged_in', identifier })

    await client.contacts.delete(contact.id)

    expect(isSegMailerError(await errorOf(client.contacts.get(contact.id)), 'not-found')).toBe(true)
    expect(await toArray(client.contacts.list(identifier))).toEqual([])
    expect(await toArray(client.segments.members(pro.id))).not.toContainEqual(
      expect.objectContaining({ id: contact.id }),
    )
  })

  async function aWorkflow(name: string, definition: WorkflowDefinition): Promise<Reference> {
    const { id } = await client.workflows.create({ name, definition })
    await client.workflows.publish(id)
    return { id, name }
  }

  async function aSegment(
    name: string,
    condition: NonNullable<Parameters<typeof client.segments.create>[0]['condition']>,
  ): Promise<string> {
    const { id } = await client.segments.create({ name, condition })
    await vi.waitUntil(async () => (await client.segments.get(id)).state === 'live', {
      timeout: 10_000,
    })
    return id
  }
})
