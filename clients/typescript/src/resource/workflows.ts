import type { Verbs } from '../verbs.js'

/** What happens to contacts, step by step. */
export function workflowsOf(api: Verbs) {
  return {
    /** A draft; its `problems` say what keeps it from being published. */
    create: api.post('/api/v2/workflows'),
    get: api.get('/api/v2/workflows/{id}'),
    /** Changes the draft. Runs go on as they were published. */
    update: api.change('patch', '/api/v2/workflows/{id}'),
    delete: api.remove('/api/v2/workflows/{id}'),
    list: api.list('/api/v2/workflows'),
    /** Makes a version of the draft, which from then on starts runs. */
    publish: api.post('/api/v2/workflows/{id}/publish'),
    pause: api.post('/api/v2/workflows/{id}/pause'),
    resume: api.post('/api/v2/workflows/{id}/resume'),
    /** For ever: runs under way end. */
    archive: api.post('/api/v2/workflows/{id}/archive'),
    duplicate: api.post('/api/v2/workflows/{id}/duplicate'),
    /** Moves runs to the present version, or tells which would move where. */
    migrate: api.post('/api/v2/workflows/{id}/migrate'),
    /** What would become of a contact. Stores and sends nothing. */
    simulate: api.ask('/api/v2/workflows/{id}/simulate'),
    version: api.get('/api/v2/workflows/{id}/versions/{version}'),
    /** How many runs stand at each step. */
    steps: api.get('/api/v2/workflows/{id}/steps'),
    /** Starts a run for a contact, whatever the triggers are. */
    start: api.post('/api/v2/workflows/{id}/runs'),
  }
}

/** Contacts on their way through a workflow. */
export function runsOf(api: Verbs) {
  return {
    get: api.get('/api/v2/workflows/{id}/runs/{run}'),
    list: api.list('/api/v2/workflows/{id}/runs'),
    /** Tries the step that failed again. */
    retry: api.act('/api/v2/workflows/{id}/runs/{run}/retry'),
    /** Goes on as if the present step were done. */
    skip: api.act('/api/v2/workflows/{id}/runs/{run}/skip'),
    move: api.post('/api/v2/workflows/{id}/runs/{run}/move'),
    /** Ends it where it stands. */
    end: api.act('/api/v2/workflows/{id}/runs/{run}/end'),
  }
}

/** Workflows ready to be used. */
export function recipesOf(api: Verbs) {
  return {
    list: api.get('/api/v2/workflows/recipes'),
    install: api.post('/api/v2/workflows/recipes/{name}'),
  }
}
