/**
 * Workflows: what starts one, what its steps do, and how a run goes from step to step.
 *
 * <p>A definition is JSON. {@code C} is a condition on the contact, {@code W} a filter of an event's
 * data (both as in {@link com.segmailer.core.condition}); a {@code next} that is absent ends the run:
 *
 * <pre>
 * {"triggers": [T...], ["audience": C], ["exits": [X...]], ["goal": H],
 *  ["reentry": "never" | "always" | {"after": span}],            default never
 *  ["key": path into the event's data],                          one run for each value
 *  "start": id, "steps": {id: S...}}
 * T = {"type": "segmentEntered" | "segmentExited", "segment": id}
 *   | {"type": "event", "event": name, ["where": W]}
 *   | {"type": "contactCreated"}
 *   | {"type": "attributeChanged", "attribute": name, ["from": value], ["to": value]}
 *   | {"type": "date", "attribute": path, ["offset": "-3d"], ["at": "09:00"]}
 *   | {"type": "topicSubscribed", "topic": id}
 *   | {"type": "direct"}
 * H = {"condition": C} | {"event": name, ["where": W]}
 * X = H | {"leftSegment": true}
 * S = {"type": "sendEmail", "template": id, ["version": n], ["topic": id], ["kind": "marketing"
 *      | "transactional"], "next"}
 *   | {"type": "wait", "for": span | "until": U, "next"}
 *   | {"type": "waitUntil", "condition": C | "event": name, ["where": W], "next",
 *      ["timeout": {"after": span, "next"}]}
 *   | {"type": "branch", "branches": [{"if": C | "where": W, "next"}...], "otherwise"}
 *   | {"type": "split", "branches": [{"weight": n, "next"}...]}
 *   | {"type": "updateContact", ["attributes": {...}], ["operations": [...]], "next"}
 *   | {"type": "addToSegment" | "removeFromSegment", "segment": id, "next"}
 *   | {"type": "callWebhook", "url", ["headers": {...}], ["data": {...}], ["onFailure"],
 *      "next"}
 *   | {"type": "emitEvent", "event": name, ["data": {...}], "next"}
 *   | {"type": "end"}
 * U = {"time": "09:00", ["days": ["monday"...]]}                    the next such time
 *   | {"from": "09:00", "to": "17:00", ["days": [...]]}             at once inside the window
 *   | {"attribute": path, ["offset": "-3d"], ["at": "09:00"]}       a date of the contact
 * </pre>
 *
 * <p>In a branch, {@code where} asks for the data of the run: {@code event}, what started it, and
 * {@code calls}, the answers of its calls by step.
 */
@NullMarked
package com.segmailer.core.workflow;

import org.jspecify.annotations.NullMarked;
