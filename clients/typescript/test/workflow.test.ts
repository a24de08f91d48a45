import { describe, expectTypeOf, test } from 'vitest'
import type { WorkflowDefinition, WorkflowDraft, WorkflowStep } from '../src/index.js'

// Whoever breaks these is told by `npm run types`.
describe('types of workflows', () => {
  test('know all kinds of steps by their type', () => {
    expectTypeOf<WorkflowStep['type']>().toEqualTypeOf<
      | 'sendEmail'
      | 'wait'
      | 'waitUntil'
      | 'branch'
      | 'split'
      | 'updateContact'
      | 'addToSegment'
      | 'removeFromSegment'
      | 'callWebhook'
      | 'emitEvent'
      | 'end'
    >()
    expectTypeOf<Extract<WorkflowStep, { type: 'sendEmail' }>['template']>().toEqualTypeOf<string>()
  })

  test('refuse what could not be published', () => {
    const first: WorkflowDefinition = {
      triggers: [{ type: 'event', event: 'signed_up' }],
      start: 'wait',
      steps: {
        wait: { type: 'wait', until: { time: '09:00', days: ['monday'] }, next: 'choose' },
        choose: { type: 'branch', branches: [{ if: { segment: 'id' }, next: 'end' }] },
        end: { type: 'end' },
      },
    }

    // @ts-expect-error There is no such type of trigger.
    const trigger: WorkflowDefinition = { ...first, triggers: [{ type: 'evnt' }] }
    // @ts-expect-error Nothing says what to send.
    const mail: WorkflowStep = { type: 'sendEmail', next: 'end' }
    // @ts-expect-error A wait has no such member.
    const wait: WorkflowStep = { type: 'wait', fro: '1d' }
    // @ts-expect-error There is no such day.
    const until: WorkflowStep = { type: 'wait', until: { time: '09:00', days: ['mon'] } }

    expectTypeOf([trigger, mail, wait, until]).not.toBeAny()
  })

  test('take a draft, whatever is wrong with it', () => {
    const unfinished = { triggers: [{ type: 'evnt' }], steps: {} }

    expectTypeOf(unfinished).toExtend<WorkflowDraft>()
  })
})
