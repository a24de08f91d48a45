// Generated from server/src/main/resources/openapi/segmailer.yaml by `npm run generate`. Do not edit.

export interface paths {
    readonly "/api/v2/contacts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List contacts
         * In the order in which they were created. Filters combine; for anything more, search by a condition.
         */
        readonly get: operations["listContacts"];
        readonly put?: never;
        /**
         * Create or update a contact
         * Call this whenever something about a person changes on your side. The contact is found by `identifier`, or created.
         *     Calling it twice with the same body does nothing the second time: `changed` is `false`. Operations such as `increment` and `append` are
         *     the exception: they apply each time, so send them with an `Idempotency-Key`.
         *
         *     **Identifiers.** With one identifier that nobody has, a contact is created, except for an unknown `id`, which is 404.
         *     If you give several, they must not belong to different contacts: that is 409 `identifier-conflict`, and so is an
         *     `externalId` other than the one that the e-mail's contact already has. An address that nobody has, given together with an `id` or
         *     `externalId` that somebody has, becomes that contact's new address.
         *
         *     **Attributes** are merged: what you leave out stays, `null` removes, and anything else replaces, also `false`, `0` and `""`. Objects and arrays are replaced
         *     whole. **Operations** are for changes that depend on the current value; they apply after the attributes, in order, all or nothing.
         *     If one cannot be applied, nothing of the request is.
         *
         *     A contact may have 300 attributes of together 100 kB. Names have up to 150 characters, do not begin with `$` and contain no dots.
         */
        readonly post: operations["upsertContact"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/contacts/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Find contacts by a condition
         * Any condition that a segment may have, without making a segment of it. To know only how many there are, use the preview of segments.
         */
        readonly post: operations["searchContacts"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/contacts/bulk": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Write many contacts
         * Each item is what `POST /api/v2/contacts` takes, or `{"delete": true, "identifier": ...}` to erase a contact
         *     (which needs the scope `contacts:delete` as well). Items are independent: a bad one fails alone, with its reason, and the answer is
         *     200 with `failed` above zero. Items about the same contact apply in order.
         *
         *     As JSON: up to 10,000 items and 10 MB. As NDJSON (`application/x-ndjson`), one item a line: without limit, and
         *     results stream back as lines in the same order while you are still sending; the last line is `{"summary": {...}}`.
         *     Should the connection break, send the rest again, or everything: writing twice does no harm, except for items with `operations`, which would
         *     apply twice. Send those as JSON, with an `Idempotency-Key`: what an item did it does not do again, erasing included; its result is `unchanged`.
         *
         *     Lists are often older than somebody's wish to leave. So `subscribed: true`, or `true` for a topic, does not bring back who has left, unless you say
         *     `resubscribe=true`; the rest of the item applies, and its result says `"subscribed": false`. `POST /api/v2/contacts` does as it is told.
         */
        readonly post: operations["bulkContacts"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/contacts/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Download contacts
         * All contacts, or the members of one segment, as a stream that begins as soon as there is a place for it and takes no memory worth mentioning on either side.
         *     NDJSON has one contact a line. CSV has the columns `id`, `email`, `externalId`, `subscribed`, `createdAt`, `updatedAt` and then one
         *     for each attribute of the catalogue; objects and arrays are written as JSON. Cells that a spreadsheet would run as a formula
         *     are prefixed with an apostrophe unless `raw=true`; an import takes it away again. Attributes beyond the 5,000 names of the catalogue have no column: NDJSON has them all.
         */
        readonly get: operations["exportContacts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/contacts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The contact's id.
                 * @example 0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e
                 */
                readonly id: components["parameters"]["ContactId"];
            };
            readonly cookie?: never;
        };
        /** One contact */
        readonly get: operations["getContact"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Erase a contact
         * Erases the person: profile, events, memberships, history, messages, runs and everything else that `GET /api/v2/contacts/{id}/export` shows. When the call
         *     returns, it is gone. With `suppress=true` the address is refused from then on (409 `address-suppressed`); only a keyed hash
         *     of it is kept, from which the address cannot be read.
         */
        readonly delete: operations["deleteContact"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a contact
         * Attributes merge as they do when writing a contact. `email` and `externalId` are replaced, or removed with `null`, as long as
         *     one of them remains. An address or external id that somebody else has is 409 `identifier-conflict`.
         */
        readonly patch: operations["patchContact"];
        readonly trace?: never;
    };
    readonly "/api/v2/contacts/{id}/timeline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The contact's id.
                 * @example 0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e
                 */
                readonly id: components["parameters"]["ContactId"];
            };
            readonly cookie?: never;
        };
        /**
         * What happened to a contact
         * Events and changes of segments, the latest first.
         */
        readonly get: operations["getContactTimeline"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/contacts/{id}/segments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The contact's id.
                 * @example 0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e
                 */
                readonly id: components["parameters"]["ContactId"];
            };
            readonly cookie?: never;
        };
        /** The segments a contact is in */
        readonly get: operations["getContactSegments"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/contacts/{id}/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The contact's id.
                 * @example 0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e
                 */
                readonly id: components["parameters"]["ContactId"];
            };
            readonly cookie?: never;
        };
        /**
         * Everything held about a person
         * One document with all that SegMailer holds about the person, to be handed over on request (Articles 15 and 20 of the GDPR): what `DELETE` of the
         *     contact would erase, as of one moment. It is written while it is read, and takes no memory worth mentioning however much there is.
         *
         *     There are no secrets in it, and nothing about anybody else: links in mails end in dots where the token stood by which one acts as the recipient, a webhook is named by
         *     its id and the call of a run by its host, without headers, and of tests that showed others the person's data it is not said who they were.
         *
         *     Mails are in it as they were rendered where the built-in mailbox has them; of those that went to a mail server there is what they were made of. What was
         *     sent to the address before it was a contact's is the address's, and not in it, nor are stored answers about tests that showed others the person's data, although `DELETE` erases both.
         *
         *     Needs the scopes `messages:read`, `workflows:read` and `webhooks:read`, too.
         */
        readonly get: operations["exportContact"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Record an event
         * An unknown contact is created. `attributes` are merged in the same step, so a segment that looks at both sees both.
         *
         *     Send an `id` if the call might be repeated: for 7 days, the same `id` is recorded once, and a repetition answers 200
         *     with `status: duplicate`. Events may come late and out of order. Those older than 72 hours, and those marked
         *     `backfill`, are recorded and count in segments, but start nothing. Clocks differ, so up to 5 minutes ahead is taken as now; more is 422.
         *
         *     The names `email.sent`, `email.opened`, `email.clicked`, `email.bounced`, `email.complained` and `email.unsubscribed` are the ones SegMailer
         *     records itself. You may send them too, for example when you bring history from elsewhere. An `email.opened` or `email.clicked` whose property `machine` is `true`
         *     counts only in conditions that ask about `machine`.
         */
        readonly post: operations["recordEvent"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/events/bulk": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Record many events
         * Works as the bulk call for contacts does: up to 10,000 items and 10 MB of JSON, or NDJSON without limit; one result for each item, in order;
         *     a bad item fails alone. Give events an `id` and you can repeat the call after a broken connection.
         */
        readonly post: operations["bulkEvents"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/events/names": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Event names seen so far
         * Every name that was ever recorded, with the properties of its data and their types, in alphabetical order.
         */
        readonly get: operations["listEventNames"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/segments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List segments
         * In the order in which they were created, with the number of members as of now.
         */
        readonly get: operations["listSegments"];
        readonly put?: never;
        /**
         * Create a segment
         * With a `condition` the segment is dynamic: it is `building` while the contacts that exist are looked at, in the background, and `live` after that.
         *     Writes that come in meanwhile are decided with it from the first moment. Without a condition it is manual and live at once.
         */
        readonly post: operations["createSegment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/segments/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Try a condition
         * How many contacts match at this moment, and some of them. With `segment`, also how many would enter and leave if that segment had this condition.
         */
        readonly post: operations["previewSegment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/segments/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The segment's id.
                 * @example 0193a0dd-1111-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["SegmentId"];
            };
            readonly cookie?: never;
        };
        /** One segment */
        readonly get: operations["getSegment"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a segment
         * Refused with 409 `segment-in-use` while another segment or a workflow refers to it; the problem's `referrers` name them.
         */
        readonly delete: operations["deleteSegment"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a segment
         * A new condition puts the segment into `building` again; contacts enter and leave as they are found. A condition
         *     that would make segments refer to each other in a circle is refused with 422, naming the circle. The type cannot change.
         */
        readonly patch: operations["patchSegment"];
        readonly trace?: never;
    };
    readonly "/api/v2/segments/{id}/contacts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The segment's id.
                 * @example 0193a0dd-1111-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["SegmentId"];
            };
            readonly cookie?: never;
        };
        /** The members of a segment */
        readonly get: operations["listSegmentContacts"];
        readonly put?: never;
        /**
         * Put contacts into a manual segment
         * Up to 1,000 in one call. Who is not a contact is listed in `missing` and not created; who cannot be placed for another reason, such as identities that belong to two
         *     contacts, is told of in `failures`. A dynamic segment decides for itself: 409 `segment-is-dynamic`.
         */
        readonly post: operations["addSegmentContacts"];
        /** Take contacts out of a manual segment */
        readonly delete: operations["removeSegmentContacts"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/segments/{id}/explain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The segment's id.
                 * @example 0193a0dd-1111-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["SegmentId"];
            };
            readonly cookie?: never;
        };
        /**
         * Why is this contact in this segment, or not?
         * Each part of the condition with its verdict, the value that it saw, and the instant at which time alone will change it.
         */
        readonly get: operations["explainSegment"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/segments/{id}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The segment's id.
                 * @example 0193a0dd-1111-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["SegmentId"];
            };
            readonly cookie?: never;
        };
        /**
         * Who entered and who left
         * The latest first. For each contact, entries and exits alternate.
         */
        readonly get: operations["getSegmentHistory"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/attributes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Attributes seen or declared
         * In alphabetical order. `types` are those of the values that were written; `declaredType` is what you declared, if you did.
         */
        readonly get: operations["listAttributes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/attributes/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The attribute's name.
                 * @example seats
                 */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Declare an attribute's type
         * From now on, writes are coerced to the type where the meaning is beyond doubt, and refused with 422 otherwise. Values
         *     that are stored already stay as they are.
         *
         *     | type | takes |
         *     |---|---|
         *     | `text` | text; numbers and booleans as they are written |
         *     | `number` | numbers; text that is a number (`"3"`) |
         *     | `boolean` | `true`, `false`; the texts `"true"` and `"false"`; not `1` or `0` |
         *     | `date` | ISO 8601 text: a day, or a day and time with or without an offset; no seconds since 1970 |
         *
         *     `null` still removes, and an array passes when each of its items does. A workspace declares at most 1,000 types.
         */
        readonly put: operations["declareAttribute"];
        readonly post?: never;
        /**
         * Withdraw a declaration
         * Values stay as they are, and new ones may be of any type again.
         */
        readonly delete: operations["undeclareAttribute"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/imports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List imports
         * The latest first.
         */
        readonly get: operations["listImports"];
        readonly put?: never;
        /**
         * Import contacts from a file
         * The body is the file itself, of at most 4 GiB when it is decompressed, in UTF-8: CSV (with a header row; a byte order mark and either kind of line end are fine) or NDJSON, where a line is
         *     what `POST /api/v2/contacts` takes. An import deletes nobody: that is for `POST /api/v2/contacts/bulk`. The file is stored as it arrives and then read in the
         *     background. The answer names the import, whose progress you can follow.
         *
         *     ```sh
         *     curl --data-binary @contacts.csv -H "Content-Type: text/csv" \
         *       -H "Authorization: Bearer $SEGMAILER_KEY" "http://localhost:8080/api/v2/imports?inferTypes=true"
         *     ```
         *
         *     **Columns.** `email`, `externalId` and `subscribed` are known by these names, every other column is an attribute. `mapping` overrides this, as
         *     JSON: `{"E-Mail": "email", "Plan": "attributes.plan", "Notes": "ignore"}`. An empty cell leaves the attribute alone.
         *
         *     An export of ours (`GET /api/v2/contacts/export`) can be imported again: where all its fixed columns are there, `id`, `createdAt` and `updatedAt`
         *     are ignored unless you map them, and an apostrophe before a sign with which formulas begin (`=`, `+`, `-`, `@`) is left out in any file. Texts come back as they
         *     were; numbers and truth values do with `inferTypes=true` or a declared type, and otherwise as text; objects and arrays as the text of their JSON, so that for these NDJSON is the
         *     better form. Do not import what was exported with `raw=true` if texts begin with an apostrophe and such a sign.
         *
         *     **Types.** Cells are text, unless the attribute has a declared type, or `inferTypes=true`: then numbers, `true`, `false` become what they look like.
         *
         *     A row that cannot be taken is counted as failed and kept, with its reason, for download. An import that is interrupted, even by a
         *     power cut, goes on where it stopped; no row is applied twice. Imports start no workflows unless `triggerWorkflows=true`, and bring nobody back who has left
         *     unless `resubscribe=true`: such a row is taken, and the contact stays unsubscribed.
         *
         *     A workspace has at most 20 imports that have not ended: one more is 409. What is known of an import, its errors included, goes 30 days after it has ended; its file goes as it is read.
         *     Erasing a contact does not reach into files that are still to be read.
         */
        readonly post: operations["createImport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/imports/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The import's id.
                 * @example 0193a0e0-4444-7eee-8fff-0123456789ab
                 */
                readonly id: components["parameters"]["ImportId"];
            };
            readonly cookie?: never;
        };
        /** One import and its progress */
        readonly get: operations["getImport"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Forget an import
         * Cancels it if it is still running, and removes its file, its errors and its record. Contacts that it wrote stay.
         */
        readonly delete: operations["deleteImport"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/imports/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The import's id.
                 * @example 0193a0e0-4444-7eee-8fff-0123456789ab
                 */
                readonly id: components["parameters"]["ImportId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Stop an import
         * Rows that were applied stay applied. To stop one that has ended already changes nothing.
         */
        readonly post: operations["cancelImport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/imports/{id}/errors": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The import's id.
                 * @example 0193a0e0-4444-7eee-8fff-0123456789ab
                 */
                readonly id: components["parameters"]["ImportId"];
            };
            readonly cookie?: never;
        };
        /**
         * The rows that failed
         * A download, in the order of rows. Correct what is wrong and import the rest again.
         */
        readonly get: operations["getImportErrors"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List messages
         * The newest first.
         */
        readonly get: operations["listMessages"];
        readonly put?: never;
        /**
         * Send a message
         * A message to a contact, or a transactional one to an address that is no contact's. It says what a template says, or brings its own `subject` and `body`.
         *     Templates may use everything about the contact, and `data`, whose members are variables of their own.
         *
         *     The answer comes when the message is stored; it is then sent at once, and tried again for three days while the mail server asks to come later. Give an
         *     `Idempotency-Key`, and trying a call again never sends a second message.
         */
        readonly post: operations["sendMessage"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/messages/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The id of the message.
                 * @example 0193a0e4-aaaa-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["MessageId"];
            };
            readonly cookie?: never;
        };
        /**
         * One message
         * Where it is on its way, and what the mail server said.
         */
        readonly get: operations["getMessage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/mailbox": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The built-in mailbox
         * What would have been sent, the newest first. The newest 10,000 messages are kept, for 30 days.
         */
        readonly get: operations["listMailbox"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Empty the mailbox
         * The messages themselves stay in the list of messages.
         */
        readonly delete: operations["clearMailbox"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/mailbox/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The id of the message.
                 * @example 0193a0e4-aaaa-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["MessageId"];
            };
            readonly cookie?: never;
        };
        /**
         * One message of the mailbox
         * As its recipient would have it, and its source with all headers. Whoever has the links of a message can choose for its recipient: a key without `contacts:write` gets them
         *     without what makes them work, and no source.
         */
        readonly get: operations["getMailboxMessage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/templates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List templates
         * In the order in which they were created, without their content.
         */
        readonly get: operations["listTemplates"];
        readonly put?: never;
        /**
         * Create a template
         * The content is compiled now, once, and its Liquid is read: what is wrong is refused with 422, with line and column. What is only doubtful, such as an
         *     attribute that no contact has so far, comes back in `warnings`.
         */
        readonly post: operations["createTemplate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/templates/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Preview a content that is not saved
         * Renders it for a real contact (which also takes the scope `contacts:read`) or, without `contact`, for a made-up one. Members of `data` stand in place of the variables of that name,
         *     for example `{"event": {"name": "ordered", "data": {"total": 12}}}`. What an event said is `event.total` as well as `event.data.total`. Links to unsubscribe lead nowhere.
         */
        readonly post: operations["previewContent"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/templates/check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Check a content without saving it
         * `errors` are what saving would refuse: Liquid that cannot be read, MJML that cannot be compiled. `warnings` are what it would report: attributes that no contact has so far, variables that
         *     there are not, no link to unsubscribe, a size that inboxes cut off.
         */
        readonly post: operations["checkContent"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/templates/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The template's id.
                 * @example 0193a0e2-8888-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["TemplateId"];
            };
            readonly cookie?: never;
        };
        /**
         * One template
         * With the content of the version in use, and the warnings that it gives today.
         */
        readonly get: operations["getTemplate"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a template
         * With all its versions. Refused with 409 `template-in-use` while something refers to it; the problem's `referrers` name what does.
         */
        readonly delete: operations["deleteTemplate"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a template
         * A change of `format`, `subject`, `preheader`, `body` or `text` makes a new version, which is in use from then on; messages that are under way keep theirs. `text: null` lets the text part
         *     be made from the body again. `topic`, `fromName`, `fromEmail` and `replyTo` are removed by `null`.
         */
        readonly patch: operations["patchTemplate"];
        readonly trace?: never;
    };
    readonly "/api/v2/templates/{id}/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The template's id.
                 * @example 0193a0e2-8888-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["TemplateId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Preview a template
         * As `POST /api/v2/templates/preview`, with the content of a version; without `version` of the one in use. The body may be empty.
         */
        readonly post: operations["previewTemplate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/templates/{id}/versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The template's id.
                 * @example 0193a0e2-8888-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["TemplateId"];
            };
            readonly cookie?: never;
        };
        /**
         * List the versions of a template
         * The newest first.
         */
        readonly get: operations["listTemplateVersions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/templates/{id}/versions/{version}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The template's id.
                 * @example 0193a0e2-8888-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["TemplateId"];
                /**
                 * The number of the version.
                 * @example 1
                 */
                readonly version: number;
            };
            readonly cookie?: never;
        };
        /**
         * One version of a template
         * A version never changes.
         */
        readonly get: operations["getTemplateVersion"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/campaigns": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List campaigns
         * The newest first.
         */
        readonly get: operations["listCampaigns"];
        readonly put?: never;
        /**
         * Create a campaign
         * A draft: nothing is sent before it is scheduled or started. It says what a template says (`content`), or tries up to five `variants`
         *     of template and subject. Its audience is a segment, or a condition of its own.
         */
        readonly post: operations["createCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/campaigns/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        /**
         * One campaign
         * How far it has come is in `counts`; what became of its messages is in its report.
         */
        readonly get: operations["getCampaign"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a campaign
         * A draft, or one that has ended. Its messages stay; its report goes.
         */
        readonly delete: operations["deleteCampaign"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a draft
         * Members that are given replace what was there, `audience`, `content` and `variants` as a whole; `null` removes `test`, `topic`, `schedule`, `throttle` and `ignoreLimits`.
         *     Once it is scheduled a campaign stays as it is: cancel it, duplicate it, and change the copy.
         */
        readonly patch: operations["patchCampaign"];
        readonly trace?: never;
    };
    readonly "/api/v2/campaigns/{id}/schedule": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Schedule a campaign
         * It starts when its `schedule` says; at once where that says nothing or its time has passed. Everything that the campaign refers to must be there, and the workspace must have
         *     verified the domain of each sender.
         */
        readonly post: operations["scheduleCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/campaigns/{id}/start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Start a campaign now
         * Whatever its schedule says; with a local time, each contact still gets it at that time. The audience is written down as of this moment: whoever
         *     enters the segment later gets nothing, and whoever leaves it still gets it. Who unsubscribes, is suppressed or erased before the turn comes does not.
         *     What keeps it from being scheduled keeps it from being started.
         */
        readonly post: operations["startCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/campaigns/{id}/pause": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pause a campaign
         * Nothing more is sent, but for what is being handed over just now; it may go on later where it stopped.
         */
        readonly post: operations["pauseCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/campaigns/{id}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Resume a campaign
         * Goes on where it stopped, if the workspace has verified the domain of each sender. When complaints or bounces had stopped it, only those from now on count towards the next stop.
         */
        readonly post: operations["resumeCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/campaigns/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel a campaign
         * For good. Messages that wait are not sent (`skipped`, with the reason `cancelled`).
         */
        readonly post: operations["cancelCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/campaigns/{id}/winner": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Choose the winner of a test
         * Those of the audience who took no part in the test get this variant. Also before the time at which it would choose by itself.
         */
        readonly post: operations["chooseCampaignWinner"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/campaigns/{id}/duplicate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Duplicate a campaign
         * A new draft that wants the same, whatever has become of the first.
         */
        readonly post: operations["duplicateCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/campaigns/{id}/report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        /**
         * How a campaign goes
         * Counted from its messages, at most a second old. Opens and clicks are those of people; where only machines looked (privacy proxies, scanners), that is counted
         *     apart. A campaign is completed when each message has come to an end: the sum of `sent`, `refused`, `skipped`, `failed` and `unknown` is then that of `messages`.
         */
        readonly get: operations["getCampaignReport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List workflows
         * In the order in which they were created, without their definitions.
         */
        readonly get: operations["listWorkflows"];
        readonly put?: never;
        /**
         * Create a workflow
         * A draft. It may be unfinished or wrong in any way: `problems` of the answer says, for every mistake at once, where it is and what is
         *     the matter. Nothing happens until it is published.
         */
        readonly post: operations["createWorkflow"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/recipes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Workflows ready to be used
         * With their definitions, in which `{template:...}` and `{segment:...}` stand for what is made when one is installed.
         */
        readonly get: operations["listRecipes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/recipes/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The recipe's name.
                 * @example onboarding
                 */
                readonly name: RecipeName;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Install a recipe
         * Makes its templates and segments, and the workflow as a draft; `publish` publishes it too. Installing it again makes another one.
         */
        readonly post: operations["installRecipe"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        /**
         * One workflow
         * With its draft, and what keeps it from being published. The definition is all there is to it: keep it, and `POST` it to another workspace.
         */
        readonly get: operations["getWorkflow"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a draft
         * Only what was never published can go; anything else is archived.
         */
        readonly delete: operations["deleteWorkflow"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a draft
         * What is published stays as it is until the draft is published. With `expectedRevision`, the change is refused with 409 if somebody else
         *     changed the workflow since you read it.
         */
        readonly patch: operations["patchWorkflow"];
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/{id}/versions/{version}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
                /**
                 * The version's number.
                 * @example 1
                 */
                readonly version: number;
            };
            readonly cookie?: never;
        };
        /**
         * One published version
         * Versions never change. Templates have the version that was the newest when the workflow was published.
         */
        readonly get: operations["getWorkflowVersion"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/{id}/publish": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Publish the draft
         * Makes the draft the version of which new runs are. Runs under way stay with their version to the end; `migrate` moves them. Refused with
         *     422 as long as anything is wrong with the draft, naming everything.
         */
        readonly post: operations["publishWorkflow"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/{id}/pause": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pause
         * Nobody starts, runs take no step that does anything, no call is made or tried again, and messages that have not gone yet wait until it is resumed; a call that is under way may still be answered. Waits go on and exits are
         *     watched: a run that comes to a wait begins it, unless it is one for a time of day or a window, and its timeout counts from then. What triggers would have started during the pause does not start afterwards, dates included; a date that came before it still starts its run, whenever it is looked at.
         */
        readonly post: operations["pauseWorkflow"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/{id}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Resume
         * What was due while the workflow was paused is done now.
         */
        readonly post: operations["resumeWorkflow"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive
         * For ever: nobody starts, and runs under way are ended. Their logs stay. Messages that have not gone yet are not sent (`skipped`, with the reason `workflow-archived`).
         */
        readonly post: operations["archiveWorkflow"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/{id}/duplicate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Duplicate
         * A new draft with the same definition.
         */
        readonly post: operations["duplicateWorkflow"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/{id}/migrate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Move runs to the present version
         * Runs of earlier versions go on in the present one at the step with the same id; timers keep running. A run whose step is of another type
         *     now takes it anew, and who meets the goal, an exit or an awaited condition of the present version goes on at once. By default this is a
         *     dry run that says who would move, how, and whether the call would be refused. Runs at steps that the present version lacks keep it from happening (`vanished: fail`), or are ended (`discard`).
         *     A run that comes to such a step while the others are moved stays with its version (`fail`) or is ended (`discard`). One migration of a workflow
         *     at a time, which `GET` shows as `migration`: 409 while another is under way.
         */
        readonly post: operations["migrateWorkflow"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/{id}/simulate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * What would become of a contact
         * Decides exactly as it would be decided, on a clock that jumps from one instant at which something happens to the next: the draft, for a
         *     real contact (which also takes the scope `contacts:read`) or a made-up one, in a future that you write. Nothing is stored or sent;
         *     calls are answered with `calls` and `callStatus`, and links to unsubscribe lead nowhere. It is decided as if the draft were published now.
         *     A real contact is taken as it is: its runs of this workflow go on in their version, and when it entered before counts for `reentry`, so that it may well not
         *     start. An answer that such a run waits for does not come. Other workflows do nothing.
         *
         *     Of each message it is told what would become of it, by the rules that real ones are sent by, asked at the instant at which it would go: consent and topics as
         *     they are by then, the suppression of a real contact's address, the name in which it goes, quiet hours where the contact is, and a cap, for which counts what a real contact was
         *     really sent before. Messages that wait already are left out. What is sent is recorded as `email.sent`, which runs and segments may wait for; the
         *     mail server takes everything, and nobody opens or clicks.
         */
        readonly post: operations["simulateWorkflow"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/{id}/steps": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        /**
         * Where runs stand
         * How many runs under way stand at each step, by version and state.
         */
        readonly get: operations["listWorkflowSteps"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/{id}/runs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        /**
         * List runs
         * The newest first.
         */
        readonly get: operations["listRuns"];
        readonly put?: never;
        /**
         * Start a run
         * For one contact, whatever the triggers are. Audience and re-entry hold: 409 when the contact may not enter now, or is in 50 runs already of which none has failed; also while the workflow is not published, or is paused or archived. The member `notStarted` of the problem
         *     says why (schema `NotStarted`), `detail` says it for people.
         */
        readonly post: operations["startRun"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/{id}/runs/{run}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
                /**
                 * The run's id.
                 * @example 0193a0e7-cccc-7aaa-8bbb-0123456789ab
                 */
                readonly run: components["parameters"]["RunId"];
            };
            readonly cookie?: never;
        };
        /**
         * One run
         * With its data and its log, which explains each decision.
         */
        readonly get: operations["getRun"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/{id}/runs/{run}/retry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
                /**
                 * The run's id.
                 * @example 0193a0e7-cccc-7aaa-8bbb-0123456789ab
                 */
                readonly run: components["parameters"]["RunId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Retry the step that failed
         * Takes the step again.
         */
        readonly post: operations["retryRun"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/{id}/runs/{run}/skip": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
                /**
                 * The run's id.
                 * @example 0193a0e7-cccc-7aaa-8bbb-0123456789ab
                 */
                readonly run: components["parameters"]["RunId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Skip the present step
         * Goes on as if the step were done, whether it failed or waits.
         */
        readonly post: operations["skipRun"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/{id}/runs/{run}/move": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
                /**
                 * The run's id.
                 * @example 0193a0e7-cccc-7aaa-8bbb-0123456789ab
                 */
                readonly run: components["parameters"]["RunId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Move a run to another step
         * Goes on with that step of its version.
         */
        readonly post: operations["moveRun"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workflows/{id}/runs/{run}/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
                /**
                 * The run's id.
                 * @example 0193a0e7-cccc-7aaa-8bbb-0123456789ab
                 */
                readonly run: components["parameters"]["RunId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * End a run
         * It takes no further step, and what it wanted to be sent and has not gone yet is not sent any more (`skipped`, with the reason `run-ended`).
         */
        readonly post: operations["endRun"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/topics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List topics
         * In the order in which they were created.
         */
        readonly get: operations["listTopics"];
        readonly put?: never;
        /**
         * Create a topic
         * At most 100 in a workspace.
         */
        readonly post: operations["createTopic"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/topics/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The topic's id.
                 * @example 0193a0e7-1111-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["TopicId"];
            };
            readonly cookie?: never;
        };
        /** One topic */
        readonly get: operations["getTopic"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a topic
         * With what people chose about it; the proofs stay. Refused with 409 `topic-in-use` while a template, a campaign or a workflow is about it; the
         *     problem's `referrers` name them. Marketing messages about it that are still waiting are not sent.
         */
        readonly delete: operations["deleteTopic"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a topic
         * What people chose stays. Whoever has not chosen gets it or not as `mode` now says. Name and description are what people agreed to: every
         *     change of them is kept as a version, and each proof of consent names its own.
         */
        readonly patch: operations["patchTopic"];
        readonly trace?: never;
    };
    readonly "/api/v2/contacts/{id}/topics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The contact's id.
                 * @example 0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e
                 */
                readonly id: components["parameters"]["ContactId"];
            };
            readonly cookie?: never;
        };
        /**
         * What a contact gets
         * Each topic, whether the contact gets it, and whether that is its own choice.
         */
        readonly get: operations["getContactTopics"];
        /**
         * Change what a contact gets
         * The same as `PATCH`: repeated, it changes nothing more.
         */
        readonly put: operations["putContactTopics"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change what a contact gets
         * Topics that are not named stay as they are. Opting in to a topic with double opt-in sends a message with a link, and counts only when its owner has
         *     confirmed; an address gets one such message an hour and three a day, and `confirmation` says `held-back` beyond that. If you have the proof yourself, say
         *     `confirmed: true`. Every change is kept with its proof, which `GET /api/v2/contacts/{id}/export` shows.
         */
        readonly patch: operations["patchContactTopics"];
        readonly trace?: never;
    };
    readonly "/u/{token}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * From the link in a message.
                 * @example AAAAAQGTWb-xpHAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                 */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        /**
         * The page to unsubscribe
         * Where `unsubscribe_url` and the header `List-Unsubscribe` lead. Shows a button and changes nothing.
         */
        readonly get: operations["showUnsubscribe"];
        readonly put?: never;
        /**
         * Unsubscribe
         * From the topic of the message, or from everything but transactional messages where it has none. Mail programs post
         *     `List-Unsubscribe=One-Click` (RFC 8058); the buttons of the page post what they are for.
         */
        readonly post: operations["unsubscribe"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/p/{token}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * From the link in a message.
                 * @example AAAAAQGTWb-xpHAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                 */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        /**
         * The page to choose topics
         * Where `preferences_url` leads. Shows every topic and changes nothing.
         */
        readonly get: operations["showPreferences"];
        readonly put?: never;
        /**
         * Choose topics
         * What the form of the page says.
         */
        readonly post: operations["savePreferences"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/s/{token}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * From the link in a message.
                 * @example AAAAAQGTWb-xpHAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                 */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        /**
         * The page to confirm
         * Where the message of a double opt-in leads. Shows a button and changes nothing.
         */
        readonly get: operations["showConfirmation"];
        readonly put?: never;
        /**
         * Confirm
         * Opts in to the topics that the message was about, within seven days.
         */
        readonly post: operations["confirmSubscription"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/suppressions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Suppressed addresses
         * Addresses that are not written to. One that was `erased` is refused altogether, and only its keyed hash is kept; with `email` you can still ask for it.
         *     One that `bounced` or `complained` may be that of a contact: it gets no mail until you remove it here.
         */
        readonly get: operations["listSuppressions"];
        readonly put?: never;
        /**
         * Write to an address no more
         * Whether it is a contact's or nobody's. An entry is never replaced by one with a lesser reason; their order is `unsubscribed`, `manual`, `bounced`,
         *     `complained`, `erased`. Who is `unsubscribed` still gets transactional messages; the others get nothing.
         */
        readonly post: operations["createSuppression"];
        /** Accept an address again */
        readonly delete: operations["deleteSuppression"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/suppressions/import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Import suppressed addresses
         * A file of any size in UTF-8, read as it comes: CSV with the columns `email` and, if you like, `reason`; or NDJSON with one `SuppressionInput` a line. A bad row
         *     fails alone, also one of more than 1 MB or whose cells are in another encoding; the answer says what is wrong with the first 1,000 of them.
         *     Stored in parts: sent again, what is there stays.
         */
        readonly post: operations["importSuppressions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/suppressions/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Download suppressed addresses
         * As a stream. Those that were erased have no address, only its keyed hash.
         */
        readonly get: operations["exportSuppressions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/webhooks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List webhooks
         * In the order in which they were created, without their secrets.
         */
        readonly get: operations["listWebhooks"];
        readonly put?: never;
        /**
         * Create a webhook
         * From the moment of the answer, everything that happens and that the webhook takes is sent to it. The answer is the only time the secret is shown.
         *
         *     The address must be `https`, on port 443 or 80. Addresses that are not public are refused: here where one is written out, and at every attempt
         *     where a name leads to one. Those who run SegMailer may name networks of their own that may be called, also by plain `http`. A workspace has at most 50 webhooks (409).
         */
        readonly post: operations["createWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/webhooks/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The webhook's id.
                 * @example 0193a0e2-6666-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WebhookId"];
            };
            readonly cookie?: never;
        };
        /** One webhook */
        readonly get: operations["getWebhook"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a webhook
         * Nothing more is sent to it. Its log goes, too.
         */
        readonly delete: operations["deleteWebhook"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a webhook
         * What is left out stays. `enabled: false` stops it: nothing more is stored for it, and what was waiting waits. `enabled: true` starts it again, also after it was
         *     disabled for failing; what was waiting is then sent. What happened while it was disabled was not stored for it and cannot be replayed.
         *     A change takes effect for every attempt that begins after the answer; where there are several servers, on the others within a second.
         */
        readonly patch: operations["patchWebhook"];
        readonly trace?: never;
    };
    readonly "/api/v2/webhooks/{id}/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The webhook's id.
                 * @example 0193a0e2-6666-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WebhookId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Replace the secret
         * Makes a new secret. For 24 hours every message is signed with both, so that you can change it in peace. Until those are over, another rotation is refused (409);
         *     `force` does it all the same, and ends the life of the secret before the present one at once. What is sent after the answer is signed with the new secret; where there
         *     are several servers, the others know it within a second.
         */
        readonly post: operations["rotateWebhookSecret"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/webhooks/{id}/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The webhook's id.
                 * @example 0193a0e2-6666-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WebhookId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send a test message
         * Sends a made-up message of the type, also one that the webhook does not take. It is signed, tried again and logged like any other; `data.test` is `true` in it.
         */
        readonly post: operations["testWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/webhooks/{id}/deliveries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The webhook's id.
                 * @example 0193a0e2-6666-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WebhookId"];
            };
            readonly cookie?: never;
        };
        /**
         * What was sent
         * The newest first; with `state=pending` those with the soonest attempt first. The log goes back 30 days. What was told about a contact goes when the contact is erased.
         */
        readonly get: operations["listWebhookDeliveries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/webhooks/{id}/deliveries/{message}/resend": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The webhook's id.
                 * @example 0193a0e2-6666-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WebhookId"];
                /**
                 * The message's id, as in the header `webhook-id`.
                 * @example msg_0193a0e277777aaa8bbb0123456789ab
                 */
                readonly message: components["parameters"]["WebhookMessageId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send one message again
         * Whatever its state. The same body under the same `webhook-id`; the schedule of attempts begins anew.
         */
        readonly post: operations["resendWebhookDelivery"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/webhooks/{id}/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The webhook's id.
                 * @example 0193a0e2-6666-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WebhookId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send a range of messages again
         * Begins the deliveries anew whose messages were made from `since` until just before `until` and that failed for good; with `delivered`, also those that arrived.
         *     A call takes up to 100,000. If `more` is true there may be more: the same call with `nextCursor` as its `cursor` goes on behind them.
         */
        readonly post: operations["replayWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/inbound-providers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Providers that call back
         * The addresses are secrets of a kind, hence the scope.
         */
        readonly get: operations["listInboundProviders"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/inbound-providers/{provider}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * Whose calls are meant.
                 * @example ses
                 */
                readonly provider: "ses" | "sendgrid" | "postmark" | "mailgun";
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Let a provider call back
         * Answers the address to give to the provider; doing it again keeps that address, and keeps the secret if you send none.
         *
         *     - **ses**: Amazon SES through SNS. Name the `topics`: SNS signs messages of anybody's topics, so no others are listened to. Subscribe the
         *       address to the topic by HTTPS; the subscription is confirmed by itself. Switch "raw message delivery" off and, if you can, "include original headers" on.
         *     - **sendgrid**: `secret` is the public key of the signed event webhook.
         *     - **postmark**: signs nothing; keep the address to yourself.
         *     - **mailgun**: `secret` is the HTTP webhook signing key.
         */
        readonly put: operations["putInboundProvider"];
        readonly post?: never;
        /**
         * Stop listening to a provider
         * Its address answers 404 from then on, and is another one if you set it up again.
         */
        readonly delete: operations["deleteInboundProvider"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/inbound/{provider}/{token}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Where providers call
         * Takes what the provider sends, up to 10,000 events in a call, and answers when all of it is stored. Bounces, complaints and deliveries are used;
         *     the provider's own opens, clicks and unsubscribes are not. The same event twice counts once.
         *
         *     The body is the provider's own: a notification of SNS with an event of SES, an array of SendGrid's events, a record of Postmark, an event of Mailgun.
         */
        readonly post: operations["receiveInbound"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/c/{token}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * What the link says, signed.
                 * @example AAAAAQGTod57HHwunz1Oa2fZzqs
                 */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        /**
         * Where links of messages lead by way of
         * Leads on to the address that is part of the signed token, and to no other: there is no parameter that says where. The address is kept octet by octet,
         *     its fragment included. The click is stored, with all that follows from it, before the answer is sent, unless many
         *     visitors come at once: then they are sent on and it is stored a moment later. Up to 100 clicks of a message are stored, and as many of machines.
         *     If it cannot be stored, the link leads on nevertheless. `HEAD` leads on, too, and counts for nothing. Query parameters are ignored.
         */
        readonly get: operations["followLink"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/o/{token}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * What the image says, signed.
                 * @example AAAAAQGTod57HHwunz1Oa2fZzqs
                 */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        /**
         * The image that tells of an opening
         * An image that cannot be seen, for every token. If the token is ours, the opening is stored, with all that follows from it, before the answer is sent,
         *     unless many visitors come at once: then a moment later. At most one a minute and message is stored. `HEAD` counts for nothing. Query parameters are ignored.
         */
        readonly get: operations["showImage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/workspace": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** This workspace */
        readonly get: operations["getWorkspace"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change settings
         * `timeZone` is the zone in which days begin for contacts without a valid `timezone` attribute; to change it has the segments looked at again whose dates depend on it,
         *     and the dates for which workflows wait. Events whose dates a `where` reads are counted anew, unless old events were ever dropped: then what was counted stays. `eventRetentionDays` drops events from timelines when they are older, and runs of workflows, with their logs, that ended longer ago; what segments have counted stays counted, when a contact entered which workflow stays known, and nothing is dropped while a segment or workflow is still counting. `null` keeps them for ever.
         *     `sendRate` is how many messages a second go out at most, over all nodes; what is more waits, transactional messages less than marketing ones. `null` sets no limit.
         *
         *     `quietHours` and `frequencyCap` spare contacts marketing messages, of workflows, campaigns and calls together; they never hold transactional ones. They are asked
         *     when a message is about to go, so they bind what is queued already. What they hold is `deferred` with the `reason` and `nextAttemptAt`. Each is
         *     replaced as a whole; `null` takes it back. With `ignoreLimits`, a campaign, a step or a message is not held; it counts all the same.
         *
         *     `trackingDomain` is the host of links in messages from then on; it must reach this server by `https`. With `trackingConsentAttribute`, only contacts of whom that
         *     attribute is `true` are tracked, at once: what others do with messages that they have got already is not recorded any more.
         */
        readonly patch: operations["patchWorkspace"];
        readonly trace?: never;
    };
    readonly "/api/v2/api-keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List keys */
        readonly get: operations["listApiKeys"];
        readonly put?: never;
        /**
         * Create a key
         * The answer is the only time the key is shown. A key cannot give away scopes that it does not have (403).
         */
        readonly post: operations["createApiKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/api-keys/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The key's id, not the key.
                 * @example 0193a0e1-5555-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["ApiKeyId"];
            };
            readonly cookie?: never;
        };
        /** One key */
        readonly get: operations["getApiKey"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Revoke a key
         * It stops working at once, on every node.
         */
        readonly delete: operations["revokeApiKey"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/api-keys/{id}/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The key's id, not the key.
                 * @example 0193a0e1-5555-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["ApiKeyId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Replace a key
         * Makes a new key with the same name and scopes. The old one works for the overlap, so that you can change it everywhere in peace, and then expires.
         */
        readonly post: operations["rotateApiKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/domains": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List sending domains */
        readonly get: operations["listDomains"];
        readonly put?: never;
        /**
         * Add a sending domain
         * Draws two keys for the domain and says which records its owner has to publish. The private keys stay in the database
         *     and are never answered. Nothing is sent in the name of the domain until a check has found the first key.
         */
        readonly post: operations["createDomain"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/domains/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The sending domain's id.
                 * @example 0193a0e3-9999-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["DomainId"];
            };
            readonly cookie?: never;
        };
        /**
         * One sending domain
         * With what the last check found. Asks nobody.
         */
        readonly get: operations["getDomain"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Remove a sending domain
         * Its keys are gone for good, and mail in its name stops within ten seconds on every node. Take the records down afterwards.
         */
        readonly delete: operations["deleteDomain"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/domains/{id}/check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The sending domain's id.
                 * @example 0193a0e3-9999-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["DomainId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Ask DNS what the domain publishes
         * Looks every record up now and answers with what was found. The domain is verified while its required record is there. A resolver that
         *     does not answer makes a record `unknown` and changes nothing else.
         */
        readonly post: operations["checkDomain"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/healthz": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Is the process alive?
         * Answers as long as the process can answer at all. Restart it when this fails.
         */
        readonly get: operations["getHealth"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/readyz": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Can it take requests?
         * Checks the database. Send no traffic while this fails.
         */
        readonly get: operations["getReadiness"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Metrics for Prometheus */
        readonly get: operations["getMetrics"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/openapi.yaml": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** This document */
        readonly get: operations["getContract"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Where to begin reading */
        readonly get: operations["getStart"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/docs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** This document, to be read */
        readonly get: operations["getReference"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/docs/{file}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The file's name.
                 * @example reference.css
                 */
                readonly file: "reference.css" | "reference.js" | "swagger-ui.css" | "swagger-ui-bundle.js" | "swagger-ui-bundle.js.LICENSE.txt";
            };
            readonly cookie?: never;
        };
        /** What that page is made of */
        readonly get: operations["getReferenceFile"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly Attributes: Attributes;
        readonly Identifier: Identifier;
        readonly Operation: Operation;
        readonly IncrementOperation: IncrementOperation;
        readonly ValueOperation: ValueOperation;
        readonly AttributeName: AttributeName;
        readonly ContactUpsert: ContactUpsert;
        readonly ContactPatch: ContactPatch;
        readonly Contact: Contact;
        readonly Reference: Reference;
        readonly ContactReference: ContactReference;
        readonly SegmentChanges: SegmentChanges;
        readonly WorkflowDefinition: WorkflowDefinition;
        readonly WorkflowDraft: WorkflowDraft;
        readonly StepId: StepId;
        readonly Reentry: Reentry;
        readonly WorkflowTrigger: WorkflowTrigger;
        readonly SegmentTrigger: SegmentTrigger;
        readonly EventTrigger: EventTrigger;
        readonly ContactCreatedTrigger: ContactCreatedTrigger;
        readonly AttributeChangedTrigger: AttributeChangedTrigger;
        readonly DateTrigger: DateTrigger;
        readonly TopicSubscribedTrigger: TopicSubscribedTrigger;
        readonly DirectTrigger: DirectTrigger;
        readonly WorkflowGoal: WorkflowGoal;
        readonly ConditionWatch: ConditionWatch;
        readonly EventWatch: EventWatch;
        readonly WorkflowExit: WorkflowExit;
        readonly LeftSegmentExit: LeftSegmentExit;
        readonly DateOffset: DateOffset;
        readonly TimeOfDay: TimeOfDay;
        readonly Weekdays: Weekdays;
        readonly WorkflowStep: WorkflowStep;
        readonly SendEmailStep: SendEmailStep;
        readonly WaitStep: WaitStep;
        readonly WaitForStep: WaitForStep;
        readonly WaitForTimeStep: WaitForTimeStep;
        readonly UntilTime: UntilTime;
        readonly UntilWindow: UntilWindow;
        readonly UntilDate: UntilDate;
        readonly WaitUntilStep: WaitUntilStep;
        readonly WaitUntilConditionStep: WaitUntilConditionStep;
        readonly WaitUntilEventStep: WaitUntilEventStep;
        readonly WaitTimeout: WaitTimeout;
        readonly BranchStep: BranchStep;
        readonly ContactBranch: ContactBranch;
        readonly RunBranch: RunBranch;
        readonly SplitStep: SplitStep;
        readonly UpdateContactStep: UpdateContactStep;
        readonly SegmentStep: SegmentStep;
        readonly CallWebhookStep: CallWebhookStep;
        readonly EmitEventStep: EmitEventStep;
        readonly EndStep: EndStep;
        readonly WorkflowInput: WorkflowInput;
        readonly WorkflowPatch: WorkflowPatch;
        readonly ExpectedRevision: ExpectedRevision;
        readonly DuplicateInput: DuplicateInput;
        readonly Nothing: Nothing;
        readonly MoveInput: MoveInput;
        readonly WorkflowState: WorkflowState;
        readonly WorkflowSummary: WorkflowSummary;
        readonly WorkflowList: WorkflowList;
        readonly Workflow: Workflow;
        readonly WorkflowVersion: WorkflowVersion;
        readonly RunState: RunState;
        readonly RunContact: RunContact;
        readonly Run: Run;
        readonly RunList: RunList;
        readonly LogEntry: LogEntry;
        readonly RunDetail: RunDetail;
        readonly RunMoved: RunMoved;
        readonly AwaitedCall: AwaitedCall;
        readonly RunInput: RunInput;
        readonly WorkflowStepList: WorkflowStepList;
        readonly MigrationInput: MigrationInput;
        readonly Migration: Migration;
        readonly SimulationInput: SimulationInput;
        readonly Simulation: Simulation;
        readonly SimulatedMessageState: SimulatedMessageState;
        readonly RecipeName: RecipeName;
        readonly RecipeInput: RecipeInput;
        readonly RecipeList: RecipeList;
        readonly InstalledRecipe: InstalledRecipe;
        readonly WorkflowChanges: WorkflowChanges;
        readonly ContactChange: ContactChange;
        readonly ContactList: ContactList;
        readonly ContactSearch: ContactSearch;
        readonly ContactBulk: ContactBulk;
        readonly ContactBulkItem: ContactBulkItem;
        readonly ContactBulkDelete: ContactBulkDelete;
        readonly ContactBulkResult: ContactBulkResult;
        readonly ContactBulkItemResult: ContactBulkItemResult;
        readonly ItemProblem: ItemProblem;
        readonly Count: Count;
        readonly ContactSegments: ContactSegments;
        readonly ContactSegment: ContactSegment;
        readonly NextCursor: NextCursor;
        readonly Timeline: Timeline;
        readonly TimelineEntry: TimelineEntry;
        readonly EventEntry: EventEntry;
        readonly SegmentEntry: SegmentEntry;
        readonly PersonExport: PersonExport;
        readonly PersonMessage: PersonMessage;
        readonly PersonTest: PersonTest;
        readonly PersonCall: PersonCall;
        readonly PersonWebhookMessage: PersonWebhookMessage;
        readonly EventInput: EventInput;
        readonly Event: Event;
        readonly EventResult: EventResult;
        readonly NotStarted: NotStarted;
        readonly EventBulk: EventBulk;
        readonly EventBulkResult: EventBulkResult;
        readonly EventBulkItemResult: EventBulkItemResult;
        readonly EventNames: EventNames;
        readonly EventName: EventName;
        readonly SegmentType: SegmentType;
        readonly SegmentInput: SegmentInput;
        readonly SegmentPatch: SegmentPatch;
        readonly Segment: Segment;
        readonly SegmentList: SegmentList;
        readonly SegmentPreviewInput: SegmentPreviewInput;
        readonly SegmentPreview: SegmentPreview;
        readonly SegmentContacts: SegmentContacts;
        readonly SegmentContactsAdded: SegmentContactsAdded;
        readonly SegmentContactsRemoved: SegmentContactsRemoved;
        readonly SegmentContactMissing: SegmentContactMissing;
        readonly SegmentContactFailure: SegmentContactFailure;
        readonly Explanation: Explanation;
        readonly ExplanationNode: ExplanationNode;
        readonly SegmentHistory: SegmentHistory;
        readonly SegmentHistoryEntry: SegmentHistoryEntry;
        readonly Condition: Condition;
        readonly AllCondition: AllCondition;
        readonly AnyCondition: AnyCondition;
        readonly NotCondition: NotCondition;
        readonly AttributeCondition: AttributeCondition;
        readonly Operator: Operator;
        readonly OperatorValue: OperatorValue;
        readonly Duration: Duration;
        readonly GivenEventName: GivenEventName;
        readonly EventCountCondition: EventCountCondition;
        readonly EventDateCondition: EventDateCondition;
        readonly EventSumCondition: EventSumCondition;
        readonly ValueTest: ValueTest;
        readonly WhereCondition: WhereCondition;
        readonly WhereAll: WhereAll;
        readonly WhereAny: WhereAny;
        readonly WhereNot: WhereNot;
        readonly PropertyCondition: PropertyCondition;
        readonly SegmentCondition: SegmentCondition;
        readonly SampleCondition: SampleCondition;
        readonly SeenType: SeenType;
        readonly DeclaredType: DeclaredType;
        readonly AttributeDeclaration: AttributeDeclaration;
        readonly Attribute: Attribute;
        readonly AttributeList: AttributeList;
        readonly Import: Import;
        readonly ImportList: ImportList;
        readonly ImportError: ImportError;
        readonly InboundProvider: InboundProvider;
        readonly InboundProviderList: InboundProviderList;
        readonly InboundProviderPut: InboundProviderPut;
        readonly InboundResult: InboundResult;
        readonly Suppression: Suppression;
        readonly SuppressionReason: SuppressionReason;
        readonly SuppressionInput: SuppressionInput;
        readonly SuppressionImport: SuppressionImport;
        readonly Topic: Topic;
        readonly TopicMode: TopicMode;
        readonly TopicInput: TopicInput;
        readonly TopicPatch: TopicPatch;
        readonly TopicList: TopicList;
        readonly TopicChoices: TopicChoices;
        readonly ContactTopicsInput: ContactTopicsInput;
        readonly ContactTopics: ContactTopics;
        readonly ContactTopicsChange: ContactTopicsChange;
        readonly ContactTopic: ContactTopic;
        readonly SuppressionList: SuppressionList;
        readonly Workspace: Workspace;
        readonly WorkspacePatch: WorkspacePatch;
        readonly QuietHours: QuietHours;
        readonly FrequencyCap: FrequencyCap;
        readonly Scope: Scope;
        readonly ContentInput: ContentInput;
        readonly MessageState: MessageState;
        readonly MessageInput: MessageInput;
        readonly Message: Message;
        readonly MessageList: MessageList;
        readonly MailboxLine: MailboxLine;
        readonly MailboxList: MailboxList;
        readonly MailboxMessage: MailboxMessage;
        readonly TemplateInput: TemplateInput;
        readonly TemplatePatch: TemplatePatch;
        readonly ContentPreviewInput: ContentPreviewInput;
        readonly TemplatePreviewInput: TemplatePreviewInput;
        readonly Template: Template;
        readonly TemplateSummary: TemplateSummary;
        readonly TemplateList: TemplateList;
        readonly TemplateVersion: TemplateVersion;
        readonly TemplateVersionSummary: TemplateVersionSummary;
        readonly TemplateVersionList: TemplateVersionList;
        readonly TemplatePreview: TemplatePreview;
        readonly TemplateCheck: TemplateCheck;
        readonly TemplateFinding: TemplateFinding;
        readonly CampaignState: CampaignState;
        readonly CampaignAudience: CampaignAudience;
        readonly CampaignContent: CampaignContent;
        readonly CampaignTest: CampaignTest;
        readonly CampaignSchedule: CampaignSchedule;
        readonly CampaignInput: CampaignInput;
        readonly CampaignPatch: CampaignPatch;
        readonly Campaign: Campaign;
        readonly CampaignList: CampaignList;
        readonly CampaignStatistics: CampaignStatistics;
        readonly CampaignReport: CampaignReport;
        readonly CampaignLink: CampaignLink;
        readonly ApiKeyInput: ApiKeyInput;
        readonly ApiKeyRotation: ApiKeyRotation;
        readonly ApiKey: ApiKey;
        readonly ApiKeyWithSecret: ApiKeyWithSecret;
        readonly ApiKeyList: ApiKeyList;
        readonly SendingDomainInput: SendingDomainInput;
        readonly SendingDomain: SendingDomain;
        readonly DnsRecord: DnsRecord;
        readonly SendingDomainList: SendingDomainList;
        readonly Health: Health;
        readonly WebhookType: WebhookType;
        readonly WebhookInput: WebhookInput;
        readonly WebhookPatch: WebhookPatch;
        readonly Webhook: Webhook;
        readonly WebhookWithSecret: WebhookWithSecret;
        readonly WebhookList: WebhookList;
        readonly WebhookRotation: WebhookRotation;
        readonly WebhookTest: WebhookTest;
        readonly WebhookReplay: WebhookReplay;
        readonly WebhookReplayed: WebhookReplayed;
        readonly WebhookDelivery: WebhookDelivery;
        readonly WebhookDeliveryList: WebhookDeliveryList;
        readonly Problem: Problem;
        readonly ProblemType: ProblemType;
        readonly Violation: Violation;
    };
    responses: {
        /** The campaign as it is now. */
        readonly Campaign: {
            headers: {
                readonly ETag: components["headers"]["ETag"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": Campaign;
            };
        };
        /** 405, 408, 414, 431, 500 or 503, and whatever else may go wrong on the way. */
        readonly Problem: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /** The request cannot be read: `malformed-json` (also broken UTF-8, duplicate names, numbers that are none, nesting beyond the limit) or `bad-request`. */
        readonly BadRequest: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /** No key, or one that is unknown, expired or revoked (`unauthorized`). */
        readonly Unauthorized: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /** The workspace has as many contacts as it may have, and this would be one more (`contact-limit-reached`). Updates still work. */
        readonly ContactLimitReached: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /** The key is good, but lacks the scope (`missing-scope`); the member `scope` names it. */
        readonly MissingScope: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /** There is no such thing in this workspace (`not-found`). */
        readonly NotFound: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /**
         * The identifiers belong to different contacts (`identifier-conflict`), the address was erased and is refused (`address-suppressed`), or a call with this
         *     `Idempotency-Key` is still running (`idempotency-key-in-flight`).
         */
        readonly ContactConflict: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /** It does not fit the present state (`conflict`), or a call with this `Idempotency-Key` is still running (`idempotency-key-in-flight`). */
        readonly Conflict: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /** Something refers to the segment (`segment-in-use`); `referrers` lists `type`, `id` and `name` of each. */
        readonly SegmentInUse: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /**
         * Something is about the topic (`topic-in-use`; `referrers` lists `type`, `id` and `name` of each), there are as many as there may be (`conflict`),
         *     or a call with this `Idempotency-Key` is still running (`idempotency-key-in-flight`).
         */
        readonly TopicConflict: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /**
         * Something refers to the template (`template-in-use`; `referrers` lists `type`, `id` and `name` of each), a bound on how many there may be is reached or somebody else was faster (`conflict`),
         *     or a call with this `Idempotency-Key` is still running (`idempotency-key-in-flight`).
         */
        readonly TemplateConflict: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /** The segment has a condition and decides for itself (`segment-is-dynamic`). */
        readonly SegmentIsDynamic: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /**
         * The workspace has this domain already or has as many as it may (`conflict`), or a call with this `Idempotency-Key` is still running
         *     (`idempotency-key-in-flight`).
         */
        readonly DomainConflict: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /** It was changed since you read it (`precondition-failed`). Nothing happened. */
        readonly PreconditionFailed: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /** The body, or one line of it, is larger than allowed (`body-too-large`). */
        readonly BodyTooLarge: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /** A `Content-Type` or `Content-Encoding` that this operation does not take (`unsupported-media-type`). */
        readonly UnsupportedMediaType: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /**
         * The request can be read, but something in it is not valid (`validation-failed`); `errors` lists everything. Also `invalid-cursor`, `idempotency-key-reused` and
         *     `idempotency-key-unsupported`.
         */
        readonly ValidationFailed: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /** Too fast, or too many at a time (`violated-policies` says which). Wait as `Retry-After` says. */
        readonly TooManyRequests: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly RateLimit: components["headers"]["RateLimit"];
                readonly "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /** Too many downloads are running, of the workspace or on the node (`temporary-reduced-capacity`). Try again when one has ended. */
        readonly NoPlace: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
        /** The database cannot be reached, or there is too much to do (`not-ready`). Try again. */
        readonly Unavailable: {
            headers: {
                readonly "Request-Id": components["headers"]["RequestId"];
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                /** RFC 9457. Some types have further members, which their description names. */
                readonly "application/problem+json": Problem;
            };
        };
    };
    parameters: {
        /**
         * Lets the list subscribe those who have left, because you have their word that they came back. What it changes of consent is then recorded as
         *     `resubscribing-import`.
         */
        readonly Resubscribe: boolean;
        /**
         * The contact's id.
         * @example 0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e
         */
        readonly ContactId: string;
        /**
         * The segment's id.
         * @example 0193a0dd-1111-7aaa-8bbb-0123456789ab
         */
        readonly SegmentId: string;
        /**
         * The import's id.
         * @example 0193a0e0-4444-7eee-8fff-0123456789ab
         */
        readonly ImportId: string;
        /**
         * The id of the message.
         * @example 0193a0e4-aaaa-7aaa-8bbb-0123456789ab
         */
        readonly MessageId: string;
        /**
         * The topic's id.
         * @example 0193a0e7-1111-7aaa-8bbb-0123456789ab
         */
        readonly TopicId: string;
        /**
         * The template's id.
         * @example 0193a0e2-8888-7aaa-8bbb-0123456789ab
         */
        readonly TemplateId: string;
        /**
         * The campaign's id.
         * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
         */
        readonly CampaignId: string;
        /**
         * The workflow's id.
         * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
         */
        readonly WorkflowId: string;
        /**
         * The run's id.
         * @example 0193a0e7-cccc-7aaa-8bbb-0123456789ab
         */
        readonly RunId: string;
        /**
         * The key's id, not the key.
         * @example 0193a0e1-5555-7aaa-8bbb-0123456789ab
         */
        readonly ApiKeyId: string;
        /**
         * The webhook's id.
         * @example 0193a0e2-6666-7aaa-8bbb-0123456789ab
         */
        readonly WebhookId: string;
        /**
         * The message's id, as in the header `webhook-id`.
         * @example msg_0193a0e277777aaa8bbb0123456789ab
         */
        readonly WebhookMessageId: string;
        /**
         * The sending domain's id.
         * @example 0193a0e3-9999-7aaa-8bbb-0123456789ab
         */
        readonly DomainId: string;
        /** How many objects a page has at most. */
        readonly Limit: number;
        /** The `nextCursor` of the page before. */
        readonly Cursor: string;
        /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
        readonly IfMatch: string;
        /** Makes the call safe to repeat for 24 hours. Quoted or not. */
        readonly IdempotencyKey: string;
    };
    requestBodies: never;
    headers: {
        /** The version of what is shown of the object, for `If-Match`. */
        readonly ETag: string;
        /** The path of what was created. */
        readonly Location: string;
        /** What to quote when you ask about this call. */
        readonly RequestId: string;
        /** Seconds to wait. */
        readonly RetryAfter: number;
        /** What is left: `"default";r=99;t=1`. */
        readonly RateLimit: string;
        /** What is allowed: `"default";q=100;w=1`. */
        readonly RateLimitPolicy: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly listContacts: {
        readonly parameters: {
            readonly query?: ListContactsQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of contacts. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ContactList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly upsertContact: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": ContactUpsert;
                readonly "text/plain": ContactUpsert;
            };
        };
        readonly responses: {
            /** The contact was there already. `changed` says whether anything about it is different now. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ContactChange;
                };
            };
            /** The contact is new. */
            readonly 201: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ContactChange;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["ContactLimitReached"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["ContactConflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly searchContacts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": ContactSearch;
            };
        };
        readonly responses: {
            /** A page of the contacts that match at this moment. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ContactList;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly bulkContacts: {
        readonly parameters: {
            readonly query?: BulkContactsQuery;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": ContactBulk;
                readonly "application/x-ndjson": string;
            };
        };
        readonly responses: {
            /** What became of each item, in order. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ContactBulkResult;
                    readonly "application/x-ndjson": string;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly exportContacts: {
        readonly parameters: {
            readonly query?: ExportContactsQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The file. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                    readonly "application/x-ndjson": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["NoPlace"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getContact: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The contact's id.
                 * @example 0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e
                 */
                readonly id: components["parameters"]["ContactId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The contact as of now. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Contact;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly deleteContact: {
        readonly parameters: {
            readonly query?: DeleteContactQuery;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
            };
            readonly path: {
                /**
                 * The contact's id.
                 * @example 0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e
                 */
                readonly id: components["parameters"]["ContactId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The contact is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly patchContact: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
            };
            readonly path: {
                /**
                 * The contact's id.
                 * @example 0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e
                 */
                readonly id: components["parameters"]["ContactId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/merge-patch+json": ContactPatch;
                readonly "application/json": ContactPatch;
            };
        };
        readonly responses: {
            /** The contact as it is now, and what followed. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ContactChange;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["ContactConflict"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getContactTimeline: {
        readonly parameters: {
            readonly query?: GetContactTimelineQuery;
            readonly header?: never;
            readonly path: {
                /**
                 * The contact's id.
                 * @example 0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e
                 */
                readonly id: components["parameters"]["ContactId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of the timeline. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Timeline;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getContactSegments: {
        readonly parameters: {
            readonly query?: GetContactSegmentsQuery;
            readonly header?: never;
            readonly path: {
                /**
                 * The contact's id.
                 * @example 0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e
                 */
                readonly id: components["parameters"]["ContactId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The segments, and since when the contact has been in them. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ContactSegments;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly exportContact: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The contact's id.
                 * @example 0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e
                 */
                readonly id: components["parameters"]["ContactId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The whole record. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": PersonExport;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["NoPlace"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly recordEvent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": EventInput;
                readonly "text/plain": EventInput;
            };
        };
        readonly responses: {
            /** An event with this `id` was recorded before; nothing changed. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": EventResult;
                };
            };
            /** The event is recorded, and every segment that counts it is right. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": EventResult;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["ContactLimitReached"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["ContactConflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly bulkEvents: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": EventBulk;
                readonly "application/x-ndjson": string;
            };
        };
        readonly responses: {
            /** What became of each event, in order. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": EventBulkResult;
                    readonly "application/x-ndjson": string;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listEventNames: {
        readonly parameters: {
            readonly query?: ListEventNamesQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of names. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": EventNames;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listSegments: {
        readonly parameters: {
            readonly query?: ListSegmentsQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of segments. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SegmentList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createSegment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": SegmentInput;
            };
        };
        readonly responses: {
            /** The segment, `building` if it is dynamic. */
            readonly 201: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Segment;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly previewSegment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": SegmentPreviewInput;
            };
        };
        readonly responses: {
            /** Counts and a sample. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SegmentPreview;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getSegment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The segment's id.
                 * @example 0193a0dd-1111-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["SegmentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The segment. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Segment;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly deleteSegment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
            };
            readonly path: {
                /**
                 * The segment's id.
                 * @example 0193a0dd-1111-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["SegmentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The segment is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["SegmentInUse"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly patchSegment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
            };
            readonly path: {
                /**
                 * The segment's id.
                 * @example 0193a0dd-1111-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["SegmentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/merge-patch+json": SegmentPatch;
                readonly "application/json": SegmentPatch;
            };
        };
        readonly responses: {
            /** The segment as it is now. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Segment;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listSegmentContacts: {
        readonly parameters: {
            readonly query?: ListSegmentContactsQuery;
            readonly header?: never;
            readonly path: {
                /**
                 * The segment's id.
                 * @example 0193a0dd-1111-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["SegmentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of contacts. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ContactList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly addSegmentContacts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The segment's id.
                 * @example 0193a0dd-1111-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["SegmentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": SegmentContacts;
            };
        };
        readonly responses: {
            /** How many entered, and who could not. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SegmentContactsAdded;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["SegmentIsDynamic"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly removeSegmentContacts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The segment's id.
                 * @example 0193a0dd-1111-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["SegmentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": SegmentContacts;
            };
        };
        readonly responses: {
            /** How many left, and who could not. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SegmentContactsRemoved;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["SegmentIsDynamic"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly explainSegment: {
        readonly parameters: {
            readonly query: ExplainSegmentQuery;
            readonly header?: never;
            readonly path: {
                /**
                 * The segment's id.
                 * @example 0193a0dd-1111-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["SegmentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The explanation. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Explanation;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getSegmentHistory: {
        readonly parameters: {
            readonly query?: GetSegmentHistoryQuery;
            readonly header?: never;
            readonly path: {
                /**
                 * The segment's id.
                 * @example 0193a0dd-1111-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["SegmentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of changes. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SegmentHistory;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listAttributes: {
        readonly parameters: {
            readonly query?: ListAttributesQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of attributes. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": AttributeList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly declareAttribute: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The attribute's name.
                 * @example seats
                 */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": AttributeDeclaration;
            };
        };
        readonly responses: {
            /** The attribute with its declaration. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Attribute;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly undeclareAttribute: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The attribute's name.
                 * @example seats
                 */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The attribute has no declared type any more. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listImports: {
        readonly parameters: {
            readonly query?: ListImportsQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of imports. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ImportList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createImport: {
        readonly parameters: {
            readonly query?: CreateImportQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "text/csv": string;
                readonly "application/x-ndjson": string;
            };
        };
        readonly responses: {
            /** The file is stored and will be read. */
            readonly 202: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Import;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getImport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The import's id.
                 * @example 0193a0e0-4444-7eee-8fff-0123456789ab
                 */
                readonly id: components["parameters"]["ImportId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The import. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Import;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly deleteImport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The import's id.
                 * @example 0193a0e0-4444-7eee-8fff-0123456789ab
                 */
                readonly id: components["parameters"]["ImportId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The import is forgotten. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly cancelImport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The import's id.
                 * @example 0193a0e0-4444-7eee-8fff-0123456789ab
                 */
                readonly id: components["parameters"]["ImportId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The import as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Import;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getImportErrors: {
        readonly parameters: {
            readonly query?: GetImportErrorsQuery;
            readonly header?: never;
            readonly path: {
                /**
                 * The import's id.
                 * @example 0193a0e0-4444-7eee-8fff-0123456789ab
                 */
                readonly id: components["parameters"]["ImportId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** One line a row. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/x-ndjson": string;
                    readonly "text/csv": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listMessages: {
        readonly parameters: {
            readonly query?: ListMessagesQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of messages. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": MessageList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly sendMessage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": MessageInput;
            };
        };
        readonly responses: {
            /** The message is stored and on its way. */
            readonly 202: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Message;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getMessage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The id of the message.
                 * @example 0193a0e4-aaaa-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["MessageId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The message. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Message;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listMailbox: {
        readonly parameters: {
            readonly query?: ListMailboxQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of the mailbox. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": MailboxList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly clearMailbox: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** It is empty. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getMailboxMessage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The id of the message.
                 * @example 0193a0e4-aaaa-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["MessageId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The message. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": MailboxMessage;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listTemplates: {
        readonly parameters: {
            readonly query?: ListTemplatesQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of templates. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": TemplateList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createTemplate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": TemplateInput;
            };
        };
        readonly responses: {
            /** The template. */
            readonly 201: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Template;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 409: components["responses"]["TemplateConflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly previewContent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": ContentPreviewInput;
            };
        };
        readonly responses: {
            /** The message. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": TemplatePreview;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly checkContent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /** What a message says. */
                readonly "application/json": ContentInput;
            };
        };
        readonly responses: {
            /** What was found. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": TemplateCheck;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getTemplate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The template's id.
                 * @example 0193a0e2-8888-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["TemplateId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The template. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Template;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly deleteTemplate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
            };
            readonly path: {
                /**
                 * The template's id.
                 * @example 0193a0e2-8888-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["TemplateId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The template is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["TemplateConflict"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly patchTemplate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
            };
            readonly path: {
                /**
                 * The template's id.
                 * @example 0193a0e2-8888-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["TemplateId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/merge-patch+json": TemplatePatch;
                readonly "application/json": TemplatePatch;
            };
        };
        readonly responses: {
            /** The template as it is now. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Template;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["TemplateConflict"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly previewTemplate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The template's id.
                 * @example 0193a0e2-8888-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["TemplateId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": TemplatePreviewInput;
            };
        };
        readonly responses: {
            /** The message. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": TemplatePreview;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listTemplateVersions: {
        readonly parameters: {
            readonly query?: ListTemplateVersionsQuery;
            readonly header?: never;
            readonly path: {
                /**
                 * The template's id.
                 * @example 0193a0e2-8888-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["TemplateId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of versions. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": TemplateVersionList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getTemplateVersion: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The template's id.
                 * @example 0193a0e2-8888-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["TemplateId"];
                /**
                 * The number of the version.
                 * @example 1
                 */
                readonly version: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The version. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": TemplateVersion;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listCampaigns: {
        readonly parameters: {
            readonly query?: ListCampaignsQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of campaigns. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": CampaignList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createCampaign: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": CampaignInput;
            };
        };
        readonly responses: {
            /** The campaign. */
            readonly 201: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Campaign;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getCampaign: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The campaign. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Campaign;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly deleteCampaign: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
            };
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The campaign is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly patchCampaign: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
            };
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/merge-patch+json": CampaignPatch;
                readonly "application/json": CampaignPatch;
            };
        };
        readonly responses: {
            /** The campaign as it is now. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Campaign;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly scheduleCampaign: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Campaign"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly startCampaign: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Campaign"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly pauseCampaign: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Campaign"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly resumeCampaign: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Campaign"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly cancelCampaign: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Campaign"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly chooseCampaignWinner: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** Its place among the variants, from 0. */
                    readonly variant: number;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Campaign"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly duplicateCampaign: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** The name of the copy; that of the first unless given. */
                    readonly name?: string;
                };
            };
        };
        readonly responses: {
            /** The copy. */
            readonly 201: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Campaign;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getCampaignReport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The campaign's id.
                 * @example 0193a0e5-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["CampaignId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The report. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": CampaignReport;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listWorkflows: {
        readonly parameters: {
            readonly query?: ListWorkflowsQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of workflows. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": WorkflowList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createWorkflow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": WorkflowInput;
            };
        };
        readonly responses: {
            /** The workflow. */
            readonly 201: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Workflow;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listRecipes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The recipes. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": RecipeList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly installRecipe: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The recipe's name.
                 * @example onboarding
                 */
                readonly name: RecipeName;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": RecipeInput;
            };
        };
        readonly responses: {
            /** What was made. */
            readonly 201: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": InstalledRecipe;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getWorkflow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The workflow. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Workflow;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly deleteWorkflow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The workflow is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly patchWorkflow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": WorkflowPatch;
            };
        };
        readonly responses: {
            /** The workflow as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Workflow;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getWorkflowVersion: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
                /**
                 * The version's number.
                 * @example 1
                 */
                readonly version: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The version. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": WorkflowVersion;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly publishWorkflow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": ExpectedRevision;
            };
        };
        readonly responses: {
            /** The workflow as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Workflow;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly pauseWorkflow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": ExpectedRevision;
            };
        };
        readonly responses: {
            /** The workflow as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Workflow;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly resumeWorkflow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": ExpectedRevision;
            };
        };
        readonly responses: {
            /** The workflow as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Workflow;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly archiveWorkflow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": ExpectedRevision;
            };
        };
        readonly responses: {
            /** The workflow as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Workflow;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly duplicateWorkflow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": DuplicateInput;
            };
        };
        readonly responses: {
            /** The copy. */
            readonly 201: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Workflow;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly migrateWorkflow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": MigrationInput;
            };
        };
        readonly responses: {
            /** Who would move. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Migration;
                };
            };
            /** They are being moved. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Migration;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly simulateWorkflow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": SimulationInput;
            };
        };
        readonly responses: {
            /** What would happen. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Simulation;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listWorkflowSteps: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The steps at which there are any. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": WorkflowStepList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listRuns: {
        readonly parameters: {
            readonly query?: ListRunsQuery;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of runs. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": RunList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly startRun: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": RunInput;
            };
        };
        readonly responses: {
            /** The run. */
            readonly 201: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** The run, and what else followed from starting it or from the order; nothing more of that when the call repeats one that took effect before. */
                    readonly "application/json": RunMoved;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getRun: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
                /**
                 * The run's id.
                 * @example 0193a0e7-cccc-7aaa-8bbb-0123456789ab
                 */
                readonly run: components["parameters"]["RunId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The run. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": RunDetail;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly retryRun: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
                /**
                 * The run's id.
                 * @example 0193a0e7-cccc-7aaa-8bbb-0123456789ab
                 */
                readonly run: components["parameters"]["RunId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Nothing;
            };
        };
        readonly responses: {
            /** The run as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** The run, and what else followed from starting it or from the order; nothing more of that when the call repeats one that took effect before. */
                    readonly "application/json": RunMoved;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly skipRun: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
                /**
                 * The run's id.
                 * @example 0193a0e7-cccc-7aaa-8bbb-0123456789ab
                 */
                readonly run: components["parameters"]["RunId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Nothing;
            };
        };
        readonly responses: {
            /** The run as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** The run, and what else followed from starting it or from the order; nothing more of that when the call repeats one that took effect before. */
                    readonly "application/json": RunMoved;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly moveRun: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
                /**
                 * The run's id.
                 * @example 0193a0e7-cccc-7aaa-8bbb-0123456789ab
                 */
                readonly run: components["parameters"]["RunId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": MoveInput;
            };
        };
        readonly responses: {
            /** The run as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** The run, and what else followed from starting it or from the order; nothing more of that when the call repeats one that took effect before. */
                    readonly "application/json": RunMoved;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly endRun: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The workflow's id.
                 * @example 0193a0e7-bbbb-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WorkflowId"];
                /**
                 * The run's id.
                 * @example 0193a0e7-cccc-7aaa-8bbb-0123456789ab
                 */
                readonly run: components["parameters"]["RunId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Nothing;
            };
        };
        readonly responses: {
            /** The run as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** The run, and what else followed from starting it or from the order; nothing more of that when the call repeats one that took effect before. */
                    readonly "application/json": RunMoved;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listTopics: {
        readonly parameters: {
            readonly query?: ListTopicsQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of topics. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": TopicList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createTopic: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": TopicInput;
            };
        };
        readonly responses: {
            /** The topic. */
            readonly 201: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Topic;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 409: components["responses"]["TopicConflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getTopic: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The topic's id.
                 * @example 0193a0e7-1111-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["TopicId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The topic. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Topic;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly deleteTopic: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
            };
            readonly path: {
                /**
                 * The topic's id.
                 * @example 0193a0e7-1111-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["TopicId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The topic is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["TopicConflict"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly patchTopic: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
            };
            readonly path: {
                /**
                 * The topic's id.
                 * @example 0193a0e7-1111-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["TopicId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": TopicPatch;
            };
        };
        readonly responses: {
            /** The topic. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Topic;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getContactTopics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The contact's id.
                 * @example 0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e
                 */
                readonly id: components["parameters"]["ContactId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The topics. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ContactTopics;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly putContactTopics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The contact's id.
                 * @example 0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e
                 */
                readonly id: components["parameters"]["ContactId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": ContactTopicsInput;
            };
        };
        readonly responses: {
            /** What the contact gets now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ContactTopicsChange;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly patchContactTopics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The contact's id.
                 * @example 0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e
                 */
                readonly id: components["parameters"]["ContactId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": ContactTopicsInput;
            };
        };
        readonly responses: {
            /** What the contact gets now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ContactTopicsChange;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly showUnsubscribe: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * From the link in a message.
                 * @example AAAAAQGTWb-xpHAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                 */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** A page that says that the link does not work. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** A page that says that this link was followed too often just now. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly unsubscribe: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * From the link in a message.
                 * @example AAAAAQGTWb-xpHAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                 */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    readonly [key: string]: string;
                };
                readonly "multipart/form-data": {
                    readonly [key: string]: string;
                };
            };
        };
        readonly responses: {
            /** A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** A page that says that the link does not work. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly 413: components["responses"]["BodyTooLarge"];
            /** A page that says that this link was followed too often just now. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly showPreferences: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * From the link in a message.
                 * @example AAAAAQGTWb-xpHAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                 */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** A page that says that the link does not work. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** A page that says that this link was followed too often just now. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly savePreferences: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * From the link in a message.
                 * @example AAAAAQGTWb-xpHAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                 */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    readonly [key: string]: string;
                };
                readonly "multipart/form-data": {
                    readonly [key: string]: string;
                };
            };
        };
        readonly responses: {
            /** A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** A page that says that the link does not work. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly 413: components["responses"]["BodyTooLarge"];
            /** A page that says that this link was followed too often just now. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly showConfirmation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * From the link in a message.
                 * @example AAAAAQGTWb-xpHAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                 */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** A page that says that the link does not work. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** A page that says that the link has expired. */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** A page that says that this link was followed too often just now. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly confirmSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * From the link in a message.
                 * @example AAAAAQGTWb-xpHAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                 */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    readonly [key: string]: string;
                };
                readonly "multipart/form-data": {
                    readonly [key: string]: string;
                };
            };
        };
        readonly responses: {
            /** A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** A page that says that the link does not work. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** A page that says that the link has expired. */
            readonly 410: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly 413: components["responses"]["BodyTooLarge"];
            /** A page that says that this link was followed too often just now. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listSuppressions: {
        readonly parameters: {
            readonly query?: ListSuppressionsQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of entries. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SuppressionList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createSuppression: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": SuppressionInput;
            };
        };
        readonly responses: {
            /** There was an entry with this reason or a graver one. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Suppression;
                };
            };
            /** The entry is new, or its reason is. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Suppression;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly deleteSuppression: {
        readonly parameters: {
            readonly query: DeleteSuppressionQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The address is accepted from now on. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly importSuppressions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "text/csv": string;
                readonly "application/x-ndjson": string;
            };
        };
        readonly responses: {
            /** What became of the rows. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SuppressionImport;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly exportSuppressions: {
        readonly parameters: {
            readonly query?: ExportSuppressionsQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The file. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                    readonly "application/x-ndjson": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["NoPlace"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listWebhooks: {
        readonly parameters: {
            readonly query?: ListWebhooksQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of webhooks. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": WebhookList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": WebhookInput;
            };
        };
        readonly responses: {
            /** The webhook, with its secret this once. */
            readonly 201: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": WebhookWithSecret;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The webhook's id.
                 * @example 0193a0e2-6666-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WebhookId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The webhook, without its secret. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Webhook;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly deleteWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
            };
            readonly path: {
                /**
                 * The webhook's id.
                 * @example 0193a0e2-6666-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WebhookId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The webhook is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly patchWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
            };
            readonly path: {
                /**
                 * The webhook's id.
                 * @example 0193a0e2-6666-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WebhookId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/merge-patch+json": WebhookPatch;
                readonly "application/json": WebhookPatch;
            };
        };
        readonly responses: {
            /** The webhook as it is now. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Webhook;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly rotateWebhookSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The webhook's id.
                 * @example 0193a0e2-6666-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WebhookId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": WebhookRotation;
            };
        };
        readonly responses: {
            /** The webhook, with its new secret this once. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": WebhookWithSecret;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly testWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The webhook's id.
                 * @example 0193a0e2-6666-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WebhookId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": WebhookTest;
            };
        };
        readonly responses: {
            /** The delivery, on its way. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** A message on its way to one webhook, and what came of it. */
                    readonly "application/json": WebhookDelivery;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listWebhookDeliveries: {
        readonly parameters: {
            readonly query?: ListWebhookDeliveriesQuery;
            readonly header?: never;
            readonly path: {
                /**
                 * The webhook's id.
                 * @example 0193a0e2-6666-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WebhookId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of deliveries. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": WebhookDeliveryList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly resendWebhookDelivery: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The webhook's id.
                 * @example 0193a0e2-6666-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WebhookId"];
                /**
                 * The message's id, as in the header `webhook-id`.
                 * @example msg_0193a0e277777aaa8bbb0123456789ab
                 */
                readonly message: components["parameters"]["WebhookMessageId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The delivery, on its way. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** A message on its way to one webhook, and what came of it. */
                    readonly "application/json": WebhookDelivery;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly replayWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The webhook's id.
                 * @example 0193a0e2-6666-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["WebhookId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": WebhookReplay;
            };
        };
        readonly responses: {
            /** How many are on their way. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": WebhookReplayed;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listInboundProviders: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** All that are set up. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": InboundProviderList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly putInboundProvider: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * Whose calls are meant.
                 * @example ses
                 */
                readonly provider: "ses" | "sendgrid" | "postmark" | "mailgun";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": InboundProviderPut;
            };
        };
        readonly responses: {
            /** As it is stored. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": InboundProvider;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly deleteInboundProvider: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * Whose calls are meant.
                 * @example ses
                 */
                readonly provider: "ses" | "sendgrid" | "postmark" | "mailgun";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly receiveInbound: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * Who calls.
                 * @example postmark
                 */
                readonly provider: "ses" | "sendgrid" | "postmark" | "mailgun";
                /**
                 * The last part of the address that was given to the provider.
                 * @example AAAAAQABAgMEBQYHCAkKCwwNDg8QERIT
                 */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": unknown;
            };
        };
        readonly responses: {
            /** It is stored. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": InboundResult;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            /** The signature is not the provider's, or its topic is not yours (`foreign-signature`). */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** RFC 9457. Some types have further members, which their description names. */
                    readonly "application/problem+json": Problem;
                };
            };
            readonly 404: components["responses"]["NotFound"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly followLink: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * What the link says, signed.
                 * @example AAAAAQGTod57HHwunz1Oa2fZzqs
                 */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** This way. */
            readonly 302: {
                headers: {
                    /** Where the link leads. */
                    readonly Location: string;
                    /** Always `no-referrer`: the token is nobody else's business. */
                    readonly "Referrer-Policy": "no-referrer";
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** The link is not complete, or not ours; a page says so. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly showImage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * What the image says, signed.
                 * @example AAAAAQGTod57HHwunz1Oa2fZzqs
                 */
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A transparent GIF of one pixel, 43 octets. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "image/gif": unknown;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getWorkspace: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The workspace of the key. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Workspace;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly patchWorkspace: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Do it only if the `ETag` is still this one. `*` means whatever it is. */
                readonly "If-Match"?: components["parameters"]["IfMatch"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/merge-patch+json": WorkspacePatch;
                readonly "application/json": WorkspacePatch;
            };
        };
        readonly responses: {
            /** The workspace as it is now. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Workspace;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 412: components["responses"]["PreconditionFailed"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listApiKeys: {
        readonly parameters: {
            readonly query?: ListApiKeysQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of keys, without their secrets. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ApiKeyList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createApiKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": ApiKeyInput;
            };
        };
        readonly responses: {
            /** The key, this once. */
            readonly 201: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ApiKeyWithSecret;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getApiKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The key's id, not the key.
                 * @example 0193a0e1-5555-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["ApiKeyId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The key, without its secret. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ApiKey;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly revokeApiKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The key's id, not the key.
                 * @example 0193a0e1-5555-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["ApiKeyId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The key is revoked. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly rotateApiKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The key's id, not the key.
                 * @example 0193a0e1-5555-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["ApiKeyId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": ApiKeyRotation;
            };
        };
        readonly responses: {
            /** The new key, this once. */
            readonly 201: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ApiKeyWithSecret;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listDomains: {
        readonly parameters: {
            readonly query?: ListDomainsQuery;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page of domains, in the order in which they were added. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SendingDomainList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createDomain: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": SendingDomainInput;
            };
        };
        readonly responses: {
            /** The domain, and what to publish. */
            readonly 201: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SendingDomain;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 409: components["responses"]["DomainConflict"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getDomain: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The sending domain's id.
                 * @example 0193a0e3-9999-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["DomainId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The domain. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SendingDomain;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly deleteDomain: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The sending domain's id.
                 * @example 0193a0e3-9999-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["DomainId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The domain is removed. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly checkDomain: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** Makes the call safe to repeat for 24 hours. Quoted or not. */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /**
                 * The sending domain's id.
                 * @example 0193a0e3-9999-7aaa-8bbb-0123456789ab
                 */
                readonly id: components["parameters"]["DomainId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** The domain, as it stands. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SendingDomain;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["MissingScope"];
            readonly 404: components["responses"]["NotFound"];
            readonly 413: components["responses"]["BodyTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationFailed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getHealth: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** It is. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Health;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getReadiness: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** It can. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Health;
                };
            };
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getMetrics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The text format of Prometheus. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": string;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getContract: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** OpenAPI 3.1. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/yaml": string;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getStart: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** Leads to the reference. */
            readonly 302: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getReference: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** A page that needs nothing from other hosts. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getReferenceFile: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * The file's name.
                 * @example reference.css
                 */
                readonly file: "reference.css" | "reference.js" | "swagger-ui.css" | "swagger-ui-bundle.js" | "swagger-ui-bundle.js.LICENSE.txt";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** The file. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/css": string;
                    readonly "text/javascript": string;
                    readonly "text/plain": string;
                };
            };
            readonly 404: components["responses"]["NotFound"];
            readonly default: components["responses"]["Problem"];
        };
    };
}
/**
 * Names and values. Values are any JSON, objects and arrays included, up to 8 levels deep.
 * @example {
 *       "firstName": "Jane",
 *       "plan": "premium",
 *       "seats": 5,
 *       "address": {
 *         "city": "Rome"
 *       },
 *       "tags": [
 *         "beta"
 *       ]
 *     }
 */
export type Attributes = {
    readonly [key: string]: unknown;
};
/** Who is meant; at least one. */
export type Identifier = {
    /**
     * The address. Case does not matter. Quoted local parts, comments, IP addresses and domains without a dot are refused.
     * @example jane@example.com
     */
    readonly email?: string;
    /**
     * Format: uuid
     * SegMailer's id of the contact.
     */
    readonly id?: string;
    /**
     * Your own id of the person; compared exactly.
     * @example user-42
     */
    readonly externalId?: string;
};
/** A change that depends on the attribute's current value. `attribute` is a top-level name. */
export type Operation = IncrementOperation | ValueOperation;
/** Adds to a number, also a negative one. A missing number counts as 0; what is not a number is refused. */
export type IncrementOperation = {
    /** @constant */
    readonly op: "increment";
    /** No dots, no control characters, no blanks around it, and no `$` at the beginning. */
    readonly attribute: AttributeName;
    readonly value: number;
};
/**
 * - `append` adds to the end of an array, also if it is there already; an array adds its items one by one; a missing array begins empty.
 *     - `remove` takes every equal item out of an array; of an array, each of its items.
 *     - `setOnce` sets the attribute if it is missing.
 */
export type ValueOperation = {
    readonly op: "append" | "remove" | "setOnce";
    /** No dots, no control characters, no blanks around it, and no `$` at the beginning. */
    readonly attribute: AttributeName;
    /** Any JSON value. */
    readonly value: unknown;
};
/** No dots, no control characters, no blanks around it, and no `$` at the beginning. */
export type AttributeName = string;
export type ContactUpsert = {
    /** Who is meant; at least one. */
    readonly identifier: Identifier;
    /**
     * Names and values. Values are any JSON, objects and arrays included, up to 8 levels deep.
     * @example {
     *       "firstName": "Jane",
     *       "plan": "premium",
     *       "seats": 5,
     *       "address": {
     *         "city": "Rome"
     *       },
     *       "tags": [
     *         "beta"
     *       ]
     *     }
     */
    readonly attributes?: Attributes;
    readonly operations?: readonly Operation[];
    /** Whether the person wants to get mail. New contacts do unless you say otherwise. */
    readonly subscribed?: boolean;
    /** By the id of a topic, whether the contact wants to get it. */
    readonly topics?: TopicChoices;
};
export type ContactPatch = {
    readonly email?: string | null;
    readonly externalId?: string | null;
    /**
     * Names and values. Values are any JSON, objects and arrays included, up to 8 levels deep.
     * @example {
     *       "firstName": "Jane",
     *       "plan": "premium",
     *       "seats": 5,
     *       "address": {
     *         "city": "Rome"
     *       },
     *       "tags": [
     *         "beta"
     *       ]
     *     }
     */
    readonly attributes?: Attributes;
    readonly operations?: readonly Operation[];
    readonly subscribed?: boolean;
};
export type Contact = {
    /** Format: uuid */
    readonly id: string;
    /** As it was first written. */
    readonly email: string | null;
    readonly externalId: string | null;
    /**
     * Names and values. Values are any JSON, objects and arrays included, up to 8 levels deep.
     * @example {
     *       "firstName": "Jane",
     *       "plan": "premium",
     *       "seats": 5,
     *       "address": {
     *         "city": "Rome"
     *       },
     *       "tags": [
     *         "beta"
     *       ]
     *     }
     */
    readonly attributes: Attributes;
    readonly subscribed: boolean;
    /** The segments the contact is in, as of this answer. */
    readonly segments: readonly Reference[];
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly updatedAt: string;
};
export type Reference = {
    /** Format: uuid */
    readonly id: string;
    readonly name: string;
};
export type ContactReference = {
    /** Format: uuid */
    readonly id: string;
    readonly email: string | null;
};
/** What the change did to memberships, committed together with it. */
export type SegmentChanges = {
    readonly entered: readonly Reference[];
    readonly exited: readonly Reference[];
};
/**
 * What starts runs, what ends them, and a map of steps by their ids, each of which names the one after it. The guide to workflows explains every part with examples.
 *     The steps from `start` on must lead to all of them, and come back to one only by way of a step that waits.
 */
export type WorkflowDefinition = {
    readonly triggers: readonly WorkflowTrigger[];
    /** Asked when a contact would enter; who does not match does not start. */
    readonly audience?: Condition;
    /** What ends a run before its last step, watched all the time. */
    readonly exits?: readonly WorkflowExit[];
    /** What the workflow is for; a run that gets there ends with the outcome `goal`. */
    readonly goal?: WorkflowGoal;
    /**
     * Whether a contact may start again; never, unless this says otherwise.
     * @default never
     */
    readonly reentry?: Reentry;
    /** A path into the data of the event, such as `order.id`: a contact has one active run for each value, not one in all. */
    readonly key?: string;
    /** The id of a step. */
    readonly start: StepId;
    readonly steps: {
        readonly [key: string]: WorkflowStep;
    };
};
/** A definition, or what is to become one: a draft may be unfinished or wrong in any way, and is given back as it was written. It has at most 500,000 characters as JSON. What is published is a `WorkflowDefinition`. */
export type WorkflowDraft = WorkflowDefinition | {
    readonly [key: string]: unknown;
};
/** The id of a step. */
export type StepId = string;
/**
 * Whether a contact may start again; never, unless this says otherwise.
 * @default never
 */
export type Reentry = ("never" | "always") | {
    /** Since it entered last. */
    readonly after: Duration;
};
export type WorkflowTrigger = SegmentTrigger | EventTrigger | ContactCreatedTrigger | AttributeChangedTrigger | DateTrigger | TopicSubscribedTrigger | DirectTrigger;
/** The contact enters or leaves a segment, by whatever cause. */
export type SegmentTrigger = {
    readonly type: "segmentEntered" | "segmentExited";
    /** Format: uuid */
    readonly segment: string;
};
/** It does something. Of `email.opened` and `email.clicked`, what machines did counts only if `where` asks about the property `machine`. */
export type EventTrigger = {
    readonly type: "event";
    readonly event: GivenEventName;
    /** A condition on the event's own data. It is decided once, when the event is recorded. */
    readonly where?: WhereCondition;
};
/** The contact is new. */
export type ContactCreatedTrigger = {
    readonly type: "contactCreated";
};
/** An attribute changes; from anything or to anything where `from` or `to` is left out, and from or to nothing where it is `null`. */
export type AttributeChangedTrigger = {
    readonly type: "attributeChanged";
    /** No dots, no control characters, no blanks around it, and no `$` at the beginning. */
    readonly attribute: AttributeName;
    readonly from?: string | number | boolean | null;
    readonly to?: string | number | boolean | null;
};
/**
 * A date of the contact comes. One that lies behind when it is set starts nothing. Without an offset of its own it comes in the zone that the contact has by then, and it comes once: one that has come does not come again when the zone
 *     of the contact or the workspace changes, and one that such a change puts behind comes with the change.
 */
export type DateTrigger = {
    readonly type: "date";
    readonly attribute: string;
    /**
     * So much before (`-3d`) or after (`+2h`) the date. Where `at` gives the time, days and weeks are those of the calendar; else a day is 24 hours, also when the clock is changed.
     * @example -3d
     */
    readonly offset?: DateOffset;
    /**
     * A time of the contact's own day.
     * @example 09:00
     */
    readonly at?: TimeOfDay;
};
/** The contact subscribes to a topic. */
export type TopicSubscribedTrigger = {
    readonly type: "topicSubscribed";
    /** Format: uuid */
    readonly topic: string;
};
/** Nothing but a call starts it. */
export type DirectTrigger = {
    readonly type: "direct";
};
export type WorkflowGoal = ConditionWatch | EventWatch;
/** The contact matches a condition. */
export type ConditionWatch = {
    /**
     * A question about a contact that has a yes or no at every instant. At most 10 levels and 100 parts.
     *
     *     - It holds or it does not; nothing is unknown. Each negative operator is the exact opposite of its positive one, so a contact without the attribute matches `notEquals`.
     *     - Text ignores case unless `caseSensitive` is `true`. Text is never taken for a number.
     *     - An array matches when one of its elements does.
     *     - Patterns have at most 500 characters each. What they compile to is bounded for all patterns of a condition together: a character or class counts about one instruction, a repetition
     *       as often as it may repeat, and 2,000 are allowed, and 10,000 for all segments and published workflows of a workspace together. Of an array they search 10,000 characters, item after item.
     *     - A date without a time is the start of that day in the contact's `timezone` attribute, or else the workspace's zone.
     */
    readonly condition: Condition;
};
/** The contact does something. */
export type EventWatch = {
    readonly event: GivenEventName;
    /** A condition on the event's own data. It is decided once, when the event is recorded. */
    readonly where?: WhereCondition;
};
export type WorkflowExit = ConditionWatch | EventWatch | LeftSegmentExit;
/** The contact leaves the segment by which it came; a trigger must be `segmentEntered`. */
export type LeftSegmentExit = {
    /** @constant */
    readonly leftSegment: true;
};
/**
 * So much before (`-3d`) or after (`+2h`) the date. Where `at` gives the time, days and weeks are those of the calendar; else a day is 24 hours, also when the clock is changed.
 * @example -3d
 */
export type DateOffset = string;
/**
 * A time of the contact's own day.
 * @example 09:00
 */
export type TimeOfDay = string;
/** All days, unless given. */
export type Weekdays = readonly ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
export type WorkflowStep = SendEmailStep | WaitStep | WaitUntilStep | BranchStep | SplitStep | UpdateContactStep | SegmentStep | CallWebhookStep | EmitEventStep | EndStep;
/** Queues a message from a template, once for each visit. A contact without an address is passed by. */
export type SendEmailStep = {
    readonly type: "sendEmail";
    /** Format: uuid */
    readonly template: string;
    /** One that the template has; the newest when the workflow is published, unless given. */
    readonly version?: number;
    /**
     * Format: uuid
     * The template's, unless given.
     */
    readonly topic?: string;
    /**
     * @default marketing
     */
    readonly kind?: "marketing" | "transactional";
    /**
     * Whether the workspace's `quietHours` and `frequencyCap` do not hold it.
     * @default false
     */
    readonly ignoreLimits?: boolean;
    /** The id of a step. */
    readonly next?: StepId;
};
/** Waits for a time, or until one. */
export type WaitStep = WaitForStep | WaitForTimeStep;
export type WaitForStep = {
    /** @constant */
    readonly type: "wait";
    /**
     * `30s` `15m` `12h` `7d` `2w` are exact, a day being 24 hours; `3mo` `1y` go by the calendar. Up to 100 years.
     * @example 7d
     */
    readonly for: Duration;
    /** The id of a step. */
    readonly next?: StepId;
};
export type WaitForTimeStep = {
    /** @constant */
    readonly type: "wait";
    readonly until: UntilTime | UntilWindow | UntilDate;
    /** The id of a step. */
    readonly next?: StepId;
};
/** The next time it is that time on one of these days. */
export type UntilTime = {
    /**
     * A time of the contact's own day.
     * @example 09:00
     */
    readonly time: TimeOfDay;
    /** All days, unless given. */
    readonly days?: Weekdays;
};
/** Until it is between these times on one of these days; not at all if it is. `from` is earlier than `to`. */
export type UntilWindow = {
    /**
     * A time of the contact's own day.
     * @example 09:00
     */
    readonly from: TimeOfDay;
    /**
     * A time of the contact's own day.
     * @example 09:00
     */
    readonly to: TimeOfDay;
    /** All days, unless given. */
    readonly days?: Weekdays;
};
/** A date of the contact, which is followed when it moves. */
export type UntilDate = {
    readonly attribute: string;
    /**
     * So much before (`-3d`) or after (`+2h`) the date. Where `at` gives the time, days and weeks are those of the calendar; else a day is 24 hours, also when the clock is changed.
     * @example -3d
     */
    readonly offset?: DateOffset;
    /**
     * A time of the contact's own day.
     * @example 09:00
     */
    readonly at?: TimeOfDay;
};
/** Waits until the contact matches (which it may already) or does something. One of the ways is taken, `next` or that of the timeout, never both. */
export type WaitUntilStep = WaitUntilConditionStep | WaitUntilEventStep;
export type WaitUntilConditionStep = {
    /** @constant */
    readonly type: "waitUntil";
    /**
     * A question about a contact that has a yes or no at every instant. At most 10 levels and 100 parts.
     *
     *     - It holds or it does not; nothing is unknown. Each negative operator is the exact opposite of its positive one, so a contact without the attribute matches `notEquals`.
     *     - Text ignores case unless `caseSensitive` is `true`. Text is never taken for a number.
     *     - An array matches when one of its elements does.
     *     - Patterns have at most 500 characters each. What they compile to is bounded for all patterns of a condition together: a character or class counts about one instruction, a repetition
     *       as often as it may repeat, and 2,000 are allowed, and 10,000 for all segments and published workflows of a workspace together. Of an array they search 10,000 characters, item after item.
     *     - A date without a time is the start of that day in the contact's `timezone` attribute, or else the workspace's zone.
     */
    readonly condition: Condition;
    /** The id of a step. */
    readonly next?: StepId;
    readonly timeout?: WaitTimeout;
};
export type WaitUntilEventStep = {
    /** @constant */
    readonly type: "waitUntil";
    readonly event: GivenEventName;
    /** A condition on the event's own data. It is decided once, when the event is recorded. */
    readonly where?: WhereCondition;
    /** The id of a step. */
    readonly next?: StepId;
    readonly timeout?: WaitTimeout;
};
export type WaitTimeout = {
    /**
     * `30s` `15m` `12h` `7d` `2w` are exact, a day being 24 hours; `3mo` `1y` go by the calendar. Up to 100 years.
     * @example 7d
     */
    readonly after: Duration;
    /** The id of a step. */
    readonly next?: StepId;
};
/** The first branch that holds, or `otherwise`. */
export type BranchStep = {
    readonly type: "branch";
    readonly branches: readonly (ContactBranch | RunBranch)[];
    /** The id of a step. */
    readonly otherwise?: StepId;
};
export type ContactBranch = {
    /**
     * A question about a contact that has a yes or no at every instant. At most 10 levels and 100 parts.
     *
     *     - It holds or it does not; nothing is unknown. Each negative operator is the exact opposite of its positive one, so a contact without the attribute matches `notEquals`.
     *     - Text ignores case unless `caseSensitive` is `true`. Text is never taken for a number.
     *     - An array matches when one of its elements does.
     *     - Patterns have at most 500 characters each. What they compile to is bounded for all patterns of a condition together: a character or class counts about one instruction, a repetition
     *       as often as it may repeat, and 2,000 are allowed, and 10,000 for all segments and published workflows of a workspace together. Of an array they search 10,000 characters, item after item.
     *     - A date without a time is the start of that day in the contact's `timezone` attribute, or else the workspace's zone.
     */
    readonly if: Condition;
    /** The id of a step. */
    readonly next?: StepId;
};
/** Asks for the data of the run, such as `event.reason` (or `event.data.reason`), `calls.STEP.status` or `calls.STEP.body.score`. `event.name` is the name of the event that started it, unless its data has a `name`. Anything else, or an answer of a step that does not call, is a problem of the draft; the id of a step that calls has no dots. */
export type RunBranch = {
    /** A condition on the event's own data. It is decided once, when the event is recorded. */
    readonly where: WhereCondition;
    /** The id of a step. */
    readonly next?: StepId;
};
/** One of the branches, by chance and by their weights; the same run always draws the same. */
export type SplitStep = {
    readonly type: "split";
    readonly branches: readonly {
        /** Its share of the weights of all branches. */
        readonly weight: number;
        /** The id of a step. */
        readonly next?: StepId;
    }[];
};
/** Changes the contact as `POST /api/v2/contacts` does, by at least one of `attributes` and `operations`. */
export type UpdateContactStep = {
    readonly type: "updateContact";
    /**
     * Names and values. Values are any JSON, objects and arrays included, up to 8 levels deep.
     * @example {
     *       "firstName": "Jane",
     *       "plan": "premium",
     *       "seats": 5,
     *       "address": {
     *         "city": "Rome"
     *       },
     *       "tags": [
     *         "beta"
     *       ]
     *     }
     */
    readonly attributes?: Attributes;
    readonly operations?: readonly Operation[];
    /** The id of a step. */
    readonly next?: StepId;
};
/** Puts the contact into a manual segment, or takes it out. */
export type SegmentStep = {
    readonly type: "addToSegment" | "removeFromSegment";
    /** Format: uuid */
    readonly segment: string;
    /** The id of a step. */
    readonly next?: StepId;
};
/**
 * A request with the contact and the run's data, tried five times over half an hour. Without `onFailure`, the run fails when the call does.
 *     The address is one that webhooks may have, too: public and `https` unless the server says otherwise. A `Content-Type` among `headers` replaces `application/json`; those that say how a request is sent (`Host`, `Content-Length` and their like) and `Idempotency-Key` are refused when the workflow is published.
 *     `GET` and `DELETE` have no body: `contact`, `externalId` and `run` become the query, and `data`, which then holds none of these names, no lists or objects, and at most 1 kB.
 */
export type CallWebhookStep = {
    readonly type: "callWebhook";
    /**
     * @default POST
     */
    readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
    readonly url: string;
    readonly headers?: {
        readonly [key: string]: string;
    };
    /** Sent along as `data`. */
    readonly data?: {
        readonly [key: string]: unknown;
    };
    /** The id of a step. */
    readonly onFailure?: StepId;
    /** The id of a step. */
    readonly next?: StepId;
};
/** Records an event of the contact, as `POST /v1/events` does. */
export type EmitEventStep = {
    readonly type: "emitEvent";
    readonly event: GivenEventName;
    readonly data?: {
        readonly [key: string]: unknown;
    };
    /** The id of a step. */
    readonly next?: StepId;
};
/** Ends the run. */
export type EndStep = {
    readonly type: "end";
};
export type WorkflowInput = {
    readonly name: string;
    readonly description?: string;
    /** A definition, or what is to become one: a draft may be unfinished or wrong in any way, and is given back as it was written. It has at most 500,000 characters as JSON. What is published is a `WorkflowDefinition`. */
    readonly definition?: WorkflowDraft;
};
export type WorkflowPatch = {
    readonly name?: string;
    readonly description?: string;
    /** A definition, or what is to become one: a draft may be unfinished or wrong in any way, and is given back as it was written. It has at most 500,000 characters as JSON. What is published is a `WorkflowDefinition`. */
    readonly definition?: WorkflowDraft;
    /** The revision that you read. */
    readonly expectedRevision?: number;
};
export type ExpectedRevision = {
    /** The revision that you read. */
    readonly expectedRevision?: number;
};
export type DuplicateInput = {
    readonly name?: string;
};
export type Nothing = Record<string, never>;
export type MoveInput = {
    readonly step: string;
};
export type WorkflowState = "draft" | "published" | "paused" | "archived";
export type WorkflowSummary = {
    /** Format: uuid */
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly state: WorkflowState;
    /** Grows with every change. */
    readonly revision: number;
    /** Of which new runs are; 0 before the first is published. */
    readonly version: number;
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly updatedAt: string;
};
export type WorkflowList = {
    readonly data: readonly WorkflowSummary[];
    readonly nextCursor: string | null;
};
export type Workflow = {
    /** Format: uuid */
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly state: WorkflowState;
    /** Grows with every change. */
    readonly revision: number;
    /** Of which new runs are; 0 before the first is published. */
    readonly version: number;
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly updatedAt: string;
    /** A definition, or what is to become one: a draft may be unfinished or wrong in any way, and is given back as it was written. It has at most 500,000 characters as JSON. What is published is a `WorkflowDefinition`. */
    readonly definition: WorkflowDraft;
    /** What keeps the draft from being published. */
    readonly problems: readonly {
        /** Where it is, as a JSON Pointer. */
        readonly pointer: string;
        readonly detail: string;
    }[];
    /** The migration of runs that is under way; `null` when none is. */
    readonly migration: {
        /** The version to which runs are moved. */
        readonly to: number;
        /** How many runs were looked at, from the last beginning. */
        readonly done: number;
    } | null;
};
export type WorkflowVersion = {
    readonly version: number;
    /**
     * What starts runs, what ends them, and a map of steps by their ids, each of which names the one after it. The guide to workflows explains every part with examples.
     *     The steps from `start` on must lead to all of them, and come back to one only by way of a step that waits.
     */
    readonly definition: WorkflowDefinition;
};
/**
 * `ready`: before its step. `sleeping`, `watching`, `calling`: it waits. `failed`: it cannot go on until somebody looks after it.
 *     `completed`, `goal`, `exited`, `stopped`: it has ended.
 */
export type RunState = "ready" | "sleeping" | "watching" | "calling" | "failed" | "completed" | "goal" | "exited" | "stopped";
export type RunContact = {
    /** Format: uuid */
    readonly id: string;
    readonly email: string | null;
};
export type Run = {
    /** Format: uuid */
    readonly id: string;
    readonly contact: RunContact;
    readonly version: number;
    /** What sets it apart from other runs of the contact. */
    readonly key: string | null;
    /**
     * `ready`: before its step. `sleeping`, `watching`, `calling`: it waits. `failed`: it cannot go on until somebody looks after it.
     *     `completed`, `goal`, `exited`, `stopped`: it has ended.
     */
    readonly state: RunState;
    readonly step: string | null;
    /**
     * Format: date-time
     * When it goes on by itself; `null` also for a call, of which `call` tells when the run is read alone.
     */
    readonly until: string | null;
    readonly reason: string | null;
    /** Format: date-time */
    readonly startedAt: string;
    /**
     * Format: date-time
     * When it came to its state.
     */
    readonly since: string;
};
export type RunList = {
    readonly data: readonly Run[];
    readonly nextCursor: string | null;
};
export type LogEntry = {
    readonly seq: number;
    readonly step: string | null;
    /** The how-manieth step of the run it was. */
    readonly visit: number;
    /** Format: date-time */
    readonly at: string;
    /** For example `started`, `queued` (a message; entries of earlier versions say `sent`), `waited`, `branched`, `ended`. */
    readonly did: string;
    /**
     * What decided: the branch taken (counted from 0, or `otherwise`), the instant waited for, the reason of a failure. `read` lists what a branch, an exit, the goal or an
     *     awaited condition saw, such as `{"attribute": "plan", "value": "pro"}` (up to 20; `cut` where a value is too long to be kept whole). `started` tells the `trigger` and, from 1, its
     *     `number` in the definition; an end by `exit` its number, also from 1, or `goal`, with the `event` or `segment` that set it off. Entries of earlier versions have no
     *     `read`, `event` or `segment` beside `exit`, and count it from 0.
     */
    readonly why: {
        readonly [key: string]: unknown;
    };
    /** Of `queued`, what has become of the message by now; `null` for other entries or when it is gone. In a simulation what would have become of it in the end. */
    readonly message?: {
        /** Format: uuid */
        readonly id: string;
        /**
         * `queued` waits for its turn, `sending` is being handed over, `deferred` was not taken for now, or waits because of a limit of the workspace (`reason`). It ends as `sent`, `bounced` (refused by the mail server),
         *     `failed` (could not be made, or was tried for three days), `skipped` (must not be sent any more) or `unknown` (the answer was lost and it is not sent twice).
         */
        readonly state: MessageState;
        readonly reason: string | null;
    } | null;
};
export type RunDetail = {
    /** Format: uuid */
    readonly id: string;
    readonly contact: RunContact;
    readonly version: number;
    readonly key: string | null;
    /**
     * `ready`: before its step. `sleeping`, `watching`, `calling`: it waits. `failed`: it cannot go on until somebody looks after it.
     *     `completed`, `goal`, `exited`, `stopped`: it has ended.
     */
    readonly state: RunState;
    readonly step: string | null;
    /** Format: date-time */
    readonly until: string | null;
    readonly reason: string | null;
    /** Format: date-time */
    readonly startedAt: string;
    /** Format: date-time */
    readonly since: string;
    /** Steps that it has taken. */
    readonly steps: number;
    /** `event`, what started it, and `calls`, the answers of its calls by step. */
    readonly data: {
        readonly [key: string]: unknown;
    };
    readonly log: readonly LogEntry[];
    /** The request for whose answer the run waits; missing when it waits for none. */
    readonly call?: AwaitedCall;
};
/** The run, and what else followed from starting it or from the order; nothing more of that when the call repeats one that took effect before. */
export type RunMoved = {
    /** Format: uuid */
    readonly id: string;
    readonly contact: RunContact;
    readonly version: number;
    readonly key: string | null;
    /**
     * `ready`: before its step. `sleeping`, `watching`, `calling`: it waits. `failed`: it cannot go on until somebody looks after it.
     *     `completed`, `goal`, `exited`, `stopped`: it has ended.
     */
    readonly state: RunState;
    readonly step: string | null;
    /** Format: date-time */
    readonly until: string | null;
    readonly reason: string | null;
    /** Format: date-time */
    readonly startedAt: string;
    /** Format: date-time */
    readonly since: string;
    /** Steps that it has taken. */
    readonly steps: number;
    /** `event`, what started it, and `calls`, the answers of its calls by step. */
    readonly data: {
        readonly [key: string]: unknown;
    };
    readonly log: readonly LogEntry[];
    /** The request for whose answer the run waits; missing when it waits for none. */
    readonly call?: AwaitedCall;
    /** What the change did to memberships, committed together with it. */
    readonly segments: SegmentChanges;
    readonly workflows: WorkflowChanges;
};
/** The request for whose answer the run waits; missing when it waits for none. */
export type AwaitedCall = {
    /** That were begun, of five at most. */
    readonly attempts: number;
    /** What became of the last attempt that failed; `null` while none has. */
    readonly lastProblem: string | null;
    /**
     * Format: date-time
     * When it is tried next, or while an attempt is under way, when that is given up. `null` while the workflow is paused.
     */
    readonly nextAttemptAt: string | null;
};
export type RunInput = {
    /** Who is meant; at least one. */
    readonly identifier: Identifier;
    /** Stands where an event's data would: `{{ event.name }}` in templates, `event.name` in branches. The same rules hold for it; a run keeps the members that fit into 8 kB. */
    readonly data?: {
        readonly [key: string]: unknown;
    };
};
export type WorkflowStepList = {
    readonly data: readonly {
        readonly version: number;
        readonly step: string;
        /**
         * `ready`: before its step. `sleeping`, `watching`, `calling`: it waits. `failed`: it cannot go on until somebody looks after it.
         *     `completed`, `goal`, `exited`, `stopped`: it has ended.
         */
        readonly state: RunState;
        readonly runs: number;
    }[];
    readonly nextCursor: null;
};
export type MigrationInput = {
    /** Only runs of this version. */
    readonly from?: number;
    /** @default true */
    readonly dryRun?: boolean;
    /**
     * @default fail
     */
    readonly vanished?: "fail" | "discard";
};
export type Migration = {
    /** The present version. */
    readonly to: number;
    readonly dryRun: boolean;
    /** Why the same call with `dryRun: false` would be answered 409 now, and nobody be moved; `null` when they would. */
    readonly refusal: string | null;
    readonly groups: readonly {
        readonly version: number;
        readonly step: string;
        readonly runs: number;
        /**
         * `migrated`: goes on as it is. `restarts`: what it waits for is not what its step is now, so it takes the step as if it had just come, for example sends a mail.
         *     The step is gone: `ended` with `discard`, `refused` with `fail`. Who meets the goal, an exit or an awaited condition of the present version goes on at once besides.
         */
        readonly becomes: "migrated" | "restarts" | "ended" | "refused";
        /** Of the step in the present version; `null` when it has none of this id. */
        readonly type: string | null;
        /** The ids of some of the runs. */
        readonly some: readonly string[];
    }[];
};
export type SimulationInput = {
    /** Who is meant; at least one. */
    readonly contact?: Identifier;
    /**
     * Names and values. Values are any JSON, objects and arrays included, up to 8 levels deep.
     * @example {
     *       "firstName": "Jane",
     *       "plan": "premium",
     *       "seats": 5,
     *       "address": {
     *         "city": "Rome"
     *       },
     *       "tags": [
     *         "beta"
     *       ]
     *     }
     */
    readonly attributes?: Attributes;
    /** Whether it gets anything but transactional messages; who is made up does, unless you say otherwise. */
    readonly subscribed?: boolean;
    /** Its choices. Opting in counts as confirmed. */
    readonly topics?: TopicChoices;
    /**
     * Start the contact directly.
     * @default false
     */
    readonly start?: boolean;
    /** With `start`, what it starts with, as in `startRun`. */
    readonly data?: {
        readonly [key: string]: unknown;
    };
    /** What happens then. */
    readonly future?: readonly {
        /** Seen from now, for example `2d`. */
        readonly after?: string;
        readonly event?: string;
        readonly data?: {
            readonly [key: string]: unknown;
        };
        /**
         * Names and values. Values are any JSON, objects and arrays included, up to 8 levels deep.
         * @example {
         *       "firstName": "Jane",
         *       "plan": "premium",
         *       "seats": 5,
         *       "address": {
         *         "city": "Rome"
         *       },
         *       "tags": [
         *         "beta"
         *       ]
         *     }
         */
        readonly attributes?: Attributes;
        /** That it unsubscribes from everything but transactional messages, or comes back. An event that tells of it changes nothing by itself. */
        readonly subscribed?: boolean;
        /** Choices that it makes. Opting in counts as confirmed. */
        readonly topics?: TopicChoices;
    }[];
    /** @default 30d */
    readonly until?: string;
    /**
     * What calls of the workflow are answered that `calls` does not name. A status on which a call is tried again counts after the last attempt, 35 minutes and 35 seconds later.
     * @default 200
     */
    readonly callStatus?: number;
    /** What the calls of single steps are answered, by the id of the step. */
    readonly calls?: {
        readonly [key: string]: {
            readonly status: number;
            /** The JSON of the answer, which branches read as `calls.STEP.body`. */
            readonly body?: unknown;
        };
    };
};
export type Simulation = {
    /** Format: date-time */
    readonly until: string;
    /** False when not all of it is here: after 1,000 decisions, 100,000 looks at messages, 10,000 entries of logs, messages or flips of segments, each. Of 100 messages, up to 5 million characters, there is what they say; of more it is taken that they can be made. */
    readonly whole: boolean;
    readonly runs: readonly {
        /** Format: date-time */
        readonly startedAt: string;
        readonly ended: boolean;
        readonly step: string | null;
        readonly log: readonly LogEntry[];
    }[];
    readonly messages: readonly {
        /**
         * Format: uuid
         * As in the log of its run.
         */
        readonly id: string;
        /**
         * Format: date-time
         * When its step wants it.
         */
        readonly at: string;
        readonly step: string;
        readonly kind: "transactional" | "marketing";
        /**
         * In the end of the simulation, in the words of `MessageState`. `deferred`: a limit of the workspace holds it beyond that. `queued`: the simulation was cut short before it was looked at.
         */
        readonly state: SimulatedMessageState;
        /** Why it is skipped or failed, or what it waits for, as of real messages. */
        readonly reason: string | null;
        /** Format: date-time */
        readonly sentAt: string | null;
        /**
         * Format: date-time
         * When it is looked at next; `null` once it is decided.
         */
        readonly nextAttemptAt: string | null;
        /** What it waited for on its way, each once. */
        readonly heldBy: readonly ("quiet-hours" | "frequency-cap")[];
        /** Format: uuid */
        readonly template: string;
        readonly version: number;
        /** This, `html` and `text` as it is sent, or as it would be when its step wants it. */
        readonly subject?: string;
        readonly html?: string;
        readonly text?: string;
        /** Why it cannot be rendered. */
        readonly problem?: string;
    }[];
    readonly segments: readonly {
        /** Format: date-time */
        readonly at: string;
        /** Format: uuid */
        readonly id: string;
        readonly name: string;
        readonly change: "entered" | "exited";
    }[];
    /** What of the future could not be done. */
    readonly refusals: readonly {
        /** Format: date-time */
        readonly at: string;
        readonly detail: string;
    }[];
    /** The contact's, in the end. */
    readonly attributes: {
        readonly [key: string]: unknown;
    };
};
/**
 * In the end of the simulation, in the words of `MessageState`. `deferred`: a limit of the workspace holds it beyond that. `queued`: the simulation was cut short before it was looked at.
 */
export type SimulatedMessageState = "queued" | "deferred" | "sent" | "failed" | "skipped";
export type RecipeName = "onboarding" | "plan-upgrade" | "feature-activation" | "trial-ending";
export type RecipeInput = {
    /** @default false */
    readonly publish?: boolean;
};
export type RecipeList = {
    readonly data: readonly {
        readonly name: RecipeName;
        readonly title: string;
        readonly description: string;
        /** A definition, or what is to become one: a draft may be unfinished or wrong in any way, and is given back as it was written. It has at most 500,000 characters as JSON. What is published is a `WorkflowDefinition`. */
        readonly definition: WorkflowDraft;
    }[];
    readonly nextCursor: null;
};
export type InstalledRecipe = {
    /** Format: uuid */
    readonly workflow: string;
    readonly published: boolean;
    readonly templates: readonly string[];
    readonly segments: readonly string[];
};
export type WorkflowChanges = {
    /** In which a run of the contact began, also one that has ended with the same change. */
    readonly started: readonly Reference[];
    /** Of which a run that was under way has ended, in whatever way: after its last step, by its goal or an exit, or stopped. */
    readonly exited: readonly Reference[];
};
export type ContactChange = {
    readonly contact: Contact;
    /** Whether the contact is new. */
    readonly created: boolean;
    /** Whether anything about the contact is different now. */
    readonly changed: boolean;
    /** What the change did to memberships, committed together with it. */
    readonly segments: SegmentChanges;
    readonly workflows: WorkflowChanges;
};
export type ContactList = {
    readonly data: readonly Contact[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
export type ContactSearch = {
    /**
     * A question about a contact that has a yes or no at every instant. At most 10 levels and 100 parts.
     *
     *     - It holds or it does not; nothing is unknown. Each negative operator is the exact opposite of its positive one, so a contact without the attribute matches `notEquals`.
     *     - Text ignores case unless `caseSensitive` is `true`. Text is never taken for a number.
     *     - An array matches when one of its elements does.
     *     - Patterns have at most 500 characters each. What they compile to is bounded for all patterns of a condition together: a character or class counts about one instruction, a repetition
     *       as often as it may repeat, and 2,000 are allowed, and 10,000 for all segments and published workflows of a workspace together. Of an array they search 10,000 characters, item after item.
     *     - A date without a time is the start of that day in the contact's `timezone` attribute, or else the workspace's zone.
     */
    readonly condition: Condition;
    /** @default 50 */
    readonly limit?: number;
    readonly cursor?: string;
};
export type ContactBulk = {
    /** They are checked one by one, so that a bad one fails alone. */
    readonly contacts: readonly ContactBulkItem[];
};
export type ContactBulkItem = ContactUpsert | ContactBulkDelete;
export type ContactBulkDelete = {
    /** @constant */
    readonly delete: true;
    /** Who is meant; at least one. */
    readonly identifier: Identifier;
    /** @default false */
    readonly suppress?: boolean;
};
export type ContactBulkResult = {
    readonly results: readonly ContactBulkItemResult[];
    readonly created: Count;
    readonly updated: Count;
    readonly unchanged: Count;
    readonly deleted: Count;
    readonly failed: Count;
};
export type ContactBulkItemResult = {
    /** The item's place, from 0. */
    readonly index: number;
    readonly status: "created" | "updated" | "unchanged" | "deleted" | "failed";
    /**
     * Format: uuid
     * The contact's id; missing if the item failed, or if nobody is left whom it was about.
     */
    readonly id?: string;
    /**
     * There when the contact gets nothing but transactional messages.
     * @constant
     */
    readonly subscribed?: false;
    /** Why an item failed. Pointers are relative to the item. */
    readonly error?: ItemProblem;
};
/** Why an item failed. Pointers are relative to the item. */
export type ItemProblem = {
    /** Format: uri */
    readonly type: string;
    readonly detail: string;
    readonly errors?: readonly Violation[];
};
export type Count = number;
export type ContactSegments = {
    readonly data: readonly ContactSegment[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
export type ContactSegment = {
    /** Format: uuid */
    readonly id: string;
    readonly name: string;
    readonly type: SegmentType;
    /** Format: date-time */
    readonly enteredAt: string;
};
/** What to pass as `cursor` for the next page; `null` at the end. */
export type NextCursor = string | null;
export type Timeline = {
    readonly data: readonly TimelineEntry[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
/** One thing that happened; `kind` tells which. */
export type TimelineEntry = EventEntry | SegmentEntry;
export type EventEntry = {
    readonly kind: "event";
    /** Format: date-time */
    readonly at: string;
    readonly event: Event;
};
export type SegmentEntry = {
    readonly kind: "segment";
    /** Format: date-time */
    readonly at: string;
    readonly change: "entered" | "exited";
    readonly segment: Reference;
};
export type PersonExport = {
    /** Format: date-time */
    readonly exportedAt: string;
    readonly contact: Contact;
    readonly events: readonly Event[];
    readonly segments: readonly ContactSegment[];
    readonly segmentHistory: readonly {
        readonly segment: Reference;
        readonly change: "entered" | "exited";
        /** Format: date-time */
        readonly at: string;
    }[];
    /** Every change of consent with its proof, the oldest first. */
    readonly consent: readonly {
        /** Format: date-time */
        readonly at: string;
        /** In the words that it had then; `null` for everything but transactional messages. */
        readonly topic: {
            /** Format: uuid */
            readonly id: string;
            readonly version: number;
            readonly name: string | null;
            readonly description: string | null;
        } | null;
        readonly given: boolean;
        readonly how: "api" | "import" | "resubscribing-import" | "workflow" | "page" | "one-click" | "double-opt-in" | "complaint";
        /**
         * Format: uuid
         * Whose link was followed.
         */
        readonly message: string | null;
        /** From which address of the Internet a person did it. */
        readonly source: string | null;
        readonly userAgent: string | null;
    }[];
    readonly topics: readonly ContactTopic[];
    /** When the person was asked to confirm that they opted in. */
    readonly confirmations: readonly {
        /**
         * Format: uuid
         * The message that asked.
         */
        readonly message: string;
        readonly topics: readonly string[];
        /** Format: date-time */
        readonly askedAt: string;
        /** Format: date-time */
        readonly confirmedAt: string | null;
    }[];
    /** Why the address is not written to; empty if it is. */
    readonly suppressions: readonly Suppression[];
    /** Messages to the address that did not arrive, of late; too many and it is given up. */
    readonly softBounces: readonly {
        /** Format: date-time */
        readonly at: string;
    }[];
    readonly messages: readonly PersonMessage[];
    /** Messages as they were rendered, where the built-in mailbox has them. The source is left out; it says the same. */
    readonly mailbox: readonly {
        /**
         * Format: uuid
         * That of the message.
         */
        readonly id: string;
        /** Format: uuid */
        readonly contact: string;
        readonly to: string;
        readonly subject: string;
        /** Format: date-time */
        readonly receivedAt: string;
        readonly html: string;
        readonly text: string;
    }[];
    readonly tests: readonly PersonTest[];
    /** The links that the person followed. */
    readonly clicks: readonly {
        /**
         * Format: uuid
         * That it stood in.
         */
        readonly message: string;
        readonly url: string;
        readonly clicks: number;
        /** By machines that look at mail before or instead of people. */
        readonly machineClicks: number;
        /** Format: date-time */
        readonly firstAt: string;
        /** Format: date-time */
        readonly lastAt: string;
    }[];
    /** Campaigns under way whose audience the person belongs to. Those that have ended keep no audience; their messages are among `messages`. */
    readonly campaigns: readonly {
        readonly campaign: Reference;
        /**
         * Format: date-time
         * When the person gets it, where that is not the same for all.
         */
        readonly dueAt: string | null;
    }[];
    /** The person's way through workflows, with every decision. */
    readonly runs: readonly {
        readonly workflow: Reference;
        readonly run: RunDetail;
    }[];
    readonly calls: readonly PersonCall[];
    readonly webhookMessages: readonly PersonWebhookMessage[];
    /** Answers to calls about the person, kept for a day so that a repetition with the same `Idempotency-Key` gets the same one. */
    readonly answers: readonly {
        /**
         * Format: date-time
         * When the call came.
         */
        readonly at: string;
        readonly status: number;
        readonly mediaType: string | null;
        readonly body: string | null;
    }[];
};
export type PersonMessage = {
    readonly message: Message;
    /** What it says, before it is rendered, as far as no template says it. */
    readonly content: {
        readonly [key: string]: unknown;
    } | null;
    /** The variables it is rendered with beside the contact. */
    readonly data: {
        readonly [key: string]: unknown;
    };
    /**
     * Format: uuid
     * That sent it.
     */
    readonly run: string | null;
    /** Of the run. */
    readonly step: string | null;
    /**
     * Format: date-time
     * When somebody reported that it arrived.
     */
    readonly deliveredAt: string | null;
    /** Format: date-time */
    readonly hardBouncedAt: string | null;
    /** Format: date-time */
    readonly softBouncedAt: string | null;
    /** Format: date-time */
    readonly complainedAt: string | null;
    /**
     * Format: date-time
     * When the person left by one of its links.
     */
    readonly unsubscribedAt: string | null;
};
/** A message that showed somebody else what the person would get. */
export type PersonTest = {
    /** Format: uuid */
    readonly id: string;
    /** Format: uuid */
    readonly template: string | null;
    readonly version: number | null;
    readonly content: {
        readonly [key: string]: unknown;
    } | null;
    readonly data: {
        readonly [key: string]: unknown;
    };
    /**
     * `queued` waits for its turn, `sending` is being handed over, `deferred` was not taken for now, or waits because of a limit of the workspace (`reason`). It ends as `sent`, `bounced` (refused by the mail server),
     *     `failed` (could not be made, or was tried for three days), `skipped` (must not be sent any more) or `unknown` (the answer was lost and it is not sent twice).
     */
    readonly state: MessageState;
    /** As it was rendered; `null` before that. */
    readonly subject: string | null;
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly sentAt: string | null;
    /** As it was rendered, where the built-in mailbox has it. */
    readonly html: string | null;
    readonly text: string | null;
};
/** A request of a run that has not been answered yet. What was answered is in the run's `data`. */
export type PersonCall = {
    /** Format: uuid */
    readonly id: string;
    /** Format: uuid */
    readonly run: string;
    readonly step: string;
    readonly visit: number;
    readonly method: string;
    /** Who is called. */
    readonly host: string | null;
    /** What the step adds. */
    readonly data: unknown;
    /** What the run knows and the request says. */
    readonly runData: {
        readonly [key: string]: unknown;
    };
    readonly attempts: number;
    /** What became of the last attempt that failed. */
    readonly lastProblem: string | null;
    /**
     * Format: date-time
     * `null` while its workflow is paused.
     */
    readonly nextAttemptAt: string | null;
    /** Format: date-time */
    readonly createdAt: string;
};
/** What webhooks were told of the person, in the last 30 days. */
export type PersonWebhookMessage = {
    /** The message, the same for all webhooks. */
    readonly id: string;
    readonly type: string;
    /** Format: date-time */
    readonly createdAt: string;
    /** Exactly what is sent. */
    readonly body: string;
    /** To which webhooks, and what came of it. */
    readonly deliveries: readonly {
        /**
         * Format: uuid
         * It may have been deleted.
         */
        readonly webhook: string;
        readonly state: "pending" | "delivered" | "failed";
        readonly attempts: number;
        /** Format: date-time */
        readonly nextAttemptAt: string | null;
        readonly latestAttempt: {
            /** Format: date-time */
            readonly at: string;
            readonly tookMillis: number;
            /** Why there was no answer. */
            readonly error: string | null;
            readonly status: number | null;
            /** Up to 1 kB of what came back. */
            readonly answer: string | null;
        } | null;
    }[];
};
export type EventInput = {
    /**
     * The event's name. We suggest the past tense and underscores.
     * @example feature_used
     */
    readonly event: string;
    /** Who is meant; at least one. */
    readonly identifier: Identifier;
    /**
     * Whatever belongs to the event; conditions call its members properties. Up to 100 kB and 400 members, nested up to 8 deep. Names and values obey the
     *     rules of attributes: numbers have up to 100 digits and an exponent of up to 400 either way, texts 10,000 characters, arrays 1,000 items.
     */
    readonly data?: {
        readonly [key: string]: unknown;
    };
    /**
     * Format: date-time
     * When it happened. Now, if missing.
     */
    readonly occurredAt?: string;
    /** Your id of the event. The same id is recorded once within 7 days. */
    readonly id?: string;
    /**
     * Names and values. Values are any JSON, objects and arrays included, up to 8 levels deep.
     * @example {
     *       "firstName": "Jane",
     *       "plan": "premium",
     *       "seats": 5,
     *       "address": {
     *         "city": "Rome"
     *       },
     *       "tags": [
     *         "beta"
     *       ]
     *     }
     */
    readonly attributes?: Attributes;
    readonly operations?: readonly Operation[];
    /**
     * Format: uuid
     * Starts this workflow for the contact, whatever its triggers are. Where it is paused or archived the event is recorded all the same, and the answer says so.
     */
    readonly workflow?: string;
    /**
     * Record and count, but start nothing.
     * @default false
     */
    readonly backfill?: boolean;
};
export type Event = {
    /**
     * Format: uuid
     * SegMailer's id of the event.
     */
    readonly id: string;
    /** The event's name. */
    readonly event: string;
    readonly data: {
        readonly [key: string]: unknown;
    };
    /** Format: date-time */
    readonly occurredAt: string;
    /** Format: date-time */
    readonly receivedAt: string;
};
export type EventResult = {
    /**
     * Format: uuid
     * SegMailer's id of the event; `null` for a duplicate.
     */
    readonly id: string | null;
    readonly status: "recorded" | "duplicate";
    /** `null` only for a duplicate whose contact was erased meanwhile. */
    readonly contact: ContactReference | null;
    /** Whether the contact is new. */
    readonly created: boolean;
    /** What the change did to memberships, committed together with it. */
    readonly segments: SegmentChanges;
    readonly workflows: WorkflowChanges;
    /**
     * Why the contact did not start in the workflow that was named; missing when it did, or none was. An event is recorded all the same.
     *
     *     - `not-published`, `paused`, `archived`: the workflow takes nobody. An event that names one that is not published is refused.
     *     - `backfill`: the event is older than 72 hours, or says so.
     *     - `audience`: the contact is not in it.
     *     - `reentry`: it entered before, and may not enter again, or not yet.
     *     - `active`: its run is under way.
     *     - `no-key`: the workflow has a `key`, and the data has nothing there that sets runs apart.
     *     - `would-leave`: the goal or an exit holds already.
     *     - `no-room`: it is in 50 runs, of which none has failed.
     */
    readonly notStarted?: NotStarted;
    /** The same for people, with what it rests on; missing with `notStarted`. */
    readonly notStartedDetail?: string;
};
/**
 * Why the contact did not start in the workflow that was named; missing when it did, or none was. An event is recorded all the same.
 *
 *     - `not-published`, `paused`, `archived`: the workflow takes nobody. An event that names one that is not published is refused.
 *     - `backfill`: the event is older than 72 hours, or says so.
 *     - `audience`: the contact is not in it.
 *     - `reentry`: it entered before, and may not enter again, or not yet.
 *     - `active`: its run is under way.
 *     - `no-key`: the workflow has a `key`, and the data has nothing there that sets runs apart.
 *     - `would-leave`: the goal or an exit holds already.
 *     - `no-room`: it is in 50 runs, of which none has failed.
 */
export type NotStarted = "not-published" | "paused" | "archived" | "backfill" | "audience" | "reentry" | "active" | "no-key" | "would-leave" | "no-room";
export type EventBulk = {
    /** They are checked one by one, so that a bad one fails alone. */
    readonly events: readonly EventInput[];
};
export type EventBulkResult = {
    readonly results: readonly EventBulkItemResult[];
    readonly recorded: Count;
    readonly duplicate: Count;
    readonly failed: Count;
};
export type EventBulkItemResult = {
    /** The item's place, from 0. */
    readonly index: number;
    readonly status: "recorded" | "duplicate" | "failed";
    /**
     * Format: uuid
     * The event's id; missing if the item failed or is a duplicate.
     */
    readonly id?: string;
    /**
     * Format: uuid
     * The contact's id; missing if the item failed.
     */
    readonly contact?: string;
    /**
     * Why the contact did not start in the workflow that was named; missing when it did, or none was. An event is recorded all the same.
     *
     *     - `not-published`, `paused`, `archived`: the workflow takes nobody. An event that names one that is not published is refused.
     *     - `backfill`: the event is older than 72 hours, or says so.
     *     - `audience`: the contact is not in it.
     *     - `reentry`: it entered before, and may not enter again, or not yet.
     *     - `active`: its run is under way.
     *     - `no-key`: the workflow has a `key`, and the data has nothing there that sets runs apart.
     *     - `would-leave`: the goal or an exit holds already.
     *     - `no-room`: it is in 50 runs, of which none has failed.
     */
    readonly notStarted?: NotStarted;
    /** The same for people, with what it rests on; missing with `notStarted`. */
    readonly notStartedDetail?: string;
    /** Why an item failed. Pointers are relative to the item. */
    readonly error?: ItemProblem;
};
export type EventNames = {
    readonly data: readonly EventName[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
export type EventName = {
    readonly name: string;
    /** Format: date-time */
    readonly firstSeenAt: string;
    readonly properties: readonly {
        readonly name: string;
        readonly types: readonly SeenType[];
    }[];
};
export type SegmentType = "dynamic" | "manual";
export type SegmentInput = {
    readonly name: string;
    /** @default  */
    readonly description?: string;
    /** Follows from whether there is a condition, so you may leave it out. */
    readonly type?: SegmentType;
    /**
     * A question about a contact that has a yes or no at every instant. At most 10 levels and 100 parts.
     *
     *     - It holds or it does not; nothing is unknown. Each negative operator is the exact opposite of its positive one, so a contact without the attribute matches `notEquals`.
     *     - Text ignores case unless `caseSensitive` is `true`. Text is never taken for a number.
     *     - An array matches when one of its elements does.
     *     - Patterns have at most 500 characters each. What they compile to is bounded for all patterns of a condition together: a character or class counts about one instruction, a repetition
     *       as often as it may repeat, and 2,000 are allowed, and 10,000 for all segments and published workflows of a workspace together. Of an array they search 10,000 characters, item after item.
     *     - A date without a time is the start of that day in the contact's `timezone` attribute, or else the workspace's zone.
     */
    readonly condition?: Condition;
};
export type SegmentPatch = {
    readonly name?: string;
    readonly description?: string;
    /**
     * A question about a contact that has a yes or no at every instant. At most 10 levels and 100 parts.
     *
     *     - It holds or it does not; nothing is unknown. Each negative operator is the exact opposite of its positive one, so a contact without the attribute matches `notEquals`.
     *     - Text ignores case unless `caseSensitive` is `true`. Text is never taken for a number.
     *     - An array matches when one of its elements does.
     *     - Patterns have at most 500 characters each. What they compile to is bounded for all patterns of a condition together: a character or class counts about one instruction, a repetition
     *       as often as it may repeat, and 2,000 are allowed, and 10,000 for all segments and published workflows of a workspace together. Of an array they search 10,000 characters, item after item.
     *     - A date without a time is the start of that day in the contact's `timezone` attribute, or else the workspace's zone.
     */
    readonly condition?: Condition;
};
export type Segment = {
    /** Format: uuid */
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly type: SegmentType;
    /** `null` for a manual segment. */
    readonly condition: Condition | null;
    /**
     * While `building`, contacts that have not been looked at yet count as being where they were.
     */
    readonly state: "building" | "live";
    /** How many contacts have been looked at; only while building. */
    readonly progress?: {
        readonly done: Count;
        readonly total: Count;
    };
    readonly members: Count;
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly updatedAt: string;
};
export type SegmentList = {
    readonly data: readonly Segment[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
export type SegmentPreviewInput = {
    /**
     * A question about a contact that has a yes or no at every instant. At most 10 levels and 100 parts.
     *
     *     - It holds or it does not; nothing is unknown. Each negative operator is the exact opposite of its positive one, so a contact without the attribute matches `notEquals`.
     *     - Text ignores case unless `caseSensitive` is `true`. Text is never taken for a number.
     *     - An array matches when one of its elements does.
     *     - Patterns have at most 500 characters each. What they compile to is bounded for all patterns of a condition together: a character or class counts about one instruction, a repetition
     *       as often as it may repeat, and 2,000 are allowed, and 10,000 for all segments and published workflows of a workspace together. Of an array they search 10,000 characters, item after item.
     *     - A date without a time is the start of that day in the contact's `timezone` attribute, or else the workspace's zone.
     */
    readonly condition: Condition;
    /**
     * Format: uuid
     * Compare with what this segment holds now.
     */
    readonly segment?: string;
    /** @default 5 */
    readonly sample?: number;
};
export type SegmentPreview = {
    /** Contacts that match. */
    readonly count: number;
    /** Contacts there are. */
    readonly total: number;
    readonly sample: readonly Contact[];
    /** Matching, and not a member now. Only with `segment`. */
    readonly entering?: number;
    /** A member now, and not matching. Only with `segment`. */
    readonly leaving?: number;
};
export type SegmentContacts = {
    readonly contacts: readonly Identifier[];
};
export type SegmentContactsAdded = {
    readonly added: Count;
    /** Were in it already. */
    readonly unchanged: number;
    /** Are no contacts. */
    readonly missing: readonly SegmentContactMissing[];
    /** Whom anything else kept from it, and what. */
    readonly failures: readonly SegmentContactFailure[];
};
export type SegmentContactsRemoved = {
    readonly removed: Count;
    /** Were not in it. */
    readonly unchanged: number;
    /** Are no contacts. */
    readonly missing: readonly SegmentContactMissing[];
    /** Whom anything else kept from it, and what. */
    readonly failures: readonly SegmentContactFailure[];
};
/** Who is no contact, as the call named them; only the place where the answer is a replayed one, which is kept for nobody's address. */
export type SegmentContactMissing = {
    /** The place among `contacts`, from 0. */
    readonly index: number;
    readonly email?: string;
    /** Format: uuid */
    readonly id?: string;
    readonly externalId?: string;
};
export type SegmentContactFailure = {
    /** The place among `contacts`, from 0. */
    readonly index: number;
    /** Why an item failed. Pointers are relative to the item. */
    readonly error: ItemProblem;
};
export type Explanation = {
    readonly segment: Reference;
    readonly contact: ContactReference;
    /**
     * Format: date-time
     * The instant for which this was decided.
     */
    readonly at: string;
    readonly matches: boolean;
    /**
     * Format: date-time
     * Until then the verdict stands unless the contact changes; `null` if time alone never changes it.
     */
    readonly until: string | null;
    /** The condition, part by part; `null` for a manual segment. */
    readonly node: ExplanationNode | null;
};
export type ExplanationNode = {
    /** This part of the condition. */
    readonly condition: {
        readonly [key: string]: unknown;
    };
    readonly matches: boolean;
    /** Format: date-time */
    readonly until: string | null;
    /**
     * What was looked at: of an attribute its value, of an event its `count` (and `countInWindow` or `sum`), `first` and `last`,
     *     (`countInWindowAtLeast` where there may be more than are kept: a contact keeps as many times as the conditions on the event need),
     *     of a segment whether the contact is in it. `null` if there was nothing, and for `all`, `any` and `not`.
     */
    readonly seen: unknown;
    readonly nodes: readonly ExplanationNode[];
};
export type SegmentHistory = {
    readonly data: readonly SegmentHistoryEntry[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
export type SegmentHistoryEntry = {
    readonly contact: ContactReference;
    readonly change: "entered" | "exited";
    /** Format: date-time */
    readonly at: string;
};
/**
 * A question about a contact that has a yes or no at every instant. At most 10 levels and 100 parts.
 *
 *     - It holds or it does not; nothing is unknown. Each negative operator is the exact opposite of its positive one, so a contact without the attribute matches `notEquals`.
 *     - Text ignores case unless `caseSensitive` is `true`. Text is never taken for a number.
 *     - An array matches when one of its elements does.
 *     - Patterns have at most 500 characters each. What they compile to is bounded for all patterns of a condition together: a character or class counts about one instruction, a repetition
 *       as often as it may repeat, and 2,000 are allowed, and 10,000 for all segments and published workflows of a workspace together. Of an array they search 10,000 characters, item after item.
 *     - A date without a time is the start of that day in the contact's `timezone` attribute, or else the workspace's zone.
 */
export type Condition = AllCondition | AnyCondition | NotCondition | AttributeCondition | EventCountCondition | EventDateCondition | EventSumCondition | SegmentCondition | SampleCondition;
/** Holds when all of them hold; an empty list holds. */
export type AllCondition = {
    readonly all: readonly Condition[];
};
/** Holds when at least one of them holds; an empty list does not. */
export type AnyCondition = {
    readonly any: readonly Condition[];
};
/** Holds when it does not. */
export type NotCondition = {
    /**
     * A question about a contact that has a yes or no at every instant. At most 10 levels and 100 parts.
     *
     *     - It holds or it does not; nothing is unknown. Each negative operator is the exact opposite of its positive one, so a contact without the attribute matches `notEquals`.
     *     - Text ignores case unless `caseSensitive` is `true`. Text is never taken for a number.
     *     - An array matches when one of its elements does.
     *     - Patterns have at most 500 characters each. What they compile to is bounded for all patterns of a condition together: a character or class counts about one instruction, a repetition
     *       as often as it may repeat, and 2,000 are allowed, and 10,000 for all segments and published workflows of a workspace together. Of an array they search 10,000 characters, item after item.
     *     - A date without a time is the start of that day in the contact's `timezone` attribute, or else the workspace's zone.
     */
    readonly not: Condition;
};
/**
 * Tests one attribute. `attribute` is a name, or a path into objects (`address.city`), or one of the built-in
 *     `$email` `$emailDomain` `$createdAt` `$updatedAt` `$subscribed` `$id`.
 */
export type AttributeCondition = {
    readonly attribute: string;
    /**
     * | operator | `value` | holds when the attribute is there and |
     *     |---|---|---|
     *     | `equals` `notEquals` | text, number, boolean | is of the same type and equal |
     *     | `in` `notIn` | up to 1,000 of them | equals one of them |
     *     | `exists` `notExists` | none | is not null; `""`, `0`, `false` and `[]` are there |
     *     | `contains` `notContains` `startsWith` `endsWith` | text | has it inside, at the beginning, at the end |
     *     | `matches` `notMatches` | RE2 pattern | has a match anywhere in its first 2,000 characters |
     *     | `greaterThan` `greaterOrEqual` `lessThan` `lessOrEqual` | number | compares so |
     *     | `between` | `[low, high]`, numbers or dates | is from low to high, both included |
     *     | `isTrue` `isFalse` | none | is `true`, is `false`; missing is neither |
     *     | `before` `after` | date or `"now"` | is earlier, later |
     *     | `on` | day | is within that day |
     *     | `withinLast` `moreThanAgo` | duration | lies back at most that long, at least that long |
     *     | `withinNext` `moreThanAhead` | duration | lies ahead less than that, at least that |
     *     | `anniversaryWithinNext` | duration | its month and day come round in that time |
     */
    readonly operator: Operator;
    /**
     * What the operator compares with. Dates are `2026-03-01`, `2026-03-01T09:30` or with an offset. Durations are
     *     `30s` `15m` `12h` `7d` `2w` (exact) and `3mo` `1y` (by the calendar).
     */
    readonly value?: OperatorValue;
    /** @default false */
    readonly caseSensitive?: boolean;
};
/**
 * | operator | `value` | holds when the attribute is there and |
 *     |---|---|---|
 *     | `equals` `notEquals` | text, number, boolean | is of the same type and equal |
 *     | `in` `notIn` | up to 1,000 of them | equals one of them |
 *     | `exists` `notExists` | none | is not null; `""`, `0`, `false` and `[]` are there |
 *     | `contains` `notContains` `startsWith` `endsWith` | text | has it inside, at the beginning, at the end |
 *     | `matches` `notMatches` | RE2 pattern | has a match anywhere in its first 2,000 characters |
 *     | `greaterThan` `greaterOrEqual` `lessThan` `lessOrEqual` | number | compares so |
 *     | `between` | `[low, high]`, numbers or dates | is from low to high, both included |
 *     | `isTrue` `isFalse` | none | is `true`, is `false`; missing is neither |
 *     | `before` `after` | date or `"now"` | is earlier, later |
 *     | `on` | day | is within that day |
 *     | `withinLast` `moreThanAgo` | duration | lies back at most that long, at least that long |
 *     | `withinNext` `moreThanAhead` | duration | lies ahead less than that, at least that |
 *     | `anniversaryWithinNext` | duration | its month and day come round in that time |
 */
export type Operator = "equals" | "notEquals" | "in" | "notIn" | "exists" | "notExists" | "contains" | "notContains" | "startsWith" | "endsWith" | "matches" | "notMatches" | "greaterThan" | "greaterOrEqual" | "lessThan" | "lessOrEqual" | "between" | "isTrue" | "isFalse" | "before" | "after" | "on" | "withinLast" | "moreThanAgo" | "withinNext" | "moreThanAhead" | "anniversaryWithinNext";
/**
 * What the operator compares with. Dates are `2026-03-01`, `2026-03-01T09:30` or with an offset. Durations are
 *     `30s` `15m` `12h` `7d` `2w` (exact) and `3mo` `1y` (by the calendar).
 */
export type OperatorValue = string | number | boolean | readonly (string | number | boolean)[];
/**
 * `30s` `15m` `12h` `7d` `2w` are exact, a day being 24 hours; `3mo` `1y` go by the calendar. Up to 100 years.
 * @example 7d
 */
export type Duration = string;
export type GivenEventName = string;
/**
 * How often the event happened: at least once, unless `atLeast`, `atMost`, `exactly` or `between` says otherwise (at most one of them),
 *     over all time, unless `withinLast`, `since` or `before` says otherwise (at most one of them). Counts within a time go up to 100.
 *     `notPerformed` is the exact opposite.
 *
 *     What machines did does not count: of `email.opened` and `email.clicked`, events whose property `machine` is `true` are left out, unless `where` asks about that property.
 *     The same goes for the other conditions on events.
 */
export type EventCountCondition = {
    readonly event: GivenEventName;
    readonly operator: "performed" | "notPerformed";
    readonly atLeast?: number;
    readonly atMost?: number;
    readonly exactly?: number;
    readonly between?: readonly number[];
    /**
     * `30s` `15m` `12h` `7d` `2w` are exact, a day being 24 hours; `3mo` `1y` go by the calendar. Up to 100 years.
     * @example 7d
     */
    readonly withinLast?: Duration;
    /** A date. */
    readonly since?: string;
    /** A date. */
    readonly before?: string;
    /** A condition on the event's own data. It is decided once, when the event is recorded. */
    readonly where?: WhereCondition;
};
/** When the event happened first or last. If it never did, this does not hold, whatever the test. */
export type EventDateCondition = {
    readonly event: GivenEventName;
    readonly operator: "firstPerformed" | "lastPerformed";
    /** An operator for dates (first, last) or for numbers (sum), and its value. */
    readonly test: ValueTest;
    /** A condition on the event's own data. It is decided once, when the event is recorded. */
    readonly where?: WhereCondition;
};
/** What a number in the event's data adds up to over all time. The sum of nothing is 0. */
export type EventSumCondition = {
    readonly event: GivenEventName;
    /** @constant */
    readonly operator: "sum";
    readonly property: string;
    /** An operator for dates (first, last) or for numbers (sum), and its value. */
    readonly test: ValueTest;
    /** A condition on the event's own data. It is decided once, when the event is recorded. */
    readonly where?: WhereCondition;
};
/** An operator for dates (first, last) or for numbers (sum), and its value. */
export type ValueTest = {
    /**
     * | operator | `value` | holds when the attribute is there and |
     *     |---|---|---|
     *     | `equals` `notEquals` | text, number, boolean | is of the same type and equal |
     *     | `in` `notIn` | up to 1,000 of them | equals one of them |
     *     | `exists` `notExists` | none | is not null; `""`, `0`, `false` and `[]` are there |
     *     | `contains` `notContains` `startsWith` `endsWith` | text | has it inside, at the beginning, at the end |
     *     | `matches` `notMatches` | RE2 pattern | has a match anywhere in its first 2,000 characters |
     *     | `greaterThan` `greaterOrEqual` `lessThan` `lessOrEqual` | number | compares so |
     *     | `between` | `[low, high]`, numbers or dates | is from low to high, both included |
     *     | `isTrue` `isFalse` | none | is `true`, is `false`; missing is neither |
     *     | `before` `after` | date or `"now"` | is earlier, later |
     *     | `on` | day | is within that day |
     *     | `withinLast` `moreThanAgo` | duration | lies back at most that long, at least that long |
     *     | `withinNext` `moreThanAhead` | duration | lies ahead less than that, at least that |
     *     | `anniversaryWithinNext` | duration | its month and day come round in that time |
     */
    readonly operator: Operator;
    /**
     * What the operator compares with. Dates are `2026-03-01`, `2026-03-01T09:30` or with an offset. Durations are
     *     `30s` `15m` `12h` `7d` `2w` (exact) and `3mo` `1y` (by the calendar).
     */
    readonly value: OperatorValue;
};
/** A condition on the event's own data. It is decided once, when the event is recorded. */
export type WhereCondition = WhereAll | WhereAny | WhereNot | PropertyCondition;
export type WhereAll = {
    readonly all: readonly WhereCondition[];
};
export type WhereAny = {
    readonly any: readonly WhereCondition[];
};
export type WhereNot = {
    /** A condition on the event's own data. It is decided once, when the event is recorded. */
    readonly not: WhereCondition;
};
/** Tests one property as an attribute is tested; a path leads into objects. */
export type PropertyCondition = {
    readonly property: string;
    /**
     * | operator | `value` | holds when the attribute is there and |
     *     |---|---|---|
     *     | `equals` `notEquals` | text, number, boolean | is of the same type and equal |
     *     | `in` `notIn` | up to 1,000 of them | equals one of them |
     *     | `exists` `notExists` | none | is not null; `""`, `0`, `false` and `[]` are there |
     *     | `contains` `notContains` `startsWith` `endsWith` | text | has it inside, at the beginning, at the end |
     *     | `matches` `notMatches` | RE2 pattern | has a match anywhere in its first 2,000 characters |
     *     | `greaterThan` `greaterOrEqual` `lessThan` `lessOrEqual` | number | compares so |
     *     | `between` | `[low, high]`, numbers or dates | is from low to high, both included |
     *     | `isTrue` `isFalse` | none | is `true`, is `false`; missing is neither |
     *     | `before` `after` | date or `"now"` | is earlier, later |
     *     | `on` | day | is within that day |
     *     | `withinLast` `moreThanAgo` | duration | lies back at most that long, at least that long |
     *     | `withinNext` `moreThanAhead` | duration | lies ahead less than that, at least that |
     *     | `anniversaryWithinNext` | duration | its month and day come round in that time |
     */
    readonly operator: Operator;
    /**
     * What the operator compares with. Dates are `2026-03-01`, `2026-03-01T09:30` or with an offset. Durations are
     *     `30s` `15m` `12h` `7d` `2w` (exact) and `3mo` `1y` (by the calendar).
     */
    readonly value?: OperatorValue;
    /** @default false */
    readonly caseSensitive?: boolean;
};
/** Is in that segment. Circles are refused. */
export type SegmentCondition = {
    /** Format: uuid */
    readonly segment: string;
};
/** A share of all contacts, drawn once and for ever; another seed draws another share. */
export type SampleCondition = {
    readonly sample: {
        readonly percent: number;
        readonly seed: string;
    };
};
export type SeenType = "text" | "number" | "boolean" | "date" | "array" | "object";
export type DeclaredType = "text" | "number" | "boolean" | "date";
export type AttributeDeclaration = {
    readonly type: DeclaredType;
    /** @default  */
    readonly description?: string;
};
export type Attribute = {
    readonly name: string;
    readonly types: readonly SeenType[];
    readonly declaredType: DeclaredType | null;
    readonly description: string;
    /** Some values of contacts, for whoever builds a condition. */
    readonly examples: readonly unknown[];
    /**
     * Format: date-time
     * `null` if it was declared and never written.
     */
    readonly firstSeenAt: string | null;
};
export type AttributeList = {
    readonly data: readonly Attribute[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
export type Import = {
    /** Format: uuid */
    readonly id: string;
    readonly state: "queued" | "running" | "completed" | "failed" | "cancelled";
    readonly format: "csv" | "ndjson";
    readonly fileName: string | null;
    readonly rows: {
        readonly read: Count;
        readonly created: Count;
        readonly updated: Count;
        readonly unchanged: Count;
        readonly failed: Count;
    };
    /** How far it is. */
    readonly bytes: {
        readonly read: Count;
        readonly total: Count;
    };
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly startedAt: string | null;
    /** Format: date-time */
    readonly finishedAt: string | null;
    /** If it failed as a whole, why. */
    readonly error: string | null;
};
export type ImportList = {
    readonly data: readonly Import[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
/** Holds nothing of the row itself, so that it may outlive the erasure of whom the row was about. */
export type ImportError = {
    /** The line that the row begins on; the header is line 1. */
    readonly row: number;
    /** Stable; what programs should look at. The last part of a problem's `type`, or `malformed-row`, `row-too-long`, `not-utf-8`, `unstorable`. */
    readonly code: string;
    readonly detail: string;
    /** With a pointer as if the row were an item of the bulk API. */
    readonly errors?: readonly Violation[];
};
export type InboundProvider = {
    readonly provider: "ses" | "sendgrid" | "postmark" | "mailgun";
    /**
     * Format: uri
     * The address to give to the provider. Who knows it can call it.
     */
    readonly url: string;
    /** Whether a secret is stored; it is never shown. */
    readonly secretKnown: boolean;
    /** The SNS topics that are listened to. */
    readonly topics: readonly string[];
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly updatedAt: string;
};
export type InboundProviderList = {
    readonly data: readonly InboundProvider[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
export type InboundProviderPut = {
    /** What the provider signs with (mailgun) or the key to check it (sendgrid). */
    readonly secret?: string;
    /** ARNs of SNS topics (ses). */
    readonly topics?: readonly string[];
};
export type InboundResult = {
    /** How many were understood. */
    readonly events: number;
    /** How many say something about an address. */
    readonly applied: number;
};
export type Suppression = {
    /** A keyed hash of the address, in hexadecimal. */
    readonly hash: string;
    /** The address in its normal form; null when only the hash may be kept. */
    readonly email: string | null;
    /**
     * Why an address is not written to.
     */
    readonly reason: SuppressionReason;
    /** Format: date-time */
    readonly createdAt: string;
};
/**
 * Why an address is not written to.
 */
export type SuppressionReason = "erased" | "complained" | "bounced" | "manual" | "unsubscribed";
export type SuppressionInput = {
    readonly email: string;
    /**
     * @default manual
     */
    readonly reason?: "manual" | "unsubscribed" | "bounced" | "complained";
};
export type SuppressionImport = {
    readonly rows: number;
    /** New, or with a graver reason than before. */
    readonly added: number;
    /** There already. */
    readonly kept: number;
    readonly failed: number;
    readonly errors: readonly {
        /** The line of the file. */
        readonly row: number;
        readonly detail: string;
    }[];
};
export type Topic = {
    /** Format: uuid */
    readonly id: string;
    readonly name: string;
    readonly description: string;
    /**
     * `opt-in`: only those get it who chose it; `opt-out`: all but those who left it.
     */
    readonly mode: TopicMode;
    /** Whether opting in counts only once it was confirmed by mail. */
    readonly doubleOptIn: boolean;
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly updatedAt: string;
};
/**
 * `opt-in`: only those get it who chose it; `opt-out`: all but those who left it.
 */
export type TopicMode = "opt-in" | "opt-out";
export type TopicInput = {
    /** What recipients read, on one line. */
    readonly name: string;
    /** What they read beside it. */
    readonly description?: string;
    /**
     * `opt-in`: only those get it who chose it; `opt-out`: all but those who left it.
     */
    readonly mode: TopicMode;
    /** @default false */
    readonly doubleOptIn?: boolean;
};
export type TopicPatch = {
    readonly name?: string;
    readonly description?: string;
    /**
     * `opt-in`: only those get it who chose it; `opt-out`: all but those who left it.
     */
    readonly mode?: TopicMode;
    readonly doubleOptIn?: boolean;
};
export type TopicList = {
    readonly data: readonly Topic[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
/** By the id of a topic, whether the contact wants to get it. */
export type TopicChoices = {
    readonly [key: string]: boolean;
};
export type ContactTopicsInput = {
    /** Whether it gets anything but transactional messages. */
    readonly subscribed?: boolean;
    /** By the id of a topic, whether the contact wants to get it. */
    readonly topics?: TopicChoices;
    /**
     * That you have the proof of a double opt-in yourself.
     * @default false
     */
    readonly confirmed?: boolean;
};
export type ContactTopics = {
    /** Whether it gets anything but transactional messages; `false` overrules all topics. */
    readonly subscribed: boolean;
    readonly topics: readonly ContactTopic[];
    /**
     * Whether a message that asks to confirm was sent.
     */
    readonly confirmation: "sent" | "held-back" | null;
};
export type ContactTopicsChange = {
    /** Whether it gets anything but transactional messages; `false` overrules all topics. */
    readonly subscribed: boolean;
    readonly topics: readonly ContactTopic[];
    /**
     * Whether a message that asks to confirm was sent.
     */
    readonly confirmation: "sent" | "held-back" | null;
    /** What the change did to memberships, committed together with it. */
    readonly segments: SegmentChanges;
    readonly workflows: WorkflowChanges;
};
export type ContactTopic = {
    /** Format: uuid */
    readonly id: string;
    readonly name: string;
    /** Whether messages about it reach the contact, as long as it is subscribed at all. */
    readonly subscribed: boolean;
    /**
     * What it chose; `null` when it has not.
     */
    readonly choice: "in" | "out" | null;
    /** Whether it was asked to confirm and has not yet. */
    readonly pending: boolean;
};
export type SuppressionList = {
    readonly data: readonly Suppression[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
export type Workspace = {
    /** @example ws_1 */
    readonly id: string;
    readonly name: string;
    /** @example Europe/Rome */
    readonly timeZone: string;
    /** How many there are. */
    readonly contacts: number;
    /** How many there may be; `null` for no limit. Set by whoever runs the server. */
    readonly contactLimit: number | null;
    /** `null` keeps events, and runs that have ended, for ever. */
    readonly eventRetentionDays: number | null;
    /**
     * The host of links in messages; `null` for that of the server.
     * @example links.example.com
     */
    readonly trackingDomain: string | null;
    /** The attribute that is `true` of those who may be tracked; `null` when all may. */
    readonly trackingConsentAttribute: string | null;
    /** Messages a second at most; `null` for no limit. */
    readonly sendRate: number | null;
    /** When contacts get no marketing messages; `null` for never. */
    readonly quietHours: QuietHours | null;
    /** How many marketing messages a contact gets at most; `null` for no limit. */
    readonly frequencyCap: FrequencyCap | null;
    /** Format: date-time */
    readonly createdAt: string;
};
export type WorkspacePatch = {
    readonly name?: string;
    /** A name of the IANA time zone database, such as `Europe/Rome`. */
    readonly timeZone?: string;
    /** After how many days events go; `null` keeps them for ever. */
    readonly eventRetentionDays?: number | null;
    /** A host name; `null` takes it back. */
    readonly trackingDomain?: string | null;
    /** The name of an attribute; `null` takes it back. */
    readonly trackingConsentAttribute?: string | null;
    /** Messages a second at most; `null` for no limit. */
    readonly sendRate?: number | null;
    readonly quietHours?: QuietHours | null;
    readonly frequencyCap?: FrequencyCap | null;
};
/**
 * By the clock where the contact is: its attribute `timezone`, or else the workspace's zone. What would go then waits for the end. At least one of the hours and
 *     `wholeDays` is there.
 */
export type QuietHours = {
    /**
     * Together with `to`.
     * @example 21:00
     */
    readonly from?: string | null;
    /**
     * The first time that is not quiet; on the next day when it is earlier than `from`.
     * @example 08:00
     */
    readonly to?: string | null;
    /**
     * Quiet from midnight to midnight; at most six.
     * @example [
     *       "sunday"
     *     ]
     */
    readonly wholeDays?: readonly ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[] | null;
};
/** Within any stretch of time as long as `per`, a contact gets at most so many `messages`. Those that were sent, may have arrived (`unknown`) or are on their way count. */
export type FrequencyCap = {
    /** @example 3 */
    readonly messages: number;
    /**
     * A duration from `1m` to `366d`, in `s`, `m`, `h`, `d` or `w`.
     * @example 7d
     */
    readonly per: string;
    /**
     * What becomes of one more: `wait` until the oldest that counts is as old as `per`, or `drop`, which ends it as `skipped` with the reason `frequency-cap`.
     * @default wait
     */
    readonly then?: "wait" | "drop";
};
/**
 * `full` stands for all of them, also those that are yet to come.
 */
export type Scope = "full" | "contacts:read" | "contacts:write" | "contacts:delete" | "events:read" | "events:write" | "segments:read" | "segments:write" | "attributes:read" | "attributes:write" | "imports:read" | "imports:write" | "webhooks:read" | "webhooks:write" | "templates:read" | "templates:write" | "topics:read" | "topics:write" | "workflows:read" | "workflows:write" | "messages:read" | "messages:write" | "campaigns:read" | "campaigns:write" | "domains:read" | "domains:write" | "workspace:read" | "workspace:write" | "keys:read" | "keys:write";
/** What a message says. */
export type ContentInput = {
    /**
     * @default html
     */
    readonly format?: "mjml" | "html";
    /** One line. */
    readonly subject: string;
    /** What inboxes show beside the subject: put into the HTML, hidden. */
    readonly preheader?: string | null;
    readonly body: string;
    /** The text part, if it is not to be made from the body. */
    readonly text?: string | null;
};
/**
 * `queued` waits for its turn, `sending` is being handed over, `deferred` was not taken for now, or waits because of a limit of the workspace (`reason`). It ends as `sent`, `bounced` (refused by the mail server),
 *     `failed` (could not be made, or was tried for three days), `skipped` (must not be sent any more) or `unknown` (the answer was lost and it is not sent twice).
 */
export type MessageState = "queued" | "sending" | "deferred" | "sent" | "bounced" | "failed" | "unknown" | "skipped";
export type MessageInput = {
    /** Who is meant; at least one. */
    readonly to: Identifier;
    /**
     * Format: uuid
     * What it says. Without it, `subject` and `body` are required.
     */
    readonly template?: string;
    /** Of the template; the one in use, if missing. */
    readonly version?: number;
    /**
     * @default html
     */
    readonly format?: "mjml" | "html";
    /** One line. */
    readonly subject?: string;
    readonly preheader?: string | null;
    readonly body?: string;
    /** The text part, if it is not to be made from the body. */
    readonly text?: string | null;
    readonly fromName?: string | null;
    readonly fromEmail?: string | null;
    readonly replyTo?: string | null;
    /**
     * Of content of its own; templates say for themselves.
     * @default true
     */
    readonly trackOpens?: boolean;
    /** @default true */
    readonly trackClicks?: boolean;
    /**
     * `marketing` goes only to contacts, and only to those who have not left.
     * @default transactional
     */
    readonly kind?: "transactional" | "marketing";
    /**
     * Format: uuid
     * What it is about; the template's, if missing.
     */
    readonly topic?: string | null;
    /**
     * Whether the workspace's `quietHours` and `frequencyCap` do not hold it. They never hold transactional messages.
     * @default false
     */
    readonly ignoreLimits?: boolean;
    /** Variables for the template. The rules are those of an event's `data`. */
    readonly data?: {
        readonly [key: string]: unknown;
    };
    /**
     * Makes it a test: the message is rendered with the data of this contact and goes to the email of `to`, whoever has that. It is no contact's
     *     message: nothing is recorded of anybody, links to unsubscribe lead to nobody, and `kind` and `topic` are left out. Needs the scope `contacts:read`, too.
     */
    readonly renderAs?: Identifier;
};
export type Message = {
    /** Format: uuid */
    readonly id: string;
    /**
     * Format: uuid
     * `null` when the address is no contact's.
     */
    readonly contact: string | null;
    /**
     * Format: uuid
     * The contact whose data a test shows; `null` for every other message.
     */
    readonly renderedAs: string | null;
    /** The address. */
    readonly to: string;
    readonly kind: "transactional" | "marketing";
    /** Format: uuid */
    readonly topic: string | null;
    /** Format: uuid */
    readonly template: string | null;
    readonly version: number | null;
    /** As it was rendered; `null` before that. */
    readonly subject: string | null;
    /**
     * `queued` waits for its turn, `sending` is being handed over, `deferred` was not taken for now, or waits because of a limit of the workspace (`reason`). It ends as `sent`, `bounced` (refused by the mail server),
     *     `failed` (could not be made, or was tried for three days), `skipped` (must not be sent any more) or `unknown` (the answer was lost and it is not sent twice).
     */
    readonly state: MessageState;
    /** Why it was skipped or failed, or what it waits for: `quiet-hours`, `frequency-cap`, `domain-backoff`. */
    readonly reason: string | null;
    readonly attempts: number;
    /** Format: date-time */
    readonly nextAttemptAt: string | null;
    /** What the mail server said last. */
    readonly reply: {
        /** The reply code of SMTP, such as 550. */
        readonly code: number | null;
        /** The enhanced status (RFC 3463), such as 5.1.1. */
        readonly status: string | null;
        readonly text: string | null;
    } | null;
    /**
     * Format: uuid
     * That it belongs to.
     */
    readonly campaign: string | null;
    /** Of the campaign, from 0. */
    readonly variant: number | null;
    /**
     * Format: uuid
     * Whose run wanted it; `null` when none did.
     */
    readonly workflow: string | null;
    /**
     * Format: uuid
     * That wanted it. It may have been dropped since, with old events.
     */
    readonly run: string | null;
    /** Of the run. */
    readonly step: string | null;
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly sentAt: string | null;
    /**
     * Format: date-time
     * First, by a person as far as can be told. Who clicks has opened.
     */
    readonly openedAt: string | null;
    /** Format: date-time */
    readonly clickedAt: string | null;
    /**
     * Format: date-time
     * First, by a machine.
     */
    readonly machineOpenedAt: string | null;
    /** Format: date-time */
    readonly machineClickedAt: string | null;
};
export type MessageList = {
    readonly data: readonly Message[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
export type MailboxLine = {
    /**
     * Format: uuid
     * That of the message.
     */
    readonly id: string;
    /** Format: uuid */
    readonly contact: string | null;
    readonly to: string;
    readonly subject: string;
    /** Format: date-time */
    readonly receivedAt: string;
};
export type MailboxList = {
    readonly data: readonly MailboxLine[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
export type MailboxMessage = {
    /** Format: uuid */
    readonly id: string;
    /** Format: uuid */
    readonly contact: string | null;
    readonly to: string;
    readonly subject: string;
    /** Format: date-time */
    readonly receivedAt: string;
    readonly html: string;
    readonly text: string;
    /** The message as mail servers get it, unsigned. Empty for a key without `contacts:write`. */
    readonly source: string;
};
export type TemplateInput = {
    readonly name: string;
    readonly description?: string;
    /**
     * Format: uuid
     * What the message is about, unless it says so itself.
     */
    readonly topic?: string | null;
    readonly fromName?: string | null;
    readonly fromEmail?: string | null;
    readonly replyTo?: string | null;
    /** @default true */
    readonly trackOpens?: boolean;
    /** @default true */
    readonly trackClicks?: boolean;
    /**
     * @default html
     */
    readonly format?: "mjml" | "html";
    /** One line. */
    readonly subject: string;
    /** What inboxes show beside the subject: put into the HTML, hidden. */
    readonly preheader?: string | null;
    readonly body: string;
    /** The text part, if it is not to be made from the body. */
    readonly text?: string | null;
};
export type TemplatePatch = {
    readonly name?: string;
    readonly description?: string;
    /**
     * Format: uuid
     * What the message is about, unless it says so itself.
     */
    readonly topic?: string | null;
    readonly fromName?: string | null;
    readonly fromEmail?: string | null;
    readonly replyTo?: string | null;
    readonly trackOpens?: boolean;
    readonly trackClicks?: boolean;
    readonly format?: "mjml" | "html";
    /** One line. */
    readonly subject?: string;
    /** What inboxes show beside the subject: put into the HTML, hidden. */
    readonly preheader?: string | null;
    readonly body?: string;
    /** The text part, if it is not to be made from the body. */
    readonly text?: string | null;
};
export type ContentPreviewInput = {
    /**
     * @default html
     */
    readonly format?: "mjml" | "html";
    /** One line. */
    readonly subject: string;
    /** What inboxes show beside the subject: put into the HTML, hidden. */
    readonly preheader?: string | null;
    readonly body: string;
    /** The text part, if it is not to be made from the body. */
    readonly text?: string | null;
    /** Who is meant; at least one. */
    readonly contact?: Identifier;
    /** Variables, in place of those that there would be. */
    readonly data?: {
        readonly [key: string]: unknown;
    };
};
export type TemplatePreviewInput = {
    readonly version?: number;
    /** Who is meant; at least one. */
    readonly contact?: Identifier;
    /** Variables, in place of those that there would be. */
    readonly data?: {
        readonly [key: string]: unknown;
    };
};
export type Template = {
    /** Format: uuid */
    readonly id: string;
    readonly name: string;
    readonly description: string;
    /** Format: uuid */
    readonly topic: string | null;
    readonly fromName: string | null;
    readonly fromEmail: string | null;
    readonly replyTo: string | null;
    readonly trackOpens: boolean;
    readonly trackClicks: boolean;
    /** The version in use. */
    readonly version: number;
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly updatedAt: string;
    readonly format: "mjml" | "html";
    readonly subject: string;
    readonly preheader: string;
    readonly body: string;
    /** The text part as it was given; `null` when it is made from the body. */
    readonly text: string | null;
    readonly warnings: readonly TemplateFinding[];
};
/** A template without its content. */
export type TemplateSummary = {
    /** Format: uuid */
    readonly id: string;
    readonly name: string;
    readonly description: string;
    /** Format: uuid */
    readonly topic: string | null;
    readonly fromName: string | null;
    readonly fromEmail: string | null;
    readonly replyTo: string | null;
    readonly trackOpens: boolean;
    readonly trackClicks: boolean;
    /** The version in use. */
    readonly version: number;
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly updatedAt: string;
};
export type TemplateList = {
    readonly data: readonly TemplateSummary[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
export type TemplateVersion = {
    readonly version: number;
    readonly format: "mjml" | "html";
    readonly subject: string;
    readonly preheader: string;
    readonly body: string;
    /** The text part as it was given; `null` when it is made from the body. */
    readonly text: string | null;
    /** What is rendered: the body compiled, with the preheader in it, still with its Liquid. */
    readonly html: string;
    /** Format: date-time */
    readonly createdAt: string;
};
export type TemplateVersionSummary = {
    readonly version: number;
    readonly format: "mjml" | "html";
    readonly subject: string;
    /** Format: date-time */
    readonly createdAt: string;
};
export type TemplateVersionList = {
    readonly data: readonly TemplateVersionSummary[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
export type TemplatePreview = {
    readonly subject: string;
    readonly html: string;
    readonly text: string;
    readonly warnings: readonly TemplateFinding[];
};
export type TemplateCheck = {
    readonly errors: readonly TemplateFinding[];
    readonly warnings: readonly TemplateFinding[];
};
/** Something about a content that its author should know. */
export type TemplateFinding = {
    readonly field: "subject" | "preheader" | "body" | "text";
    readonly message: string;
    /** Missing when it is about the whole. */
    readonly line?: number;
    readonly column?: number;
};
/**
 * `preparing`: the audience is written down. `sending` lasts until each message has come to an end.
 */
export type CampaignState = "draft" | "scheduled" | "preparing" | "sending" | "paused" | "completed" | "cancelled";
/** Either a segment or a condition; who is in it when the campaign starts. */
export type CampaignAudience = {
    /** Format: uuid */
    readonly segment?: string | null;
    readonly condition?: Condition | null;
};
export type CampaignContent = {
    /** Format: uuid */
    readonly template: string;
    /** Of the template; the one in use when the campaign starts unless given. */
    readonly version?: number | null;
    /** In place of the template's, in Liquid too. */
    readonly subject?: string | null;
};
/** A part of the audience tries the variants; the rest gets the one that did best, by the rate of opens or clicks of people, the first one if there is no difference. */
export type CampaignTest = {
    /**
     * Of the audience, in percent. Who takes part is a matter of chance, and the same whenever it is asked.
     * @default 20
     */
    readonly share?: number;
    readonly winner: "opens" | "clicks" | "manual";
    /** How long after the test's last message the winner is chosen, such as `4h`; required unless `winner` is `manual`. */
    readonly after?: string | null;
};
/** Either an instant or a local time. */
export type CampaignSchedule = {
    /** Format: date-time */
    readonly at?: string | null;
    /** Such as `2026-12-01T09:00`: sent when it is that time where the contact is, by the attribute `timezone`, or else where the workspace is. */
    readonly localTime?: string | null;
    /**
     * What becomes of those for whom that time has passed at the start, or by more than an hour when it is their turn, as after a pause: sent at once, or nothing. With `localTime`; `send` unless given.
     */
    readonly ifPassed?: "send" | "skip" | null;
};
export type CampaignInput = {
    readonly name: string;
    readonly description?: string | null;
    /** Either a segment or a condition; who is in it when the campaign starts. */
    readonly audience: CampaignAudience;
    /** What it says, unless variants are given. */
    readonly content?: CampaignContent | null;
    /** Two or more in place of `content`. Without a `test` everybody gets one of them by chance. */
    readonly variants?: readonly CampaignContent[] | null;
    readonly test?: CampaignTest | null;
    /**
     * Format: uuid
     * What it is about: who does not want this topic does not get it.
     */
    readonly topic?: string | null;
    /** When it starts; at once unless given. */
    readonly schedule?: CampaignSchedule | null;
    /** Messages an hour, evenly; as fast as possible unless given. */
    readonly throttle?: number | null;
    /**
     * Whether the workspace's `quietHours` and `frequencyCap` do not hold its messages.
     * @default false
     */
    readonly ignoreLimits?: boolean | null;
};
export type CampaignPatch = {
    readonly name?: string;
    readonly description?: string | null;
    /** Either a segment or a condition; who is in it when the campaign starts. */
    readonly audience?: CampaignAudience;
    /** What it says, unless variants are given. */
    readonly content?: CampaignContent | null;
    /** Two or more in place of `content`. Without a `test` everybody gets one of them by chance. */
    readonly variants?: readonly CampaignContent[] | null;
    readonly test?: CampaignTest | null;
    /**
     * Format: uuid
     * What it is about: who does not want this topic does not get it.
     */
    readonly topic?: string | null;
    /** When it starts; at once unless given. */
    readonly schedule?: CampaignSchedule | null;
    /** Messages an hour, evenly; as fast as possible unless given. */
    readonly throttle?: number | null;
    /**
     * Whether the workspace's `quietHours` and `frequencyCap` do not hold its messages.
     * @default false
     */
    readonly ignoreLimits?: boolean | null;
};
export type Campaign = {
    /** Format: uuid */
    readonly id: string;
    readonly name: string;
    readonly description: string;
    /** Either a segment or a condition; who is in it when the campaign starts. */
    readonly audience: CampaignAudience;
    readonly content: CampaignContent | null;
    readonly variants: readonly CampaignContent[] | null;
    readonly test: CampaignTest | null;
    /** Format: uuid */
    readonly topic: string | null;
    readonly schedule: CampaignSchedule | null;
    readonly throttle: number | null;
    readonly ignoreLimits: boolean;
    /**
     * `preparing`: the audience is written down. `sending` lasts until each message has come to an end.
     */
    readonly state: CampaignState;
    /**
     * Why it is paused. By itself it stops when 0.3 % of at least 1,000 messages were complained of, or 10 % of the addresses do not exist, and when the domain of a sender is not verified any more.
     */
    readonly pausedReason: "requested" | "complaint-rate" | "bounce-rate" | "segment-gone" | "template-gone" | "sender-unverified" | null;
    /** Whether somebody should look: 0.08 % complaints or 5 % hard bounces, of at least 1,000 messages. */
    readonly alarmed: boolean;
    /** The variant that won the test, from 0. */
    readonly winner: number | null;
    readonly counts: {
        /** Written down at the start. */
        readonly audience: number;
        /** Messages made so far; a few seconds ahead of what is sent. */
        readonly made: number;
        /** Whose turn has not come. */
        readonly left: number;
        /** For whom the local time had passed. */
        readonly passed: number;
        readonly withoutAddress: number;
        /** Erased before their turn. */
        readonly gone: number;
    };
    /**
     * Format: date-time
     * When it starts, or was to start. With a local time: before that time has come anywhere.
     */
    readonly startsAt: string | null;
    /** Format: date-time */
    readonly startedAt: string | null;
    /** Format: date-time */
    readonly endedAt: string | null;
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly updatedAt: string;
};
export type CampaignList = {
    readonly data: readonly Campaign[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
/** Numbers of messages. */
export type CampaignStatistics = {
    /** All that were made. */
    readonly messages: number;
    /** Wait for their turn. */
    readonly queued: number;
    /** Are being handed over. */
    readonly sending: number;
    /** Put off by a mail server, or because of a limit of the workspace. */
    readonly deferred: number;
    /** Taken by a mail server. */
    readonly sent: number;
    /** Reported as delivered, by providers that report it. */
    readonly delivered: number;
    /** By people. */
    readonly opened: number;
    /** By people. */
    readonly clicked: number;
    /** Opened by machines only. */
    readonly machineOpened: number;
    /** Clicked by machines only. */
    readonly machineClicked: number;
    /** By a mail server, at once. */
    readonly refused: number;
    /** The address does not exist; at once or later. */
    readonly hardBounced: number;
    /** Came back for now. */
    readonly softBounced: number;
    /** Reported as spam. */
    readonly complained: number;
    /** By a link or header of this message. */
    readonly unsubscribed: number;
    /** Must not be sent any more; see `skippedBecause`. */
    readonly skipped: number;
    /** Could not be made, or was tried for too long. */
    readonly failed: number;
    /** A server was lost while it handed it over; not sent again. */
    readonly unknown: number;
};
export type CampaignReport = {
    /** Format: uuid */
    readonly campaign: string;
    /**
     * `preparing`: the audience is written down. `sending` lasts until each message has come to an end.
     */
    readonly state: CampaignState;
    /**
     * Format: date-time
     * When it was counted.
     */
    readonly at: string;
    readonly alarmed: boolean;
    readonly audience: {
        readonly total: number;
        /** Whose turn has not come. */
        readonly left: number;
        /** For whom the local time had passed. */
        readonly passed: number;
        readonly withoutAddress: number;
        /** Erased since the start, with what was held about them. */
        readonly erased: number;
    };
    /** Numbers of messages. */
    readonly total: CampaignStatistics;
    /** Numbers by reason: `unsubscribed`, `suppressed`, `cancelled`, `passed`, `frequency-cap`. */
    readonly skippedBecause: {
        readonly [key: string]: number;
    };
    readonly winner: number | null;
    /** One for each variant, or for the one content. */
    readonly variants: readonly (CampaignStatistics & {
        readonly variant: number;
        /** Format: uuid */
        readonly template: string;
        readonly version: number | null;
        readonly subject: string | null;
        readonly links: readonly CampaignLink[];
    })[];
    /** The hundred that most people followed, of all variants. */
    readonly links: readonly CampaignLink[];
};
export type CampaignLink = {
    /** Where it leads. */
    readonly url: string;
    /** How many followed it. */
    readonly people: number;
    /** Of people, who may follow it more than once. */
    readonly clicks: number;
    readonly machineClicks: number;
};
export type ApiKeyInput = {
    readonly name: string;
    readonly scopes: readonly Scope[];
    /**
     * Format: date-time
     * Never, if missing.
     */
    readonly expiresAt?: string | null;
};
export type ApiKeyRotation = {
    /**
     * How long the old key goes on working; never longer than it would have anyway.
     * @default 86400
     */
    readonly overlapSeconds?: number;
    /**
     * Format: date-time
     * When the new key expires. Never, if missing.
     */
    readonly expiresAt?: string | null;
};
export type ApiKey = {
    /** Format: uuid */
    readonly id: string;
    readonly name: string;
    /**
     * The end of the key, to recognise it by.
     * @example ...x7Qz
     */
    readonly hint: string;
    readonly scopes: readonly Scope[];
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly expiresAt: string | null;
    /**
     * Format: date-time
     * To the minute.
     */
    readonly lastUsedAt: string | null;
    /**
     * Format: date-time
     * Since when it does not work any more; `null` while it does.
     */
    readonly revokedAt: string | null;
};
export type ApiKeyWithSecret = {
    /** Format: uuid */
    readonly id: string;
    readonly name: string;
    readonly hint: string;
    readonly scopes: readonly Scope[];
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly expiresAt: string | null;
    /** Format: date-time */
    readonly lastUsedAt: string | null;
    readonly revokedAt: null;
    /** Keep it; it is not shown again. Missing only in the replay of an `Idempotency-Key`. */
    readonly key?: string;
};
export type ApiKeyList = {
    readonly data: readonly ApiKey[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
export type SendingDomainInput = {
    /**
     * What stands behind the @ of the senders. International names are turned into ASCII.
     * @example mail.example.com
     */
    readonly domain: string;
};
export type SendingDomain = {
    /** Format: uuid */
    readonly id: string;
    /** In ASCII. */
    readonly domain: string;
    /** Whether mail may be sent in its name. */
    readonly verified: boolean;
    /**
     * Where reports about undeliverable mail go once the `returnPath` record is there.
     * @example bounces.mail.example.com
     */
    readonly returnPathHost: string;
    readonly records: readonly DnsRecord[];
    /** Format: date-time */
    readonly createdAt: string;
    /**
     * Format: date-time
     * When DNS was last asked.
     */
    readonly checkedAt: string | null;
    /**
     * Format: date-time
     * Since when it is verified.
     */
    readonly verifiedAt: string | null;
};
/** One record to publish, and what the last check found. */
export type DnsRecord = {
    /**
     * `dkimRsa` and `dkimEd25519` let receivers check our signatures, `returnPath` brings reports about undeliverable mail here, `spf` names who
     *     sends, `dmarc` says what receivers should do with mail that is not signed.
     */
    readonly purpose: "dkimRsa" | "dkimEd25519" | "returnPath" | "spf" | "dmarc";
    /** Whether the domain is verified only with it. */
    readonly required: boolean;
    readonly type: "TXT" | "MX";
    /** @example sm5d6e7f80r._domainkey.mail.example.com */
    readonly name: string;
    readonly value: string;
    /**
     * `different`: something is there and it is not this; `unknown`: DNS did not answer.
     */
    readonly state: "unchecked" | "found" | "missing" | "different" | "unknown";
    /** What is there, up to 10 values of 600 characters. */
    readonly found: readonly string[];
};
export type SendingDomainList = {
    readonly data: readonly SendingDomain[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
export type Health = {
    /** @constant */
    readonly status: "ok";
};
/**
 * - `contact.created`, `contact.updated`: the contact as it is then; `changed` names what is different. `contact.deleted`: ids only.
 *     - `segment.entered`, `segment.exited`: the contact and the segment.
 *     - `email.*`: what happened to a message, with the event's data.
 *     - `workflow.started`, `workflow.completed`, `workflow.failed`: a contact began a workflow, its run ended (`run.outcome` says how), or cannot go on.
 *     - `endpoint.disabled`: another of your webhooks was given up.
 */
export type WebhookType = "contact.created" | "contact.updated" | "contact.deleted" | "segment.entered" | "segment.exited" | "email.sent" | "email.delivered" | "email.opened" | "email.clicked" | "email.bounced" | "email.complained" | "email.unsubscribed" | "workflow.started" | "workflow.completed" | "workflow.failed" | "endpoint.disabled";
export type WebhookInput = {
    /** @example https://hooks.example.com/segmailer */
    readonly url: string;
    readonly description?: string | null;
    /** Missing or empty: all, also those to come. */
    readonly types?: readonly WebhookType[] | null;
};
export type WebhookPatch = {
    readonly url?: string;
    readonly description?: string;
    readonly types?: readonly WebhookType[];
    readonly enabled?: boolean;
};
export type Webhook = {
    /** Format: uuid */
    readonly id: string;
    readonly url: string;
    readonly description: string;
    /** Empty: all, also those to come. */
    readonly types: readonly WebhookType[];
    readonly enabled: boolean;
    /**
     * `manual`: by you. `gone`: the receiver answered 410. `failing`: nothing could be delivered for five days.
     */
    readonly disabledReason: "manual" | "gone" | "failing" | null;
    /** Format: date-time */
    readonly disabledAt: string | null;
    /**
     * Format: date-time
     * The first failure after which nothing was delivered; `null` while it is well.
     */
    readonly failingSince: string | null;
    /**
     * Format: date-time
     * Until when messages are signed with the secret before, too.
     */
    readonly oldSecretUntil: string | null;
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly updatedAt: string;
};
export type WebhookWithSecret = {
    /** Format: uuid */
    readonly id: string;
    readonly url: string;
    readonly description: string;
    /** Empty: all, also those to come. */
    readonly types: readonly WebhookType[];
    readonly enabled: boolean;
    /**
     * `manual`: by you. `gone`: the receiver answered 410. `failing`: nothing could be delivered for five days.
     */
    readonly disabledReason: "manual" | "gone" | "failing" | null;
    /** Format: date-time */
    readonly disabledAt: string | null;
    /**
     * Format: date-time
     * The first failure after which nothing was delivered; `null` while it is well.
     */
    readonly failingSince: string | null;
    /**
     * Format: date-time
     * Until when messages are signed with the secret before, too.
     */
    readonly oldSecretUntil: string | null;
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly updatedAt: string;
    /** Keep it; it is not shown again. Missing only in the replay of an `Idempotency-Key`. */
    readonly secret?: string;
};
export type WebhookList = {
    readonly data: readonly Webhook[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
export type WebhookRotation = {
    /**
     * Also within 24 hours of the last time.
     * @default false
     */
    readonly force?: boolean | null;
};
export type WebhookTest = {
    /** `contact.created`, if missing. */
    readonly type?: WebhookType | null;
};
export type WebhookReplay = {
    /** Format: date-time */
    readonly since: string;
    /**
     * Format: date-time
     * Now, if missing.
     */
    readonly until?: string | null;
    /**
     * Also what arrived.
     * @default false
     */
    readonly delivered?: boolean | null;
    /** Where to go on: the `nextCursor` of the call before. */
    readonly cursor?: string | null;
};
export type WebhookReplayed = {
    readonly replayed: number;
    readonly more: boolean;
    /** Where the next call goes on; `null` when nothing is left. */
    readonly nextCursor: string | null;
};
/** A message on its way to one webhook, and what came of it. */
export type WebhookDelivery = {
    /**
     * The message, the same for all webhooks: the header `webhook-id`.
     * @example msg_0193a0e277777aaa8bbb0123456789ab
     */
    readonly id: string;
    readonly type: string | null;
    /**
     * `failed`: no attempt is to come.
     */
    readonly state: "pending" | "delivered" | "failed";
    readonly attempts: number;
    /** Format: date-time */
    readonly createdAt: string;
    /** Format: date-time */
    readonly nextAttemptAt: string | null;
    /** Exactly what is sent. */
    readonly body: string | null;
    readonly latestAttempt: {
        /** Format: date-time */
        readonly at: string;
        readonly tookMillis: number;
        /** Why there was no answer. */
        readonly error: string | null;
        readonly response: {
            readonly status: number;
            /** Up to 2 kB of them. */
            readonly headers: readonly {
                readonly name: string;
                readonly value: string;
            }[];
            /** Up to 1 kB of it. */
            readonly body: string;
        } | null;
    } | null;
};
export type WebhookDeliveryList = {
    readonly data: readonly WebhookDelivery[];
    /** What to pass as `cursor` for the next page; `null` at the end. */
    readonly nextCursor: NextCursor;
};
/** RFC 9457. Some types have further members, which their description names. */
export type Problem = {
    /** Stable; what programs should look at. `https://segmailer.com/problems/` and a name, or a type of the IANA registry. */
    readonly type: ProblemType | string;
    /** The same for every problem of the type. */
    readonly title: string;
    readonly status: number;
    /** What happened this time, for people. */
    readonly detail: string;
    /** The id of the request. */
    readonly instance: string;
    readonly errors?: readonly Violation[];
} & {
    readonly [key: string]: unknown;
};
/**
 * The types there are. Others may be added, so treat an unknown one by its status.
 */
export type ProblemType = "https://segmailer.com/problems/bad-request" | "https://segmailer.com/problems/malformed-json" | "https://segmailer.com/problems/unauthorized" | "https://segmailer.com/problems/foreign-signature" | "https://segmailer.com/problems/contact-limit-reached" | "https://segmailer.com/problems/missing-scope" | "https://segmailer.com/problems/not-found" | "https://segmailer.com/problems/method-not-allowed" | "https://segmailer.com/problems/request-timeout" | "https://segmailer.com/problems/conflict" | "https://segmailer.com/problems/identifier-conflict" | "https://segmailer.com/problems/address-suppressed" | "https://segmailer.com/problems/segment-in-use" | "https://segmailer.com/problems/segment-is-dynamic" | "https://segmailer.com/problems/template-in-use" | "https://segmailer.com/problems/topic-in-use" | "https://segmailer.com/problems/idempotency-key-in-flight" | "https://segmailer.com/problems/precondition-failed" | "https://segmailer.com/problems/body-too-large" | "https://segmailer.com/problems/uri-too-long" | "https://segmailer.com/problems/unsupported-media-type" | "https://segmailer.com/problems/validation-failed" | "https://segmailer.com/problems/invalid-cursor" | "https://segmailer.com/problems/idempotency-key-reused" | "https://segmailer.com/problems/idempotency-key-unsupported" | "https://iana.org/assignments/http-problem-types#quota-exceeded" | "https://segmailer.com/problems/headers-too-large" | "https://segmailer.com/problems/internal-error" | "https://iana.org/assignments/http-problem-types#temporary-reduced-capacity" | "https://segmailer.com/problems/not-ready";
/** One mistake, and where. */
export type Violation = {
    /**
     * A JSON Pointer into the body, as a fragment.
     * @example #/attributes/plan
     */
    readonly pointer?: string;
    /** The query parameter. */
    readonly parameter?: string;
    /** The header. */
    readonly header?: string;
    readonly detail: string;
};
export type ListContactsQuery = {
    /**
     * The contact with this address.
     * @example jane@example.com
     */
    readonly email?: string;
    /** The contact with this id of yours. */
    readonly externalId?: string;
    /** Only members of this segment. */
    readonly segment?: string;
    /** Only contacts whose address or external id begins with this text, or whose first or last name does. */
    readonly search?: string;
    /** Only contacts that changed at this instant or later. */
    readonly updatedSince?: string;
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type BulkContactsQuery = {
    /**
     * Lets the list subscribe those who have left, because you have their word that they came back. What it changes of consent is then recorded as
     *     `resubscribing-import`.
     */
    readonly resubscribe?: components["parameters"]["Resubscribe"];
};
export type ExportContactsQuery = {
    readonly format?: "csv" | "ndjson";
    /** Only members of this segment. */
    readonly segment?: string;
    /** CSV exactly as stored, for programs rather than spreadsheets. */
    readonly raw?: boolean;
};
export type DeleteContactQuery = {
    readonly suppress?: boolean;
};
export type GetContactTimelineQuery = {
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type GetContactSegmentsQuery = {
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ListEventNamesQuery = {
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ListSegmentsQuery = {
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ListSegmentContactsQuery = {
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ExplainSegmentQuery = {
    /**
     * The contact's id.
     * @example 0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e
     */
    readonly contact: string;
};
export type GetSegmentHistoryQuery = {
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ListAttributesQuery = {
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ListImportsQuery = {
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type CreateImportQuery = {
    /** Overrides what `Content-Type` says. */
    readonly format?: "csv" | "ndjson";
    /** For CSV: where columns go, as URL-encoded JSON. Targets are `email`, `externalId`, `subscribed`, `attributes.NAME` and `ignore`. */
    readonly mapping?: string;
    /** What separates the cells of a CSV file: `comma`, `semicolon`, `tab`, `pipe`, or another sign. A comma, if missing. */
    readonly delimiter?: string;
    readonly inferTypes?: boolean;
    readonly triggerWorkflows?: boolean;
    /**
     * Lets the list subscribe those who have left, because you have their word that they came back. What it changes of consent is then recorded as
     *     `resubscribing-import`.
     */
    readonly resubscribe?: components["parameters"]["Resubscribe"];
    /** Shown in lists; nothing else. */
    readonly fileName?: string;
};
export type GetImportErrorsQuery = {
    readonly format?: "csv" | "ndjson";
};
export type ListMessagesQuery = {
    /** Only those to this contact. */
    readonly contact?: string;
    /** Only those in this state. */
    readonly state?: MessageState;
    /** Only those made from this template. */
    readonly template?: string;
    /** Only those of this campaign. */
    readonly campaign?: string;
    /** Only those of runs of this workflow. */
    readonly workflow?: string;
    /** Only those of this run. */
    readonly run?: string;
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ListMailboxQuery = {
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ListTemplatesQuery = {
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ListTemplateVersionsQuery = {
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ListCampaignsQuery = {
    /** Only those in this state. */
    readonly state?: CampaignState;
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ListWorkflowsQuery = {
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ListRunsQuery = {
    /** Only of this contact. */
    readonly contact?: string;
    /** Only in this state. */
    readonly state?: RunState;
    /** Only at this step. */
    readonly step?: string;
    /** Only of this version. */
    readonly version?: number;
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ListTopicsQuery = {
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ListSuppressionsQuery = {
    /** Only the entry of this address, if it has one. */
    readonly email?: string;
    /** Only those with this reason. */
    readonly reason?: SuppressionReason;
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type DeleteSuppressionQuery = {
    /**
     * The address, in any spelling.
     * @example gone@example.com
     */
    readonly email: string;
};
export type ExportSuppressionsQuery = {
    readonly format?: "csv" | "ndjson";
};
export type ListWebhooksQuery = {
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ListWebhookDeliveriesQuery = {
    /** Only those in this state. */
    readonly state?: "pending" | "delivered" | "failed";
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ListApiKeysQuery = {
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
export type ListDomainsQuery = {
    /** How many objects a page has at most. */
    readonly limit?: components["parameters"]["Limit"];
    /** The `nextCursor` of the page before. */
    readonly cursor?: components["parameters"]["Cursor"];
};
