/** At the till: the connection to the hub. Finds out when it is there, starts and stops the routes that need it, and waits ever longer in between. No message. */
@NullMarked
package de.kassenbote.routes.link;

import org.jspecify.annotations.NullMarked;
