/**
 * Conditions on a contact: what segments ask, how it is read, decided, explained and printed.
 *
 * <p>A condition is JSON. {@code C} stands for a condition, {@code T} for a test:
 *
 * <pre>
 * C = {"all": [C...]}                holds when every C holds; an empty list holds
 *   | {"any": [C...]}                holds when some C holds; an empty list does not
 *   | {"not": C}
 *   | {"attribute": path, T}         path: "plan", "address.city", or a built-in:
 *                                    $email $emailDomain $createdAt $updatedAt $subscribed $id
 *   | {"event": name, "operator": "performed" | "notPerformed",
 *      ["atLeast": n | "atMost": n | "exactly": n | "between": [n, n],]      default atLeast 1
 *      ["withinLast": span | "since": date | "before": date,]                default: all time
 *      ["where": W]}
 *   | {"event": name, "operator": "firstPerformed" | "lastPerformed", "test": {T}, ["where": W]}
 *   | {"event": name, "operator": "sum", "property": path, "test": {T}, ["where": W]}
 *   | {"segment": "uuid"}
 *   | {"sample": {"percent": 0..100, "seed": text}}       a stable share of all contacts
 * W = all, any and not as above over {"property": path, T}, a path into the event's data
 * T = "operator": see {@link com.segmailer.core.condition.Operator}, "value": ..., ["caseSensitive": true]
 * span = "30s" "15m" "12h" "7d" "2w" (exact, a day is 24 hours), "3mo" "1y" (calendar), up to 100 years
 * date = "2024-01-15" | "2024-01-15T10:00" | "2024-01-15T10:00:00Z" | "2024-01-15T10:00+02:00"
 * </pre>
 *
 * <p>What holds for every condition, for ever:
 *
 * <ul>
 *   <li>It holds or it does not; nothing is unknown. A negative operator is the exact complement of
 *       its positive one, so a missing attribute matches {@code notEquals}. {@code isTrue} and
 *       {@code isFalse} are not complements: a missing attribute is neither.
 *   <li>Text ignores case (NFC and simple case folding) unless {@code "caseSensitive": true}.
 *       Numbers compare as decimals. Text is never taken for a number or a number for text.
 *   <li>An array matches when one of its elements does; arrays and objects inside an array never
 *       do. A path descends into objects, and into each object of an array of objects.
 *   <li>A date without an offset is in the contact's zone; without a time it is the start of that
 *       day. Text that is no date, and values of other types, match no date operator.
 *   <li>Time is counted in microseconds. {@code withinLast d} of t holds while {@code t <= now < t
 *       + d}, {@code moreThanAgo d} from {@code t + d} on, {@code withinNext d} while {@code t - d <
 *       now <= t}, {@code moreThanAhead d} until {@code t - d}.
 *   <li>A recorded event has happened: counts take it in even if its time lies ahead of this
 *       machine's clock.
 *   <li>{@code where} is decided once, when the event is recorded, at the event's own time and in
 *       the workspace's zone.
 * </ul>
 */
@NullMarked
package com.segmailer.core.condition;

import org.jspecify.annotations.NullMarked;
