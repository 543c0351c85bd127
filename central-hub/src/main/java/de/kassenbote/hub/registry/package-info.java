/** The tills that exist: identity, password, number ranges, and the settings that each gets. Which data a till gets belongs to the exchange settings. */
@NullMarked
package de.kassenbote.hub.registry;

import org.jspecify.annotations.NullMarked;
