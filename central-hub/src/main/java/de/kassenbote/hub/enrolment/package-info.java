/** How a machine becomes a till: one-time codes, what they allow, certificates. What a till is and may be lives in the registry. */
@NullMarked
package de.kassenbote.hub.enrolment;

import org.jspecify.annotations.NullMarked;
