/**
 * How routes reach a broker: the one set of camel-jms options, and the properties and types of messages. No route, no
 * rule.
 */
@NullMarked
package de.kassenbote.routes.endpoint;

import org.jspecify.annotations.NullMarked;
