import { type BulkOptions, bulkOf } from '../bulk.js'
import type { EventBulkItemResult, EventInput } from '../contract.js'
import type { Items } from '../source.js'
import type { Verbs } from '../verbs.js'

/** What contacts do. */
export function eventsOf(api: Verbs) {
  return {
    /** Records an event, and yields the segments that it made the contact enter and leave. */
    track: api.post('/v1/events'),
    /** Records any number of events. Await it, or go through the results. */
    trackMany: (events: Items<EventInput>, options?: BulkOptions) =>
      bulkOf<EventBulkItemResult>(api.exchange, BULK, events, options),
    /** The names seen so far, with their properties. */
    names: api.list('/v1/events/names'),
  }
}

const BULK = {
  path: '/v1/events/bulk',
  member: 'events',
  statuses: ['recorded', 'duplicate', 'failed'],
} as const
