import type { Verbs } from '../verbs.js'

/** One message to many people. */
export function campaignsOf(api: Verbs) {
  return {
    create: api.post('/api/v2/campaigns'),
    get: api.get('/api/v2/campaigns/{id}'),
    update: api.change('patch', '/api/v2/campaigns/{id}'),
    delete: api.remove('/api/v2/campaigns/{id}'),
    list: api.list('/api/v2/campaigns'),
    /** Sends it when its `schedule` says. */
    schedule: api.act('/api/v2/campaigns/{id}/schedule'),
    /** Sends it now. */
    start: api.act('/api/v2/campaigns/{id}/start'),
    pause: api.act('/api/v2/campaigns/{id}/pause'),
    resume: api.act('/api/v2/campaigns/{id}/resume'),
    cancel: api.act('/api/v2/campaigns/{id}/cancel'),
    /** Decides between the variants of a test. */
    winner: api.post('/api/v2/campaigns/{id}/winner'),
    duplicate: api.post('/api/v2/campaigns/{id}/duplicate'),
    /** How many it was sent to, and what they did. */
    report: api.get('/api/v2/campaigns/{id}/report'),
  }
}
