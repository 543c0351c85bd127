/**
 * What all routes share: the one set of camel-jms options, the properties and types of messages, the base class, and what they
 * do before they try again. No flow.
 */
@NullMarked
package de.kassenbote.routes.endpoint;

import org.jspecify.annotations.NullMarked;
