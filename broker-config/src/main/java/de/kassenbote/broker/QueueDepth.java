package de.kassenbote.broker;

import java.time.Duration;

/**
 * How full a queue is, as shown to operators and sent in heartbeats.
 *
 * @param messages waiting or being delivered, scheduled ones included
 * @param oldestAge age of the first message that waits, by the sender's clock, never negative; zero when none waits
 * @param consumers connected at this moment
 * @param in messages added since the broker started
 * @param out messages acknowledged since the broker started
 */
public record QueueDepth(long messages, Duration oldestAge, int consumers, long in, long out) {}
