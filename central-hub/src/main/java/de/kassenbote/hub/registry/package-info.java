/** The tills that exist: identity, password, number ranges, and the settings that each gets. Exchange settings themselves live with the feeds. */
@NullMarked
package de.kassenbote.hub.registry;

import org.jspecify.annotations.NullMarked;
