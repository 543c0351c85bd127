/** Who may do what: tills at the broker, the operator at the web services. Deny by default. */
@NullMarked
package de.kassenbote.hub.access;

import org.jspecify.annotations.NullMarked;
