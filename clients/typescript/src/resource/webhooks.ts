import type { Verbs } from '../verbs.js'
import { verifyWebhook } from '../webhook.js'

/** Addresses of yours that are told what happens. */
export function webhooksOf(api: Verbs) {
  return {
    /** Believes a message that came, or throws. Needs no call. */
    verify: verifyWebhook,
    /** The answer holds the `secret`, which is shown this once. */
    create: api.post('/api/v2/webhooks'),
    get: api.get('/api/v2/webhooks/{id}'),
    update: api.change('patch', '/api/v2/webhooks/{id}'),
    delete: api.remove('/api/v2/webhooks/{id}'),
    list: api.list('/api/v2/webhooks'),
    /** A new secret; the old one signs too for 24 hours. */
    rotate: api.post('/api/v2/webhooks/{id}/rotate'),
    /** Sends a made-up message. */
    test: api.post('/api/v2/webhooks/{id}/test'),
    /** What was sent, and what was answered. */
    deliveries: api.list('/api/v2/webhooks/{id}/deliveries'),
    /** Sends one message again. */
    resend: api.act('/api/v2/webhooks/{id}/deliveries/{message}/resend'),
    /** Sends again what happened in a span of time. */
    replay: api.post('/api/v2/webhooks/{id}/replay'),
  }
}
